import type { RefusalCode } from './refusal.ts';
import type { SessionState } from './session.ts';
import type { Poll, PollPlan, RowResult, SlipResult, SlipSheet } from './slip.ts';

/** L3: whether this poll may follow the one that it names. */
export function faultOfFollowing({ polls }: Pick<SessionState, 'polls'>, plan: PollPlan): RefusalCode | null {
  const { follows, sheet } = plan;
  if (follows === null) return null;
  const first = polls.get(follows.pollId);
  if (first === undefined || first.id === plan.id) return 'noSuchPoll';
  for (const other of polls.values()) {
    const isRival = other.id !== plan.id && other.state !== 'cancelled';
    const isSame = other.follows?.pollId === follows.pollId && other.follows.as === follows.as;
    if (isRival && isSame) return 'followingWrong';
  }
  return fits(first, sheet, follows.as) ? null : 'followingWrong';
}

/** L4: how many run-offs came before this one, itself included. */
export function runOffsUntil({ polls }: Pick<SessionState, 'polls'>, plan: PollPlan): number {
  let [runOffs, one] = [0, plan as PollPlan | undefined];
  while (one?.follows?.as === 'runOff' && runOffs <= polls.size) {
    runOffs += 1;
    one = polls.get(one.follows.pollId);
  }
  return runOffs;
}

function fits(first: Poll, sheet: SlipSheet, as: NonNullable<PollPlan['follows']>['as']): boolean {
  if (as === 'repeat') return first.state === 'cancelled' && first.sheet.form === sheet.form;
  if (first.state !== 'closed' && first.state !== 'announced') return false;
  const { result } = first;
  switch (as) {
    case 'runOff':
      return isRunOff(first.sheet, result, sheet);
    case 'further':
      return isFurther(first.sheet, result, sheet);
    case 'confidence': {
      const due = idsOf(result, 'confidenceVoteFollows');
      return sheet.form === 'confidenceVote' && sheet.rows.every((row) => due.has(row.id));
    }
  }
}

/** Those who were tied, all of them, for the places that they tied for. */
function isRunOff(first: SlipSheet, { rows, unfilled }: SlipResult, sheet: SlipSheet): boolean {
  if (first.form !== 'election' || sheet.form !== 'election') return false;
  const tied = rows.filter((row) => row.outcome === 'tied');
  const ids = new Set(sheet.rows.map((row) => row.id));
  const areThose = ids.size === tied.length && tied.every((row) => ids.has(row.rowId));
  return tied.length > 0 && areThose && sheet.toElect === unfilled;
}

/** For seats that nobody reached the majority for; who was elected does not stand again. */
function isFurther(first: SlipSheet, result: SlipResult, sheet: SlipSheet): boolean {
  if (first.form !== 'election' || sheet.form !== 'election') return false;
  if (result.rows.some((row) => row.outcome === 'tied')) return false;
  const elected = idsOf(result, 'elected');
  return sheet.toElect <= result.unfilled && sheet.rows.every((row) => !elected.has(row.id));
}

function idsOf({ rows }: SlipResult, outcome: RowResult['outcome']): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => (row.outcome === outcome ? row.rowId : [])));
}
