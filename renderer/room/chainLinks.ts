import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import type { SessionId } from '../../shared/domain/ids.ts';
import type { ChainLink } from '../../shared/protocol/http.ts';

/**
 * What the chain hashes to at this event, in hexadecimal. The layout of the hashed bytes is written down at the
 * top of `server/room/eventChain.ts`; this is a second hand's reading of it.
 */
export function chainHashOf(sessionId: SessionId, link: ChainLink, previousHash: string): string {
  const { seq, at, actor, type, version, payloadHash } = link;
  const header = [
    new TextEncoder().encode('paperless-event/1'),
    text(sessionId),
    integer(seq),
    integer(at),
    actor === null ? Uint8Array.of(0) : concatBytes(Uint8Array.of(1), text(actor)),
    text(type),
    integer(version),
  ];
  return bytesToHex(sha256(concatBytes(hexToBytes(previousHash), ...header, hexToBytes(payloadHash))));
}

function text(value: string): Uint8Array {
  const bytes = new TextEncoder().encode(value);
  return concatBytes(integer(bytes.length), bytes);
}

function integer(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}
