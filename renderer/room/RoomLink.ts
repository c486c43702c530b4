import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/http.ts';
import {
  decodeServerFrame,
  encodeClientFrame,
  LINK_PROTOCOL,
  type ClientFrame,
  type ServerFrame,
} from '../../shared/protocol/link.ts';
import type { HostConnect } from '../host/Host.ts';
import { backOff } from './backOff.ts';
import { Channels, type Channel, type ChannelListener } from './Channels.ts';
import { ClockOffset } from './ClockOffset.ts';
import type { Environment } from './environment.ts';
import { LinkCommands } from './LinkCommands.ts';
import { Presentation } from './Presentation.ts';
import type { ConnectionState } from './RoomClient.ts';
import { createSignal, type Signal } from '../signal.ts';

/** Without any frame for so long the connection is taken for dead; the server sends its clock more often. */
const SILENCE_MILLISECONDS = 40_000;
const SIGN_IN_MILLISECONDS = 10_000;
const LOOK_MILLISECONDS = 10_000;

export interface LinkOptions {
  readonly connect: HostConnect;
  readonly roomUrl: string;
  readonly token: string;
  readonly environment: Environment;
}

/** The one WebSocket that all documents of a session share. It comes back by itself. */
export class RoomLink {
  readonly #options: LinkOptions;
  readonly #state = createSignal<ConnectionState>('connecting');
  readonly #clock = new ClockOffset();
  readonly #channels: Channels;
  readonly #commands: LinkCommands;
  readonly presentation: Presentation;
  #socket: WebSocket | null = null;
  #lastFrameAt = 0;
  #failures = 0;
  #closed = false;
  #cancelRetry: (() => void) | null = null;
  #cancelLook: (() => void) | null = null;
  #stopListening: readonly (() => void)[] = [];

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#channels = new Channels((frame) => this.#send(frame));
    this.#commands = new LinkCommands((frame) => this.#send(frame), options.environment);
    this.presentation = new Presentation((frame) => this.#send(frame), options.environment);
  }

  get state(): Signal<ConnectionState> {
    return this.#state;
  }

