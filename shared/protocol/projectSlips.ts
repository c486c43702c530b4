import { entryStateOf } from '../domain/doubleEntry.ts';
import type { MemberId } from '../domain/ids.ts';
import type { SessionState } from '../domain/session.ts';
import type { OpenedPoll, Poll } from '../domain/slip.ts';
import {
  differencesOf,
  discrepanciesOf,
  type CountDifference,
  type PaperCount,
} from '../domain/slipCount.ts';
import type { CountingView, PollView, Projection, Seat } from './projection.ts';

type Polls = SessionState['polls'];

/** L16: what is prepared is the desk's. */
export function pollViews(polls: Polls, seesAll: boolean): Projection['polls'] {
  const seen = [...polls.values()].filter((poll) => seesAll || poll.state !== 'prepared');
  return Object.fromEntries(seen.map((poll) => [poll.id, viewOf(poll, seesAll)]));
}

function viewOf(poll: Poll, seesAll: boolean): PollView {
  const { id, itemId, method, sheet, follows, state, tellers } = poll;
  const plan = { id, itemId, method, sheet, follows, state, tellers };
  if (poll.state === 'prepared') {
    return {
      ...{ ...plan, terms: null, seconds: 0, result: null },
      ...{ closedAt: null, closeReason: '', reason: null },
    };
  }
  const { electorate, ...terms } = poll.terms;
  const isShown = poll.state === 'announced' || (poll.state === 'closed' && seesAll);
  return {
    ...plan,
    terms: { ...terms, entitled: electorate.length },
    seconds: poll.seconds,
    result: isShown ? poll.result : null,
    closeReason: isShown ? poll.closeReason : '',
    closedAt: 'closedAt' in poll ? poll.closedAt : null,
    reason: poll.state === 'cancelled' ? poll.reason : null,
  };
}

export function slipTurnout(polls: Polls): Projection['slipTurnout'] {
  return Object.fromEntries(openedAmong(polls).map((poll) => [poll.id, poll.slips.size]));
}

/** L16: who has cast a slip in the open poll. */
export function slipsIn(polls: Polls): Projection['slipsIn'] {
  const open = openedAmong(polls).filter((poll) => poll.state === 'open');
  const keys = open.flatMap((poll) => [...poll.slips.keys()].map((memberId) => `${poll.id}/${memberId}`));
  return Object.fromEntries(keys.map((key) => [key, true]));
}

/** L19: when the silent were last reminded. */
export function slipReminded(polls: Polls): Projection['slipReminded'] {
  const open = openedAmong(polls).filter(({ state, reminded }) => state === 'open' && reminded.size > 0);
  return Object.fromEntries(open.map(({ id, reminded }) => [id, Math.max(...reminded.values())]));
}

/** L19: what this member was asked not to forget. */
export function ownSlipReminders(polls: Polls, memberId: MemberId): Seat['slipReminders'] {
  const reminders = openedAmong(polls).flatMap(({ id, state, slips, reminded }) => {
    const at = reminded.get(memberId);
    return state === 'open' && at !== undefined && !slips.has(memberId) ? [[id, at] as const] : [];
  });
  return Object.fromEntries(reminders) as Seat['slipReminders'];
}

/** L16: how the counting on paper stands; numbers only where two counts differ or one cannot be. */
export function countingViews(polls: Polls): Projection['slipCounting'] {
  const counted = openedAmong(polls).filter((poll) => poll.method === 'paper');
  return Object.fromEntries(counted.map((poll) => [poll.id, countingOf(poll)]));
}

function countingOf(poll: OpenedPoll): CountingView {
  const { sheet, terms, counts } = poll;
  const differences = differencesIn(poll);
  const agreed = counts.size === 2 && differences.length === 0 ? [...counts.values()][0] : undefined;
  return {
    counted: [...counts.keys()],
    differences,
    discrepancies: agreed === undefined ? [] : discrepanciesOf(sheet, terms.electorate.length, agreed),
    agreed: agreed ?? null,
    recounts: poll.recounts,
  };
}

/** In the order of the two who count; nothing before both have counted. */
function differencesIn({ sheet, tellers, counts }: OpenedPoll): readonly CountDifference[] {
  const [one, other] = (tellers?.counterIds ?? []).map((memberId) => counts.get(memberId));
  return one === undefined || other === undefined ? [] : differencesOf(sheet, one, other);
}

/** L17: what this member counted, how far the two are, and where they differ once both have. */
export function ownSlipCounts(polls: Polls, memberId: MemberId): Seat['slipCounts'] {
  const own = openedAmong(polls).flatMap((poll) => {
    const counters = poll.tellers?.counterIds;
    if (counters?.includes(memberId) !== true) return [];
    const state = entryStateOf<PaperCount>(
      { counters, entries: poll.counts },
      (one, other) => differencesOf(poll.sheet, one, other).length === 0,
    );
    const count = poll.counts.get(memberId) ?? null;
    return [[poll.id, { state, count, differences: differencesIn(poll) }] as const];
  });
  return Object.fromEntries(own);
}

function openedAmong(polls: Polls): readonly OpenedPoll[] {
  return [...polls.values()].filter((poll) => poll.state !== 'prepared');
}
