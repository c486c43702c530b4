import { changed, without } from './collections.ts';
import type { SessionEvent } from './event.ts';
import type { SessionState } from './session.ts';
import type { OpenedPoll, Poll } from './slip.ts';
import type { Tellers } from './slipCount.ts';

type Of<Type extends SessionEvent['type']> = Extract<SessionEvent, { type: Type }>;
type SlipEvent = Of<
  | 'pollPut'
  | 'pollRemoved'
  | 'tellersNamed'
  | 'pollOpened'
  | 'slipCast'
  | 'pollReminded'
  | 'pollExtended'
  | 'paperCounted'
  | 'pollClosed'
  | 'pollAnnounced'
  | 'pollCancelled'
>;

export function applyToSlips(state: SessionState, event: SlipEvent): SessionState {
  if (event.type === 'pollPut') {
    const { poll } = event;
    const before = state.polls.get(poll.id);
    if (before !== undefined && before.state !== 'prepared') return state;
    const tellers = poll.method === 'paper' ? (before?.tellers ?? null) : null;
    const prepared: Poll = { ...poll, state: 'prepared', tellers };
    return { ...state, polls: new Map(state.polls).set(poll.id, prepared) };
  }
  if (event.type === 'pollRemoved') {
    if (state.polls.get(event.pollId)?.state !== 'prepared') return state;
    return { ...state, polls: without(state.polls, event.pollId) };
  }
  return { ...state, polls: changed(state.polls, event.pollId, (poll) => pollAfter(poll, event)) };
}

type ChangeOfPoll = Exclude<SlipEvent, Of<'pollPut' | 'pollRemoved'>>;

function pollAfter(poll: Poll, event: ChangeOfPoll): Poll {
  if (event.type === 'tellersNamed') return withTellers(poll, event.tellers);
  if (event.type === 'pollOpened') {
    if (poll.state !== 'prepared') return poll;
    const { terms, seconds } = event;
    const empty = { slips: new Map(), counts: new Map(), recounts: [], reminded: new Map() };
    return { ...poll, ...empty, state: 'open', terms, seconds };
  }
  return poll.state === 'prepared' ? poll : openedAfter(poll, event);
}

function openedAfter(
  poll: OpenedPoll,
  event: Exclude<ChangeOfPoll, Of<'tellersNamed' | 'pollOpened'>>,
): OpenedPoll {
  switch (event.type) {
    case 'slipCast':
      return { ...poll, slips: new Map(poll.slips).set(event.slip.memberId, event.slip) };
    case 'pollReminded': {
      const { memberIds, at } = event;
      return { ...poll, reminded: new Map([...poll.reminded, ...memberIds.map((id) => [id, at] as const)]) };
    }
    case 'pollExtended':
      return { ...poll, seconds: event.seconds };
    case 'paperCounted':
      return withCount(poll, event);
    case 'pollClosed':
      return poll.state === 'open'
        ? {
            ...{ ...poll, state: 'closed', result: event.result },
            ...{ closedAt: event.at ?? null, closeReason: event.reason ?? '' },
          }
        : poll;
    case 'pollAnnounced':
      return poll.state === 'closed' ? { ...poll, state: 'announced' } : poll;
    case 'pollCancelled':
      return poll.state === 'open' ? { ...poll, state: 'cancelled', reason: event.reason } : poll;
  }
}

/** L18: a count that replaces another one of the same teller is a recount. */
function withCount(poll: OpenedPoll, { memberId, count, reason }: Of<'paperCounted'>): OpenedPoll {
  const recounts = poll.counts.has(memberId) ? [...poll.recounts, { memberId, reason }] : poll.recounts;
  return { ...poll, recounts, counts: new Map(poll.counts).set(memberId, count) };
}

/** L12: what those counted who count no more is kept in the record and does not stand. */
function withTellers(poll: Poll, tellers: Tellers): Poll {
  if (poll.state === 'prepared') return { ...poll, tellers };
  const counts = new Map([...poll.counts].filter(([memberId]) => tellers.counterIds.includes(memberId)));
  return { ...poll, tellers, counts };
}
