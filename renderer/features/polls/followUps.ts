import type { PollId } from '../../../shared/domain/ids.ts';
import type { RulePack } from '../../../shared/domain/rulePack.ts';
import type { Following, PollPlan, RowOutcome, SlipSheet } from '../../../shared/domain/slip.ts';
import type { PollView, Projection } from '../../../shared/protocol/projection.ts';

/** A poll that the rules call for after this one (L3). */
export interface FollowUp {
  readonly as: Following;
  readonly sheet: SlipSheet;
}

/** What may follow this poll now; a poll is followed once for each reason. */
export function followUpsOf(projection: Projection, poll: PollView, pack: RulePack): FollowUp[] {
  return possible(projection, poll, pack).filter(({ as }) => !isFollowed(projection, poll.id, as));
}

/** The tied are more than their seats, and the rules allow no more run-offs. */
export function isRunOffSpent(projection: Projection, poll: PollView, pack: RulePack): boolean {
  const isTied = idsOf(poll, 'tied').size > 0 && !isFollowed(projection, poll.id, 'runOff');
  return isTied && runOffsBefore(projection, poll) >= pack.elections.runOffs;
}

/** The plan of a poll that follows: of the same item and form of casting. */
export function planOf(poll: PollView, { as, sheet }: FollowUp, id: PollId): PollPlan {
  return { id, itemId: poll.itemId, method: poll.method, sheet, follows: { pollId: poll.id, as } };
}

/** The poll that follows this one for that reason, unless it was cancelled. */
export function isFollowed({ polls }: Projection, pollId: PollId, as: Following): boolean {
  return Object.values(polls).some(
    ({ follows, state }) => follows?.pollId === pollId && follows.as === as && state !== 'cancelled',
  );
}

function possible(projection: Projection, poll: PollView, pack: RulePack): FollowUp[] {
  const { sheet, state, result } = poll;
  if (state === 'cancelled') return [{ as: 'repeat', sheet }];
  if (result === null) return [];
  const { rows, title } = sheet;
  if (sheet.form === 'confidenceSlips') {
    const due = idsOf(poll, 'confidenceVoteFollows');
    const ofDue = rows.filter(({ id }) => due.has(id));
    return ofDue.length === 0
      ? []
      : [{ as: 'confidence', sheet: { form: 'confidenceVote', title, rows: ofDue } }];
  }
  if (sheet.form !== 'election' || result.unfilled === 0) return [];
  const tied = idsOf(poll, 'tied');
  if (tied.size > 0) {
    if (runOffsBefore(projection, poll) >= pack.elections.runOffs) return [];
    const among = rows.filter(({ id }) => tied.has(id));
    return [{ as: 'runOff', sheet: { form: 'election', title, rows: among, toElect: result.unfilled } }];
  }
  const elected = idsOf(poll, 'elected');
  const left = rows.filter(({ id }) => !elected.has(id));
  if (left.length === 0) return [];
  const toElect = Math.min(result.unfilled, left.length);
  return [{ as: 'further', sheet: { form: 'election', title, rows: left, toElect } }];
}

/** How many run-offs there were up to this poll, itself included. */
function runOffsBefore({ polls }: Projection, poll: PollView): number {
  let [runOffs, one] = [0, poll as PollView | undefined];
  while (one?.follows?.as === 'runOff') {
    runOffs += 1;
    one = polls[one.follows.pollId];
  }
  return runOffs;
}

function idsOf({ result }: PollView, outcome: RowOutcome): ReadonlySet<string> {
  return new Set((result?.rows ?? []).flatMap((row) => (row.outcome === outcome ? row.rowId : [])));
}
