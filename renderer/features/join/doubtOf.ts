import type { Host } from '../../host/Host.ts';
import { RequestError } from '../../room/RequestError.ts';

/** Why a room is not spoken to yet. */
export type RoomDoubt =
  /** A person has to compare the key that the room shows. */
  | { readonly kind: 'compare'; readonly pin: string }
  | { readonly kind: 'keyChanged' | 'keyDifferent' | 'restart' };

/**
 * `null` when the room may be spoken to; `pin` is the key from a link or one that the person compared. A browser
 * judges certificates itself. Rejects `RequestError` when nobody answers.
 */
export async function doubtOf(host: Host, roomUrl: string, pin: string | null): Promise<RoomDoubt | null> {
  if (host.shell === null) return null;
  const trust = await host.shell.trust(roomUrl, pin);
  switch (trust.kind) {
    case 'trusted':
      return null;
    case 'unknown':
      return { kind: 'compare', pin: trust.shown };
    case 'changed':
      return { kind: 'keyChanged' };
    case 'different':
      return { kind: 'keyDifferent' };
    case 'restart':
      return { kind: 'restart' };
    case 'unreachable':
      throw new RequestError('unreachable');
  }
}
