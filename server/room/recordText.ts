import type { SessionId } from '../../shared/domain/ids.ts';
import type { StoredEvent } from '../store/RoomStore.ts';
import { CHAIN_START } from './eventChain.ts';
import type { ServerKey } from './ServerKey.ts';
import { signHead } from './signReceipt.ts';

/** The whole record as one file, `paperless-record/1`; its form is described in `server/verify/RecordFile.ts`. */
export function recordText(sessionId: SessionId, events: readonly StoredEvent[], key: ServerKey): string {
  const head = signHead(key, sessionId, events.at(-1) ?? { seq: 0, chainHash: CHAIN_START });
  const record = {
    format: 'paperless-record/1',
    sessionId,
    serverKey: key.publicKey,
    head,
    events: events.map(exported),
  };
  return `${JSON.stringify(record, null, 1)}\n`;
}

function exported({ seq, at, actor, type, version, payload, salt, payloadHash, chainHash }: StoredEvent) {
  return {
    ...{ seq, at, actor, type, version },
    payload: payload === null ? null : Buffer.from(payload).toString('utf8'),
    salt: salt === null ? null : hex(salt),
    payloadHash: hex(payloadHash),
    chainHash: hex(chainHash),
  };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
