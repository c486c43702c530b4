import type { SessionState } from '../domain/session.ts';
import type { Vote } from '../domain/vote.ts';
import type { Projection, VoteView } from './projection.ts';

type Part = Pick<Projection, 'votes' | 'turnout' | 'voted' | 'choices'>;

/** P8. */
export function voteParts(state: SessionState, seesAll: boolean): Part {
  const votes = [...state.votes.values()];
  return {
    votes: Object.fromEntries(votes.map((vote) => [vote.id, viewOf(vote, seesAll)])),
    turnout: Object.fromEntries(votes.map((vote) => [vote.id, vote.ballots.size])),
    voted: seesAll ? votedIn(votes.filter((vote) => vote.state === 'open')) : {},
    choices: choicesIn(votes.filter((vote) => vote.state === 'announced')),
  };
}

function viewOf(vote: Vote, seesAll: boolean): VoteView {
  const { electorate, ballots: _, result, ...terms } = vote;
  const isShown = seesAll || vote.state === 'announced';
  return { ...terms, result: isShown ? result : null, entitled: electorate.length };
}

function votedIn(votes: readonly Vote[]): Record<string, true> {
  const keys = votes.flatMap((vote) => [...vote.ballots.keys()].map((memberId) => `${vote.id}/${memberId}`));
  return Object.fromEntries(keys.map((key) => [key, true]));
}

function choicesIn(votes: readonly Vote[]): Projection['choices'] {
  return Object.fromEntries(
    votes.flatMap((vote) =>
      [...vote.ballots.values()].map(({ memberId, choice }) => [`${vote.id}/${memberId}`, choice] as const),
    ),
  );
}
