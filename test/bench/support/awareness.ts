import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { awarenessMessage } from '../../../server/sync/messages.ts';

/** Where somebody is, and when that was said: milliseconds of this process's clock. */
export interface PresenceEntry {
  readonly id: number;
  /** 1 for the first word of this id, rising. */
  readonly clock: number;
  readonly at: number;
}

/** One awareness message of the public protocol. */
export function presenceMessage(id: number, clock: number, at: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, id);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, JSON.stringify({ page: (clock % 40) + 1, at }));
  return awarenessMessage(encoding.toUint8Array(encoder));
}

/** Those who are gone are left out. */
export function presenceEntries(update: Uint8Array): PresenceEntry[] {
  const decoder = decoding.createDecoder(update);
  const entries: PresenceEntry[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const id = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    const state = JSON.parse(decoding.readVarString(decoder)) as { at: number } | null;
    if (state !== null) entries.push({ id, clock, at: state.at });
  }
  return entries;
}
