import type { BridgeTrust } from '../../shared/bridge/contract.ts';
import { hostnameOf, type PinCache } from '../cache/PinCache.ts';
import type { Present } from './presentedPin.ts';
import type { RefusedKeys } from './verifyCertificate.ts';

export interface TrustParts {
  readonly pins: PinCache;
  readonly present: Present;
  readonly refused: RefusedKeys;
}

/**
 * Compares the key that a room shows with the one kept for it, else with `pin`: from a join link, or the one
 * that a person compared. Only then is it kept, and only kept keys are ever spoken to. A key that is bound to a
 * remembered session is never replaced.
 */
export async function trustRoom(
  { pins, present, refused }: TrustParts,
  roomUrl: string,
  pin: string | null,
): Promise<BridgeTrust> {
  // Plain: a room on this computer. Rooms answer no plain request from elsewhere.
  if (new URL(roomUrl).protocol === 'http:') return { kind: 'trusted' };
  const shown = await present(roomUrl);
  if (shown === null) return { kind: 'unreachable' };
  const kept = pins.of(roomUrl);
  if (kept !== null && kept.isBound && kept.pin !== shown) return { kind: 'changed', shown };
  if (pin !== null && pin !== shown) return { kind: 'different', shown };
  if (pin === null && kept?.pin !== shown) return { kind: 'unknown', shown };
  await pins.keep(roomUrl, shown);
  return { kind: refused.has(hostnameOf(roomUrl), shown) ? 'restart' : 'trusted' };
}
