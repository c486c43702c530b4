import type { Ledger } from './Ledger.ts';
import type { PollAccount } from './slipAccounts.ts';

/** Whether a poll that says that it follows another one may: see L3 of the rules. */
export function fitsFollowing({ polls }: Ledger, poll: PollAccount): boolean {
  const { follows, sheet } = poll;
  if (follows === null) return true;
  const first = polls.get(follows.pollId);
  if (first === undefined || first.id === poll.id) return false;
  const isRepeated = [...polls.values()].some(
    (other) =>
      other.id !== poll.id &&
      other.state !== 'cancelled' &&
      other.follows?.pollId === follows.pollId &&
      other.follows.as === follows.as,
  );
  if (isRepeated) return false;
  if (follows.as === 'repeat') return first.state === 'cancelled' && first.sheet.form === sheet.form;
  if (first.verdict === null) return false;
  const ids = sheet.rows.map((row) => row.id);
  const withOutcome = (outcome: string) =>
    first.verdict?.rows.filter((row) => row.outcome === outcome).map((row) => row.rowId) ?? [];
  if (follows.as === 'confidence') {
    return (
      sheet.form === 'confidenceVote' && ids.every((id) => withOutcome('confidenceVoteFollows').includes(id))
    );
  }
  if (sheet.form !== 'election' || first.sheet.form !== 'election') return false;
  const tied = withOutcome('tied');
  if (follows.as === 'runOff') {
    const areThose = tied.length === ids.length && tied.every((id) => ids.includes(id));
    return tied.length > 0 && areThose && sheet.toElect === first.verdict.unfilled;
  }
  const isOpenSeat = tied.length === 0 && sheet.toElect <= first.verdict.unfilled;
  return isOpenSeat && !ids.some((id) => withOutcome('elected').includes(id));
}

/** How many run-offs came before this one, itself included. */
export function runOffsUntil({ polls }: Ledger, poll: PollAccount): number {
  let runOffs = 0;
  let one: PollAccount | undefined = poll;
  while (one?.follows?.as === 'runOff' && runOffs <= polls.size) {
    runOffs += 1;
    one = polls.get(one.follows.pollId);
  }
  return runOffs;
}
