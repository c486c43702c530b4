import { apply } from '../../shared/domain/apply.ts';
import type { SessionEvent } from '../../shared/domain/event.ts';
import type { SessionId } from '../../shared/domain/ids.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import { placeOf, type Place } from './ballotPlaces.ts';
import type { StoredEvent } from '../store/RoomStore.ts';
import type { Head } from './Draft.ts';
import { verifyChain } from './eventChain.ts';

/**
 * The state after further stored events. Throws `ChainBroken` when they do not follow `head` or were changed.
 * An event whose payload was erased counts in the chain and says nothing any more.
 */
export function replay(
  sessionId: SessionId,
  events: readonly StoredEvent[],
  state: SessionState | null,
  head: Head,
): { state: SessionState | null; head: Head; ballots: readonly Place[] } {
  verifyChain(sessionId, events, head);
  let next = state;
  const ballots: Place[] = [];
  for (const stored of events) {
    if (stored.payload === null) continue;
    const event = JSON.parse(Buffer.from(stored.payload).toString('utf8')) as SessionEvent;
    next = apply(next, event);
    const ballot = placeOf(event, stored);
    if (ballot !== null) ballots.push(ballot);
  }
  const last = events.at(-1);
  const reached = last === undefined ? head : { seq: last.seq, chainHash: last.chainHash };
  return { state: next, head: reached, ballots };
}
