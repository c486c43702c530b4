import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';
import type { HostConnect } from '../../../renderer/host/Host.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/http.ts';
import {
  decodeClientFrame,
  encodeServerFrame,
  type ClientFrame,
  type ServerFrame,
} from '../../../shared/protocol/link.ts';

/** The client's end of a socket that the test delivers by hand. */
export class FakeSocket {
  readonly OPEN = 1;
  readyState = 0;
  binaryType = '';
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: Uint8Array }) => void) | null = null;
  onerror: (() => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly received: ClientFrame[] = [];
  readonly url: string;
  closed = false;
  #handled = 0;

  constructor(url: string) {
    this.url = url;
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  send(bytes: Uint8Array): void {
    this.received.push(decodeClientFrame(bytes));
  }

  close(): void {
    this.readyState = 3;
    this.closed = true;
  }

  /** The server closes. */
  end(code: number): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }

  answer(frame: ServerFrame): void {
    this.onmessage?.({ data: encodeServerFrame(frame) });
  }

  welcome(now: number, protocol = PROTOCOL_VERSION): void {
    this.answer({ type: 'welcome', protocol, now });
  }

  /** Frames since the last call. */
  take(): ClientFrame[] {
    const frames = this.received.slice(this.#handled);
    this.#handled = this.received.length;
    return frames;
  }
}

export class FakeNetwork implements HostConnect {
  readonly homeRoom = null;
  readonly sockets: FakeSocket[] = [];

  get last(): FakeSocket {
    return this.sockets.at(-1)!;
  }

  fetch(): Promise<Response> {
    return Promise.reject(new TypeError('no network'));
  }

  socket(url: string): WebSocket {
    const socket = new FakeSocket(url);
    this.sockets.push(socket);
    return socket as unknown as WebSocket;
  }
}

/** Answers questions for documents, as the room does for projections; keeps what it should never get. */
export class FakeDocuments {
  readonly documents = new Map<string, Y.Doc>();
  readonly written: Uint8Array[] = [];
  readonly opened: string[] = [];
  readonly #open = new Map<number, string>();

  /** Handles all that has arrived. `refuse` may close a document instead of opening it. */
  serve(socket: FakeSocket, refuse: (document: string) => number | null = () => null): void {
    for (let frames = socket.take(); frames.length > 0; frames = socket.take()) {
      for (const frame of frames) this.#handle(socket, frame, refuse);
    }
  }

  #handle(socket: FakeSocket, frame: ClientFrame, refuse: (document: string) => number | null): void {
    if (frame.type === 'open') {
      this.opened.push(frame.document);
      const code = this.documents.has(frame.document) ? refuse(frame.document) : 4404;
      if (code !== null) {
        socket.answer({ type: 'closed', channel: frame.channel, code, reason: '' });
        return;
      }
      this.#open.set(frame.channel, frame.document);
      socket.answer({ type: 'opened', channel: frame.channel, documentNumber: frame.channel });
    } else if (frame.type === 'data') {
      const document = this.documents.get(this.#open.get(frame.channel) ?? '');
      if (document === undefined) return;
      const decoder = decoding.createDecoder(frame.message);
      decoding.readVarUint(decoder);
      if (decoding.readVarUint(decoder) !== 0) {
        this.written.push(frame.message);
        return;
      }
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, 0);
      syncProtocol.writeSyncStep2(encoder, document, decoding.readVarUint8Array(decoder));
      const message = encoding.toUint8Array(encoder);
      socket.answer({ type: 'data', documentNumber: frame.channel, message });
    }
  }
}

/** A projection with one member, of an epoch that it names or not. */
export function projectionOf(title: string, epoch: number | null): Y.Doc {
  const document = new Y.Doc();
  document.transact(() => {
    const session = document.getMap('session');
    session.set('about', { council: { name: 'HĐND' }, details: { title, place: '' }, published: true });
    if (epoch !== null) session.set('epoch', epoch);
    document.getMap('files').set('file-1', { id: 'file-1', title: 'Tờ trình', order: 1, versions: [] });
  });
  return document;
}

/** Timers and a clock that stand still until the test moves them. */
export class ManualTime {
  #now = 1_000_000;
  #timers: { readonly at: number; readonly callback: () => void }[] = [];
  readonly now = (): number => this.#now;
  readonly timer = (milliseconds: number, callback: () => void): (() => void) => {
    const timer = { at: this.#now + milliseconds, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  advance(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.#now = next.at;
      next.callback();
    }
    this.#now = end;
  }
}
