import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import {
  readPlace,
  readPointer,
  writePlace,
  writePointer,
  type PresentedPlace,
  type PresentedPointer,
} from './presented.ts';

/**
 * The one-socket form of `/sync`: every document of a client is a channel of one WebSocket. Inside a `data`
 * frame stands one message of the public y-websocket protocol. The server numbers documents itself
 * (`opened`), so that one frame serves all readers of a document. A client opens a document at most once.
 */
export type ClientFrame =
  | { readonly type: 'signIn'; readonly token: string }
  | { readonly type: 'open'; readonly channel: number; readonly document: string }
  | { readonly type: 'data'; readonly channel: number; readonly message: Uint8Array }
  | { readonly type: 'close'; readonly channel: number }
  /** The JSON of `linkRequest`; `number` is the client's own, for the answer. */
  | { readonly type: 'command'; readonly number: number; readonly request: string }
  /** Whether one wants the presenter's place and pointer; the present place comes at once. */
  | { readonly type: 'follow'; readonly on: boolean }
  /** Of who presents, as the record has it; from anybody else it goes nowhere. */
  | { readonly type: 'presentPlace'; readonly place: PresentedPlace }
  | { readonly type: 'presentPointer'; readonly pointer: PresentedPointer | null };

export type ServerFrame =
  /** Signed in. `now` is the server's clock, milliseconds since 1970. */
  | { readonly type: 'welcome'; readonly protocol: number; readonly now: number }
  | { readonly type: 'opened'; readonly channel: number; readonly documentNumber: number }
  | { readonly type: 'data'; readonly documentNumber: number; readonly message: Uint8Array }
  | { readonly type: 'closed'; readonly channel: number; readonly code: number; readonly reason: string }
  /**
   * The first `count` sync messages with content (step 2 or update) of this channel, counted since it was
   * opened, are durable. `stateVector` is that of the durable document.
   */
  | {
      readonly type: 'saved';
      readonly channel: number;
      readonly count: number;
      readonly stateVector: Uint8Array;
    }
  /** To the command of that number: the JSON of `commandAnswer`, or of `errorBody`. */
  | { readonly type: 'answered'; readonly number: number; readonly answer: string }
  /** To those who follow: the newest, never what was before. `null` when nothing is pointed at. */
  | { readonly type: 'presentedPlace'; readonly place: PresentedPlace }
  | { readonly type: 'presentedPointer'; readonly pointer: PresentedPointer | null }
  /** Keeps the connection alive and the client's clock near the server's. */
  | { readonly type: 'clock'; readonly now: number };

const SIGN_IN = 0;
const OPEN = 1;
const DATA = 2;
const CLOSE = 3;
const SAVED = 4;
const CLOCK = 5;
const COMMAND = 6;
const FOLLOW = 7;
const PLACE = 8;
const POINTER = 9;

/** Our sub-protocol; the token may follow as a second one, `token.<token>`. */
export const LINK_PROTOCOL = 'paperless.v1';
export const TOKEN_PROTOCOL_PREFIX = 'token.';

/** A single message over this size closes the connection. */
export const MAX_MESSAGE_BYTES = 1024 * 1024;
/** Longer requests go over HTTP, in characters. */
export const MAX_LINK_REQUEST = 64 * 1024;
/** Commands of one link that wait for their answers; one more is answered with `tooManyTries`. */
export const MAX_WAITING_COMMANDS = 32;

export function encodeClientFrame(frame: ClientFrame): Uint8Array {
  const encoder = encoding.createEncoder();
  switch (frame.type) {
    case 'signIn':
      encoding.writeVarUint(encoder, SIGN_IN);
      encoding.writeVarString(encoder, frame.token);
      break;
    case 'open':
      encoding.writeVarUint(encoder, OPEN);
      encoding.writeVarUint(encoder, frame.channel);
      encoding.writeVarString(encoder, frame.document);
      break;
    case 'data':
      encoding.writeVarUint(encoder, DATA);
      encoding.writeVarUint(encoder, frame.channel);
      encoding.writeUint8Array(encoder, frame.message);
      break;
    case 'close':
      encoding.writeVarUint(encoder, CLOSE);
      encoding.writeVarUint(encoder, frame.channel);
      break;
    case 'command':
      encoding.writeVarUint(encoder, COMMAND);
      encoding.writeVarUint(encoder, frame.number);
      encoding.writeVarString(encoder, frame.request);
      break;
    case 'follow':
      encoding.writeVarUint(encoder, FOLLOW);
      encoding.writeUint8(encoder, frame.on ? 1 : 0);
      break;
    case 'presentPlace':
      encoding.writeVarUint(encoder, PLACE);
      writePlace(encoder, frame.place);
      break;
    case 'presentPointer':
      encoding.writeVarUint(encoder, POINTER);
      writePointer(encoder, frame.pointer);
      break;
  }
  return encoding.toUint8Array(encoder);
}

