import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { readSyncMessage, writeSyncStep1 } from 'y-protocols/sync';
import * as Y from 'yjs';
import { updateMessage } from '../../../server/sync/messages.ts';
import type { SocketPair } from './SocketPair.ts';

/** What a y-websocket client does, on a pair carried by hand. */
export class StockClient {
  readonly pair: SocketPair;
  readonly document: Y.Doc;
  readonly awareness: Uint8Array[] = [];
  readonly #onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin !== this) this.pair.send(updateMessage(update));
  };
  readonly denials: string[] = [];
  /** Frames received, keep-alives included. */
  frames = 0;
  synced = false;
  asked = 0;

  constructor(pair: SocketPair, document = new Y.Doc()) {
    this.pair = pair;
    this.document = document;
    this.ask();
    document.on('update', this.#onUpdate);
  }

  /** Stops listening to its document. */
  detach(): void {
    this.document.off('update', this.#onUpdate);
  }

  get closeCode(): number | null {
    return this.pair.closed?.code ?? null;
  }

  ask(): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 0);
    writeSyncStep1(encoder, this.document);
    this.pair.send(encoding.toUint8Array(encoder));
  }

  pump(limit?: number): boolean {
    const frames = this.pair.receive(limit);
    for (const frame of frames) this.#read(frame);
    return frames.length > 0;
  }

  #read(frame: Uint8Array): void {
    this.frames += 1;
    const decoder = decoding.createDecoder(frame);
    switch (decoding.readVarUint(decoder)) {
      case 0:
        this.#readSync(decoder);
        break;
      case 1:
        this.awareness.push(decoding.readVarUint8Array(decoder));
        break;
      case 2:
        decoding.readVarUint(decoder);
        this.denials.push(decoding.readVarString(decoder));
        break;
      default:
        throw new Error('unknown message');
    }
    if (decoding.hasContent(decoder)) throw new Error('more than one message in a frame');
  }

  #readSync(decoder: decoding.Decoder): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 0);
    const step = readSyncMessage(decoder, encoder, this.document, this);
    if (step === 0) this.asked += 1;
    if (step === 1) this.synced = true;
    if (encoding.length(encoder) > 1) this.pair.send(encoding.toUint8Array(encoder));
  }
}
