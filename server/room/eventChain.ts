import { createHash } from 'node:crypto';
import { EVENT_VERSION, type SessionEvent } from '../../shared/domain/event.ts';
import type { MemberId, SessionId } from '../../shared/domain/ids.ts';
import type { StoredEvent } from '../store/RoomStore.ts';

/**
 * The hash chain of a session's record. Every byte that is hashed, so that another program can verify it:
 *
 *   payload      UTF-8 JSON of the event, exactly as stored
 *   salt         16 random bytes
 *   payloadHash  SHA-256(salt ‖ payload)
 *   header       the parts below, one after the other
 *                  "paperless-event/1"  17 bytes ASCII
 *                  session id           text
 *                  seq                  integer, 1 for the first event
 *                  at                   integer, milliseconds since 1970
 *                  actor                one byte 0 for the house itself, or one byte 1 and then text
 *                  type                 text
 *                  version              integer
 *                where text is its length in bytes as an integer and then its UTF-8, and an integer is
 *                8 bytes, big-endian, unsigned
 *   chainHash    SHA-256(chainHash of the event before ‖ header ‖ payloadHash);
 *                32 zero bytes stand before the first event
 *
 * A payload and its salt may be erased later; the chain still verifies over the payload hash that stays.
 */
const DOMAIN = Buffer.from('paperless-event/1', 'ascii');
export const SALT_BYTES = 16;
export const CHAIN_START: Uint8Array = new Uint8Array(32);

/** A stored event was changed, or the row of events has a gap. */
export class ChainBroken extends Error {
  readonly seq: number;
  constructor(sessionId: SessionId, seq: number, detail: string) {
    super(`record of session ${sessionId} broken at event ${seq}: ${detail}`);
    this.name = 'ChainBroken';
    this.seq = seq;
  }
}

export interface EventHeader {
  readonly sessionId: SessionId;
  readonly seq: number;
  readonly at: number;
  readonly actor: MemberId | null;
}

/** Makes the stored form of an event that follows the one with `previousHash`. */
export function sealEvent(
  header: EventHeader,
  event: SessionEvent,
  previousHash: Uint8Array,
  salt: Uint8Array,
): StoredEvent {
  const payload = Buffer.from(JSON.stringify(event), 'utf8');
  const unchained = {
    seq: header.seq,
    at: header.at,
    actor: header.actor,
    type: event.type,
    version: EVENT_VERSION,
    payload,
    salt,
    payloadHash: hashOfPayload(salt, payload),
  };
  return { ...unchained, chainHash: hashOfLink(header.sessionId, unchained, previousHash) };
}

/**
 * Checks events that follow `previous` (`null`: from the first). Throws `ChainBroken`. An erased payload is
 * passed over, its hash is not.
 */
export function verifyChain(
  sessionId: SessionId,
  events: readonly StoredEvent[],
  previous: Pick<StoredEvent, 'seq' | 'chainHash'> | null = null,
): void {
  let [seq, hash] = [previous?.seq ?? 0, previous?.chainHash ?? CHAIN_START];
  for (const event of events) {
    seq += 1;
    if (event.seq !== seq) throw new ChainBroken(sessionId, seq, `event ${event.seq} stands in its place`);
    if (event.payload !== null) {
      const expected = hashOfPayload(event.salt ?? new Uint8Array(0), event.payload);
      if (!sameBytes(expected, event.payloadHash)) throw new ChainBroken(sessionId, seq, 'payload changed');
    }
    const link = hashOfLink(sessionId, event, hash);
    if (!sameBytes(link, event.chainHash)) throw new ChainBroken(sessionId, seq, 'chain changed');
    hash = event.chainHash;
  }
}

function hashOfPayload(salt: Uint8Array, payload: Uint8Array): Uint8Array {
  return createHash('sha256').update(salt).update(payload).digest();
}

function hashOfLink(
  sessionId: SessionId,
  event: Pick<StoredEvent, 'seq' | 'at' | 'actor' | 'type' | 'version' | 'payloadHash'>,
  previousHash: Uint8Array,
): Uint8Array {
  const hash = createHash('sha256').update(previousHash).update(DOMAIN);
  hash.update(text(sessionId)).update(integer(event.seq)).update(integer(event.at));
  if (event.actor === null) hash.update(Buffer.of(0));
  else hash.update(Buffer.of(1)).update(text(event.actor));
  return hash.update(text(event.type)).update(integer(event.version)).update(event.payloadHash).digest();
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([integer(bytes.length), bytes]);
}

function integer(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
