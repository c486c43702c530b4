import { changed } from './collections.ts';
import { newDoubleEntry, withEntry } from './doubleEntry.ts';
import type { SessionEvent } from './event.ts';
import type { SessionState } from './session.ts';
import { termsFrom, type RecordedTerms, type Vote } from './vote.ts';

type Of<Type extends SessionEvent['type']> = Extract<SessionEvent, { type: Type }>;
type ChangeOfVote =
  | Of<'ballotCast' | 'countEntered' | 'voteExtended' | 'votersReminded'>
  | Of<'voteClosed' | 'voteAnnounced' | 'voteCancelled'>;

export function applyToVotes(state: SessionState, event: Of<'voteOpened'> | ChangeOfVote): SessionState {
  if (event.type !== 'voteOpened') {
    return { ...state, votes: changed(state.votes, event.voteId, (vote) => voteAfter(vote, event)) };
  }
  const { terms, seconds } = event;
  if (state.votes.has(terms.id)) return state;
  return { ...state, votes: new Map(state.votes).set(terms.id, newVote(terms, seconds)) };
}

function newVote(recorded: RecordedTerms, seconds: number): Vote {
  const terms = termsFrom(recorded);
  return {
    ...terms,
    state: 'open',
    seconds,
    ballots: new Map(),
    result: null,
    cancellation: null,
    count: terms.counters === null ? null : newDoubleEntry(terms.counters),
    reminded: new Map(),
    closeReason: '',
  };
}

function voteAfter(vote: Vote, event: ChangeOfVote): Vote {
  switch (event.type) {
    case 'ballotCast':
      return { ...vote, ballots: new Map(vote.ballots).set(event.ballot.memberId, event.ballot) };
    case 'countEntered':
      return vote.count === null ? vote : { ...vote, count: withEntry(vote.count, event.by, event.count) };
    case 'votersReminded': {
      const { memberIds, at } = event;
      return { ...vote, reminded: new Map([...vote.reminded, ...memberIds.map((id) => [id, at] as const)]) };
    }
    case 'voteExtended':
      return { ...vote, seconds: event.seconds };
    case 'voteClosed':
      return {
        ...vote,
        state: 'closed',
        result: { total: event.result.seats, ...event.result },
        closeReason: event.reason ?? '',
      };
    case 'voteAnnounced':
      return { ...vote, state: 'announced' };
    case 'voteCancelled':
      return { ...vote, state: 'cancelled', cancellation: event.cancellation };
  }
}