  /** Server time now, milliseconds since 1970. */
  now(): number {
    return Math.round(this.#options.environment.now() + this.#clock.milliseconds);
  }

  start(): void {
    const { environment } = this.#options;
    this.#stopListening = [
      environment.onWake(() => this.#wake()),
      environment.onOffline(() => this.#networkLost()),
    ];
    this.#connect();
  }

  close(): void {
    this.#closed = true;
    for (const stop of this.#stopListening) stop();
    this.#drop();
  }

  /** The token does not work any more, as an answer over HTTP has shown. */
  signedOut(): void {
    this.#end('signedOut');
  }

  /** Opens a document as soon as the link stands. A document is opened at most once at a time. */
  openChannel(document: string, listener: ChannelListener): Channel {
    return this.#channels.open(document, listener);
  }

  /**
   * Sends a command's JSON on the link; `null` when it does not stand, and the command goes another way. Rejects
   * `RequestError` `unreachable` when the link is lost before the answer.
   */
  command(request: string): Promise<string> | null {
    return this.#state.get() === 'online' ? this.#commands.ask(request) : null;
  }

  #connect(): void {
    this.#cancelRetry = null;
    if (this.#closed || this.#socket !== null) return;
    const { connect, environment } = this.#options;
    let socket: WebSocket;
    try {
      socket = connect.socket(socketUrl(this.#options.roomUrl), [LINK_PROTOCOL]);
    } catch (error) {
      // A browser throws here for an address that its policy forbids; for the user that is no connection.
      console.warn('cannot open a socket', error);
      this.#retryLater();
      return;
    }
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    this.#lastFrameAt = environment.now();
    socket.onopen = () => this.#send({ type: 'signIn', token: this.#options.token });
    socket.onmessage = (event) => this.#received(socket, event.data as ArrayBuffer);
    socket.onerror = () => undefined; // the close event follows and says more
    socket.onclose = (event) => this.#lost(event.code);
    this.#lookLater();
  }

  #received(socket: WebSocket, data: ArrayBuffer): void {
    if (socket !== this.#socket) return;
    this.#lastFrameAt = this.#options.environment.now();
    let frame: ServerFrame;
    try {
      frame = decodeServerFrame(new Uint8Array(data));
    } catch (error) {
      console.warn('frame not understood', error);
      this.#lost(CLOSE.malformed);
      return;
    }
    if (frame.type === 'welcome' || frame.type === 'clock') {
      this.#clock.sample(frame.now, this.#options.environment.now());
      if (frame.type === 'welcome') this.#welcomed(frame.protocol);
      else this.#channels.keepAlive();
    } else if (frame.type === 'presentedPlace' || frame.type === 'presentedPointer') {
      this.presentation.received(frame);
    } else if (frame.type === 'answered') {
      this.#commands.received(frame.number, frame.answer);
    } else {
      this.#channels.received(frame);
    }
  }

  #welcomed(protocol: number): void {
    if (protocol !== PROTOCOL_VERSION) {
      this.#end('outdated');
      return;
    }
    this.#failures = 0;
    this.#channels.linkUp();
    this.presentation.linkUp();
    this.#state.set('online');
  }

  #send(frame: ClientFrame): void {
    const socket = this.#socket;
    if (socket === null || socket.readyState !== socket.OPEN) return;
    socket.send(encodeClientFrame(frame) as Uint8Array<ArrayBuffer>);
  }

  #lost(code: number): void {
    this.#drop();
    if (this.#closed) return;
    if (code === CLOSE.unauthenticated) {
      this.#end('signedOut');
      return;
    }
    if (code === CLOSE.tooManySockets) this.#failures = Infinity;
    this.#retryLater();
  }

  #retryLater(): void {
    this.#failures += 1;
    this.#state.set('offline');
    const { environment } = this.#options;
    this.#cancelRetry?.();
    this.#cancelRetry = environment.timer(backOff(this.#failures, environment.random), () => this.#connect());
  }

  /** Leaves the socket for good, whether or not it still answers. */
  #drop(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    this.#cancelLook?.();
    this.#cancelLook = null;
    const socket = this.#socket;
    this.#socket = null;
    if (socket !== null) {
      socket.onopen = null;
      socket.onmessage = null;
      socket.onclose = null;
      socket.close();
    }
    this.#channels.linkDown();
    this.#commands.linkDown();
  }

  #end(state: 'signedOut' | 'outdated'): void {
    this.#closed = true;
    for (const stop of this.#stopListening) stop();
    this.#drop();
    this.#state.set(state);
  }

  #wake(): void {
    if (this.#closed) return;
    if (this.#socket !== null) {
      this.#look();
      return;
    }
    this.#cancelRetry?.();
    this.#connect();
  }

  /** Does not wait for the silence to be noticed: tries anew at once, and the room says whether it is there. */
  #networkLost(): void {
    if (this.#closed || this.#socket === null) return;
    this.#drop();
    this.#state.set('offline');
    this.#connect();
  }

  #lookLater(): void {
    this.#cancelLook?.();
    this.#cancelLook = this.#options.environment.timer(LOOK_MILLISECONDS, () => this.#look());
  }

  #look(): void {
    const silence = this.#options.environment.now() - this.#lastFrameAt;
    const longest = this.#state.get() === 'online' ? SILENCE_MILLISECONDS : SIGN_IN_MILLISECONDS;
    if (silence >= longest) {
      this.#lost(CLOSE.idle);
      return;
    }
    this.#channels.keepAlive();
    this.#lookLater();
  }
}

function socketUrl(roomUrl: string): string {
  return `${roomUrl.replace(/^http/, 'ws')}/sync`;
}
