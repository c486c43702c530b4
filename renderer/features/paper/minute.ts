import { isHere, type Presence } from '../../../shared/domain/attendance.ts';
import type { MemberId, SittingId } from '../../../shared/domain/ids.ts';
import type { Majority } from '../../../shared/domain/rulePack.ts';
import {
  MARKS,
  type Mark,
  type RowOutcome,
  type SlipForm,
  type SlipTurnout,
} from '../../../shared/domain/slip.ts';
import { majoritiesOf } from '../../../shared/domain/slipTally.ts';
import type { PollView, Projection } from '../../../shared/protocol/projection.ts';

export interface MinuteTeller {
  readonly id: MemberId;
  readonly name: string;
  readonly position: string;
  readonly isHead: boolean;
}

export interface MinuteRow {
  readonly id: string;
  readonly name: string;
  readonly office: string;
  readonly counts: readonly number[];
  readonly outcome: RowOutcome;
}

export interface MinuteThreshold {
  readonly majority: Majority;
  readonly needed: number;
  readonly total: number;
}

/** What a tally minute says, all of it from the record (L18). */
export interface Minute {
  readonly form: SlipForm;
  readonly title: string;
  readonly number: number;
  readonly openedAt: number;
  /** `null` in records from before it was kept. */
  readonly closedAt: number | null;
  /** What those who vote are called. */
  readonly voters: string;
  /** The head first. */
  readonly tellers: readonly MinuteTeller[];
  /** Names of the two who counted. */
  readonly counters: readonly [string, string];
  readonly recounts: readonly { readonly name: string; readonly reason: string }[];
  readonly entitled: number;
  /** Delegates here by the roll when it was opened; `null` where the roll's history does not say. */
  readonly here: number | null;
  readonly turnout: Extract<SlipTurnout, { method: 'paper' }>;
  readonly seats: number;
  readonly marks: readonly Mark[];
  /** In the order of the result. */
  readonly rows: readonly MinuteRow[];
  readonly thresholds: readonly MinuteThreshold[];
  /** Seats to fill and seats that stayed empty; `null` but for elections. */
  readonly places: { readonly toElect: number; readonly unfilled: number } | null;
}

/** `null` for a poll that is not on paper, or has no result to see. */
export function minuteOf(projection: Projection, poll: PollView): Minute | null {
  const { sheet, terms, tellers, result } = poll;
  if (result === null || terms === null || tellers === null || result.turnout.method !== 'paper') return null;
  const nameOf = (id: MemberId) => projection.members[id]?.name ?? id;
  const [one, other] = tellers.counterIds;
  return {
    form: sheet.form,
    title: sheet.title,
    number: terms.number,
    ...{ openedAt: terms.openedAt, closedAt: poll.closedAt },
    voters: projection.sittingRecords[terms.sittingId]?.pack?.voters ?? 'đại biểu',
    tellers: [tellers.headId, ...tellers.memberIds].map((id) => ({
      id,
      name: nameOf(id),
      position: projection.members[id]?.position ?? '',
      isHead: id === tellers.headId,
    })),
    counters: [nameOf(one), nameOf(other)],
    recounts: (projection.slipCounting[poll.id]?.recounts ?? []).map(({ memberId, reason }) => ({
      name: nameOf(memberId),
      reason,
    })),
    entitled: terms.entitled,
    here: hereAt(projection, terms.sittingId, terms.openedAt),
    turnout: result.turnout,
    seats: result.seats,
    marks: MARKS[sheet.form],
    rows: result.rows.map(({ rowId, counts, outcome }) => {
      const row = sheet.rows.find(({ id }) => id === rowId);
      return { id: rowId, name: row?.name ?? rowId, office: row?.office ?? '', counts, outcome };
    }),
    thresholds: majoritiesOf(terms.thresholds).map((majority, index) => ({
      majority,
      needed: result.needed[index] ?? 0,
      total: result.totals[index] ?? 0,
    })),
    places: sheet.form === 'election' ? { toElect: sheet.toElect, unfilled: result.unfilled } : null,
  };
}

/** T11: how many were in the room at this time; `null` where the history of the roll is not seen or not dated. */
export function hereAt(
  { rollChanges }: Pick<Projection, 'rollChanges'>,
  sittingId: SittingId,
  instant: number,
): number | null {
  const roll = new Map<MemberId, Presence | null>();
  for (let number = 0; ; number += 1) {
    const change = rollChanges[`${sittingId}/${number}`];
    if (change === undefined) break;
    if (change.at === null) return null;
    // What is only said by the delegate leaves the roll as it was.
    if (change.way !== 'declared' && change.at <= instant) roll.set(change.memberId, change.presence);
  }
  if (roll.size === 0) return null;
  return [...roll.values()].filter((presence) => presence !== null && isHere(presence)).length;
}

/** Which mark decides in this form. */
export function decidingMark(form: SlipForm): Mark {
  switch (form) {
    case 'confidenceSlips':
      return 'low';
    case 'confidenceVote':
      return 'noTrust';
    case 'election':
      return 'elect';
    case 'proposal':
      return 'agree';
  }
}

/** Which of the thresholds an outcome is measured by: the second one only where it leads to a vote of confidence. */
export function thresholdFor({ thresholds }: Minute, outcome: RowOutcome): MinuteThreshold | undefined {
  return outcome === 'confidenceVoteFollows' ? thresholds[1] : thresholds[0];
}
