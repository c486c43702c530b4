import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];
type DeleteSet = ReturnType<typeof Y.decodeUpdate>['ds'];

/**
 * Cuts a Yjs update (version 1) into updates of about `limitBytes`, to be applied one after the other: none
 * needs a later one. The last one carries the deletions. An update that fits is answered as it stands.
 */
function splitUpdate(update: Uint8Array, limitBytes: number): Uint8Array[] {
  if (update.length <= limitBytes) return [update];
  const { structs, ds } = Y.decodeUpdate(update);
  const pieces: Uint8Array[] = [];
  let piece: Struct[] = [];
  let bytes = 0;
  for (const struct of inOrderOfNeed(structs)) {
    const length = encodedLength(struct);
    if (bytes + length > limitBytes && piece.length > 0) {
      pieces.push(encodePiece(piece, null));
      piece = [];
      bytes = 0;
    }
    piece.push(struct);
    bytes += length;
  }
  pieces.push(encodePiece(piece, null), encodePiece([], ds));
  return pieces;
}

/** Each client's structs in the order of their clocks, and each struct after those it is attached to. */
function inOrderOfNeed(structs: readonly Struct[]): Struct[] {
  const waiting = byClient(structs);
  for (const ofClient of waiting.values()) ofClient.reverse();
  const stillWaits = (id: Y.ID | null): boolean => {
    const next = id === null ? undefined : waiting.get(id.client)?.at(-1);
    return next !== undefined && id !== null && next.id.clock <= id.clock;
  };
  const order: Struct[] = [];
  let before = -1;
  while (order.length > before) {
    before = order.length;
    for (const ofClient of waiting.values()) {
      for (let next = ofClient.at(-1); next !== undefined; next = ofClient.at(-1)) {
        ofClient.pop();
        if (needs(next).some(stillWaits)) {
          ofClient.push(next);
          break;
        }
        order.push(next);
      }
    }
  }
  // What needs something that this update does not hold stays pending at the receiver, as it is here.
  for (const ofClient of waiting.values()) order.push(...ofClient.reverse());
  return order;
}

function byClient(structs: readonly Struct[]): Map<number, Struct[]> {
  const groups = new Map<number, Struct[]>();
  for (const struct of structs) {
    const ofClient = groups.get(struct.id.client);
    if (ofClient === undefined) groups.set(struct.id.client, [struct]);
    else ofClient.push(struct);
  }
  return groups;
}

function needs(struct: Struct): (Y.ID | null)[] {
  if (!(struct instanceof Y.Item)) return [];
  const parent: unknown = struct.parent;
  return [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null];
}

function encodedLength(struct: Struct): number {
  const encoder = new Y.UpdateEncoderV1();
  struct.write(encoder, 0);
  return encoder.toUint8Array().length;
}

function encodePiece(structs: readonly Struct[], deletions: DeleteSet | null): Uint8Array {
  const groups = byClient(structs);
  const encoder = new Y.UpdateEncoderV1();
  encoding.writeVarUint(encoder.restEncoder, groups.size);
  for (const [client, ofClient] of groups) {
    encoding.writeVarUint(encoder.restEncoder, ofClient.length);
    encoder.writeClient(client);
    encoding.writeVarUint(encoder.restEncoder, ofClient[0]!.id.clock);
    for (const struct of ofClient) struct.write(encoder, 0);
  }
  writeDeletions(encoder.restEncoder, deletions);
  return encoder.toUint8Array();
}

function writeDeletions(encoder: encoding.Encoder, deletions: DeleteSet | null): void {
  encoding.writeVarUint(encoder, deletions?.clients.size ?? 0);
  for (const [client, ranges] of deletions?.clients ?? []) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const range of ranges) {
      encoding.writeVarUint(encoder, range.clock);
      encoding.writeVarUint(encoder, range.len);
    }
  }
}

const SYNC = 0;
const STEP_2 = 1;
const UPDATE = 2;

/** What a message of the public y-websocket protocol is, as far as the channel cares. */
export type MessageKind = 'question' | 'wholeState' | 'update' | 'other';

export function kindOfMessage(message: Uint8Array): MessageKind {
  const decoder = decoding.createDecoder(message);
  if (decoding.readVarUint(decoder) !== SYNC) return 'other';
  const step = decoding.readVarUint(decoder);
  if (step === STEP_2) return 'wholeState';
  return step === UPDATE ? 'update' : 'question';
}

/**
 * A sync message with content as one or more that are each small enough to send. Only the last one claims to be
 * what the whole was.
 */
export function splitMessage(message: Uint8Array, limitBytes: number): Uint8Array[] {
  if (message.length <= limitBytes) return [message];
  const decoder = decoding.createDecoder(message);
  decoding.readVarUint(decoder);
  const step = decoding.readVarUint(decoder);
  const parts = splitUpdate(decoding.readVarUint8Array(decoder), limitBytes);
  return parts.map((update, index) => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, index === parts.length - 1 ? step : UPDATE);
    encoding.writeVarUint8Array(encoder, update);
    return encoding.toUint8Array(encoder);
  });
}
