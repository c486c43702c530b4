import type { Choice } from '../domain/rulePack.ts';
import type { SessionState } from '../domain/session.ts';
import type { Vote } from '../domain/vote.ts';
import type { Projection, VoteView } from './projection.ts';

type Votes = SessionState['votes'];

/** P8. */
export function voteViews(votes: Votes, seesAll: boolean): Projection['votes'] {
  return ofEach(votes, (vote) => viewOf(vote, seesAll));
}

export function turnoutOf(votes: Votes): Projection['turnout'] {
  return ofEach(votes, (vote) => vote.ballots.size);
}

/** P8: who has voted in the open vote. */
export function votedIn(votes: Votes): Projection['voted'] {
  const open = [...votes.values()].filter((vote) => vote.state === 'open');
  const keys = open.flatMap((vote) => [...vote.ballots.keys()].map((memberId) => `${vote.id}/${memberId}`));
  return Object.fromEntries(keys.map((key) => [key, true]));
}

export function announcedAmong(votes: Votes): readonly Vote[] {
  return [...votes.values()].filter((vote) => vote.state === 'announced');
}

/** P8: who chose what in these votes. */
export function choicesIn(...votes: readonly Vote[]): Projection['choices'] {
  return Object.fromEntries(
    votes.flatMap((vote) =>
      [...vote.ballots.values()].map(({ memberId, choice }) => [`${vote.id}/${memberId}`, choice] as const),
    ),
  );
}

function viewOf(vote: Vote, seesAll: boolean): VoteView {
  const { electorate, ballots: _, result, ...terms } = vote;
  const isShown = seesAll || vote.state === 'announced' || vote.shown !== 'announced';
  const running = vote.state === 'open' && vote.shown === 'live' ? countsOf(vote) : null;
  return { ...terms, result: isShown ? result : null, entitled: electorate.length, running };
}

function countsOf({ ballots }: Vote): Record<Choice, number> {
  const counts = { for: 0, against: 0, abstain: 0 };
  for (const { choice } of ballots.values()) counts[choice] += 1;
  return counts;
}

function ofEach<Value>(votes: Votes, make: (vote: Vote) => Value): Record<string, Value> {
  return Object.fromEntries([...votes].map(([id, vote]) => [id, make(vote)]));
}
