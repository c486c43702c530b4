import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { readSyncMessage, writeSyncStep1 } from 'y-protocols/sync';
import * as Y from 'yjs';
import {
  decodeServerFrame,
  encodeClientFrame,
  type ClientFrame,
  type ServerFrame,
} from '../../../shared/protocol/link.ts';
import { updateMessage } from '../../../server/sync/messages.ts';
import type { ClientEnd, SocketPair } from './SocketPair.ts';

/** One document of a link client. */
export class LinkDocument {
  readonly channel: number;
  readonly document: Y.Doc;
  readonly #client: { send(frame: ClientFrame): void };
  readonly #onUpdate: (update: Uint8Array, origin: unknown) => void;
  number: number | null = null;
  closed: { readonly code: number; readonly reason: string } | null = null;
  denials: string[] = [];
  /** Content messages sent, and how many of them are said to be durable. */
  sent = 0;
  saved = 0;
  savedStateVector: Uint8Array | null = null;
  synced = false;
  asked = 0;
  /** Relays received: updates, not answers. */
  relays = 0;
  awareness: Uint8Array[] = [];
  /** Told of every edit sent, and of every answer to the server's question (`whole`). */
  onSent: (count: number, whole: boolean) => void = () => undefined;
  onSaved: (count: number) => void = () => undefined;

  constructor(client: { send(frame: ClientFrame): void }, channel: number, document: Y.Doc) {
    this.#client = client;
    this.channel = channel;
    this.document = document;
    this.#onUpdate = (update, origin) => {
      if (origin === this || this.number === null || this.closed !== null) return;
      this.sendUpdate(update);
      this.onSent(this.sent, false);
    };
    document.on('update', this.#onUpdate);
  }

  get closeCode(): number | null {
    return this.closed?.code ?? null;
  }

  sendUpdate(update: Uint8Array): void {
    this.sent += 1;
    this.send(updateMessage(update));
  }

  /** One message of the public protocol. */
  send(message: Uint8Array): void {
    this.#client.send({ type: 'data', channel: this.channel, message });
  }

  ask(): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 0);
    writeSyncStep1(encoder, this.document);
    this.send(encoding.toUint8Array(encoder));
  }

  /** Stops listening to its document. */
  detach(): void {
    this.document.off('update', this.#onUpdate);
  }

  read(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message);
    const type = decoding.readVarUint(decoder);
    if (type === 1) this.awareness.push(decoding.readVarUint8Array(decoder));
    if (type === 2) {
      decoding.readVarUint(decoder);
      this.denials.push(decoding.readVarString(decoder));
    }
    if (type === 0) this.#readSync(decoder);
    if (decoding.hasContent(decoder)) throw new Error('more than one message in a frame');
  }

  #readSync(decoder: decoding.Decoder): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 0);
    const step = readSyncMessage(decoder, encoder, this.document, this);
    if (step === 0) {
      this.asked += 1;
      this.sent += 1;
      this.onSent(this.sent, true);
      this.send(encoding.toUint8Array(encoder));
    }
    if (step === 1) this.synced = true;
    if (step === 2) this.relays += 1;
  }
}

/** Our own form, on a pair carried by hand. */
export class LinkClient<End extends ClientEnd = SocketPair> {
  readonly pair: End;
  readonly frames: ServerFrame[] = [];
  readonly documents = new Map<number, LinkDocument>();
  #nextChannel = 1;

  constructor(pair: End) {
    this.pair = pair;
  }

  get closeCode(): number | null {
    return this.pair.closed?.code ?? null;
  }

  send(frame: ClientFrame): void {
    this.pair.send(encodeClientFrame(frame));
  }

  open(name: string, document = new Y.Doc()): LinkDocument {
    const channel = this.#nextChannel;
    this.#nextChannel += 1;
    const opened = new LinkDocument(this, channel, document);
    this.documents.set(channel, opened);
    this.send({ type: 'open', channel, document: name });
    return opened;
  }

  close(document: LinkDocument): void {
    document.detach();
    this.documents.delete(document.channel);
    this.send({ type: 'close', channel: document.channel });
  }

  pump(limit?: number): boolean {
    const frames = this.pair.receive(limit);
    for (const bytes of frames) this.#read(decodeServerFrame(bytes));
    return frames.length > 0;
  }

  #read(frame: ServerFrame): void {
    this.frames.push(frame);
    switch (frame.type) {
      case 'opened':
        this.#opened(frame.channel, frame.documentNumber);
        break;
      case 'data':
        for (const document of this.documents.values()) {
          if (document.number === frame.documentNumber && document.closed === null)
            document.read(frame.message);
        }
        break;
      case 'closed': {
        const document = this.documents.get(frame.channel);
        if (document !== undefined) document.closed = { code: frame.code, reason: frame.reason };
        break;
      }
      case 'saved': {
        const document = this.documents.get(frame.channel);
        if (document === undefined) break;
        document.saved = frame.count;
        document.savedStateVector = frame.stateVector;
        document.onSaved(frame.count);
        break;
      }
      case 'welcome':
      case 'clock':
      case 'answered':
      case 'presentedPlace':
      case 'presentedPointer':
        break;
    }
  }

  #opened(channel: number, documentNumber: number): void {
    const document = this.documents.get(channel);
    if (document === undefined) return;
    document.number = documentNumber;
    document.ask();
  }
}
