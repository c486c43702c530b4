import { hostnameOf, type PinCache } from '../cache/PinCache.ts';
import type { Present } from './presentedPin.ts';
import type { RefusedKeys } from './verifyCertificate.ts';

export interface GateParts {
  readonly pins: PinCache;
  readonly present: Present;
  readonly refused: RefusedKeys;
  /** Told once of every other key that a remembered room shows at its own port. */
  readonly onChanged: (hostname: string) => void;
}

/**
 * Whether a request may leave: over TLS only to an origin whose key is kept. Chromium has a certificate judged
 * per name, without the port, so that `verifyCertificate` cannot tell two rooms of one host apart. Where their
 * keys differ, the key that is shown at this very port is read in a handshake before each request; who holds
 * the other room's key and takes over this port within that moment is not noticed here.
 */
export async function mayLeave(
  { pins, present, refused, onChanged }: GateParts,
  url: string,
): Promise<boolean> {
  const roomUrl = securePlace(url);
  if (roomUrl === null) return true;
  const kept = pins.of(roomUrl);
  if (kept === null) return false;
  const hostname = hostnameOf(roomUrl);
  if (pins.ofHost(hostname).every(({ pin }) => pin === kept.pin)) return true;
  const shown = await present(roomUrl);
  if (shown === null || shown === kept.pin) return shown !== null;
  if (refused.add(roomUrl, shown) && kept.isBound) onChanged(hostname);
  return false;
}

/** The origin of a room that is asked over TLS; `null` for every other address. */
function securePlace(url: string): string | null {
  const { protocol, host } = new URL(url);
  return protocol === 'https:' || protocol === 'wss:' ? `https://${host}` : null;
}