/** Throws on anything that is not a frame of this protocol. */
export function decodeClientFrame(bytes: Uint8Array): ClientFrame {
  const decoder = decoding.createDecoder(bytes);
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case SIGN_IN:
      return ended(decoder, { type: 'signIn', token: decoding.readVarString(decoder) });
    case OPEN:
      return ended(decoder, {
        type: 'open',
        channel: decoding.readVarUint(decoder),
        document: decoding.readVarString(decoder),
      });
    case DATA:
      return {
        type: 'data',
        channel: decoding.readVarUint(decoder),
        message: decoding.readTailAsUint8Array(decoder),
      };
    case CLOSE:
      return ended(decoder, { type: 'close', channel: decoding.readVarUint(decoder) });
    case COMMAND:
      return ended(decoder, {
        type: 'command',
        number: decoding.readVarUint(decoder),
        request: decoding.readVarString(decoder),
      });
    case FOLLOW:
      return ended(decoder, { type: 'follow', on: decoding.readUint8(decoder) !== 0 });
    case PLACE:
      return ended(decoder, { type: 'presentPlace', place: readPlace(decoder) });
    case POINTER:
      return ended(decoder, { type: 'presentPointer', pointer: readPointer(decoder) });
    default:
      throw new Error(`unknown client frame ${type}`);
  }
}

export function encodeServerFrame(frame: ServerFrame): Uint8Array {
  const encoder = encoding.createEncoder();
  switch (frame.type) {
    case 'welcome':
      encoding.writeVarUint(encoder, SIGN_IN);
      encoding.writeVarUint(encoder, frame.protocol);
      encoding.writeVarUint(encoder, frame.now);
      break;
    case 'opened':
      encoding.writeVarUint(encoder, OPEN);
      encoding.writeVarUint(encoder, frame.channel);
      encoding.writeVarUint(encoder, frame.documentNumber);
      break;
    case 'data':
      encoding.writeVarUint(encoder, DATA);
      encoding.writeVarUint(encoder, frame.documentNumber);
      encoding.writeUint8Array(encoder, frame.message);
      break;
    case 'closed':
      encoding.writeVarUint(encoder, CLOSE);
      encoding.writeVarUint(encoder, frame.channel);
      encoding.writeVarUint(encoder, frame.code);
      encoding.writeVarString(encoder, frame.reason);
      break;
    case 'saved':
      encoding.writeVarUint(encoder, SAVED);
      encoding.writeVarUint(encoder, frame.channel);
      encoding.writeVarUint(encoder, frame.count);
      encoding.writeVarUint8Array(encoder, frame.stateVector);
      break;
    case 'clock':
      encoding.writeVarUint(encoder, CLOCK);
      encoding.writeVarUint(encoder, frame.now);
      break;
    case 'answered':
      encoding.writeVarUint(encoder, COMMAND);
      encoding.writeVarUint(encoder, frame.number);
      encoding.writeVarString(encoder, frame.answer);
      break;
    case 'presentedPlace':
      encoding.writeVarUint(encoder, PLACE);
      writePlace(encoder, frame.place);
      break;
    case 'presentedPointer':
      encoding.writeVarUint(encoder, POINTER);
      writePointer(encoder, frame.pointer);
      break;
  }
  return encoding.toUint8Array(encoder);
}

/** Throws on anything that is not a frame of this protocol. */
export function decodeServerFrame(bytes: Uint8Array): ServerFrame {
  const decoder = decoding.createDecoder(bytes);
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case SIGN_IN:
      return ended(decoder, {
        type: 'welcome',
        protocol: decoding.readVarUint(decoder),
        now: decoding.readVarUint(decoder),
      });
    case OPEN:
      return ended(decoder, {
        type: 'opened',
        channel: decoding.readVarUint(decoder),
        documentNumber: decoding.readVarUint(decoder),
      });
    case DATA:
      return {
        type: 'data',
        documentNumber: decoding.readVarUint(decoder),
        message: decoding.readTailAsUint8Array(decoder),
      };
    case CLOSE:
      return ended(decoder, {
        type: 'closed',
        channel: decoding.readVarUint(decoder),
        code: decoding.readVarUint(decoder),
        reason: decoding.readVarString(decoder),
      });
    case SAVED:
      return ended(decoder, {
        type: 'saved',
        channel: decoding.readVarUint(decoder),
        count: decoding.readVarUint(decoder),
        stateVector: decoding.readVarUint8Array(decoder),
      });
    case CLOCK:
      return ended(decoder, { type: 'clock', now: decoding.readVarUint(decoder) });
    case COMMAND:
      return ended(decoder, {
        type: 'answered',
        number: decoding.readVarUint(decoder),
        answer: decoding.readVarString(decoder),
      });
    case PLACE:
      return ended(decoder, { type: 'presentedPlace', place: readPlace(decoder) });
    case POINTER:
      return ended(decoder, { type: 'presentedPointer', pointer: readPointer(decoder) });
    default:
      throw new Error(`unknown server frame ${type}`);
  }
}

function ended<Frame>(decoder: decoding.Decoder, frame: Frame): Frame {
  if (decoding.hasContent(decoder)) throw new Error('bytes after the end of a frame');
  return frame;
}
