import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** One message of the public y-websocket protocol, as a client may send it. */
export type SyncMessage =
  | { readonly type: 'ask'; readonly stateVector: Uint8Array }
  /** `answer`: sync step 2, everything the sender has over the asked state vector. Otherwise one update. */
  | { readonly type: 'content'; readonly answer: boolean; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly update: Uint8Array }
  | { readonly type: 'askAwareness' };

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const ASK_AWARENESS = 3;

const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

const PERMISSION_DENIED = 0;

/** Throws on anything that is not exactly one message of a client. */
export function parseMessage(bytes: Uint8Array): SyncMessage {
  const decoder = decoding.createDecoder(bytes);
  const message = readMessage(decoder);
  if (decoding.hasContent(decoder)) throw new Error('bytes after the end of a message');
  return message;
}

function readMessage(decoder: decoding.Decoder): SyncMessage {
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case SYNC:
      return readSync(decoder);
    case AWARENESS:
      return { type: 'awareness', update: decoding.readVarUint8Array(decoder) };
    case ASK_AWARENESS:
      return { type: 'askAwareness' };
    default:
      throw new Error(`unknown message ${type}`);
  }
}

function readSync(decoder: decoding.Decoder): SyncMessage {
  const step = decoding.readVarUint(decoder);
  switch (step) {
    case STEP_1:
      return { type: 'ask', stateVector: decoding.readVarUint8Array(decoder) };
    case STEP_2:
    case UPDATE:
      return { type: 'content', answer: step === STEP_2, update: decoding.readVarUint8Array(decoder) };
    default:
      throw new Error(`unknown sync step ${step}`);
  }
}

/** Sync step 1: asks the other side for all it has over this state vector. */
export function askMessage(stateVector: Uint8Array): Uint8Array {
  return syncMessage(STEP_1, stateVector);
}

/** Sync step 2. */
export function answerMessage(update: Uint8Array): Uint8Array {
  return syncMessage(STEP_2, update);
}

export function updateMessage(update: Uint8Array): Uint8Array {
  return syncMessage(UPDATE, update);
}

export function awarenessMessage(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, AWARENESS);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}

/** A valid message that says nothing: awareness of nobody. */
export const KEEP_ALIVE_MESSAGE: Uint8Array = awarenessMessage(Uint8Array.of(0));

export function permissionDeniedMessage(reason: string): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, AUTH);
  encoding.writeVarUint(encoder, PERMISSION_DENIED);
  encoding.writeVarString(encoder, reason);
  return encoding.toUint8Array(encoder);
}

function syncMessage(step: number, content: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, SYNC);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, content);
  return encoding.toUint8Array(encoder);
}
