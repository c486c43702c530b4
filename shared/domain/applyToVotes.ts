import { completeMajority } from './completePack.ts';
import { changed } from './collections.ts';
import type { SessionEvent } from './event.ts';
import { HDND } from './rulePack.ts';
import type { SessionState } from './session.ts';
import type { Vote } from './vote.ts';

type Of<Type extends SessionEvent['type']> = Extract<SessionEvent, { type: Type }>;
type ChangeOfVote = Of<'ballotCast' | 'voteExtended' | 'voteClosed' | 'voteAnnounced' | 'voteCancelled'>;

export function applyToVotes(state: SessionState, event: Of<'voteOpened'> | ChangeOfVote): SessionState {
  if (event.type !== 'voteOpened') {
    return { ...state, votes: changed(state.votes, event.voteId, (vote) => voteAfter(vote, event)) };
  }
  const { terms, seconds } = event;
  if (state.votes.has(terms.id)) return state;
  const vote: Vote = {
    voters: HDND.voters,
    shown: 'announced',
    ...terms,
    majority: completeMajority(terms.majority),
    quorum: completeMajority(terms.quorum),
    state: 'open',
    seconds,
    ballots: new Map(),
    result: null,
    cancellation: null,
  };
  return { ...state, votes: new Map(state.votes).set(terms.id, vote) };
}

function voteAfter(vote: Vote, event: ChangeOfVote): Vote {
  switch (event.type) {
    case 'ballotCast':
      return { ...vote, ballots: new Map(vote.ballots).set(event.ballot.memberId, event.ballot) };
    case 'voteExtended':
      return { ...vote, seconds: event.seconds };
    case 'voteClosed':
      return { ...vote, state: 'closed', result: { total: event.result.seats, ...event.result } };
    case 'voteAnnounced':
      return { ...vote, state: 'announced' };
    case 'voteCancelled':
      return { ...vote, state: 'cancelled', cancellation: event.cancellation };
  }
}
