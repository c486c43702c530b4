import { apply } from '../../shared/domain/apply.ts';
import type { SessionEvent } from '../../shared/domain/event.ts';
import type { SessionId } from '../../shared/domain/ids.ts';
import type { SessionState } from '../../shared/domain/session.ts';
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
): { state: SessionState | null; head: Head } {
  verifyChain(sessionId, events, head);
  let next = state;
  for (const { payload } of events) {
    if (payload !== null)
      next = apply(next, JSON.parse(Buffer.from(payload).toString('utf8')) as SessionEvent);
  }
  const last = events.at(-1);
  return { state: next, head: last === undefined ? head : { seq: last.seq, chainHash: last.chainHash } };
}
