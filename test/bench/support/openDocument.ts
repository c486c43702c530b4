import type { WebSocket } from 'ws';
import { answerMessage, parseMessage } from '../../../server/sync/messages.ts';
import {
  decodeServerFrame,
  encodeClientFrame,
  LINK_PROTOCOL,
  type ClientFrame,
} from '../../../shared/protocol/link.ts';
import { openSocket } from './sockets.ts';

/** State vector of an empty document. */
export const NOTHING = Uint8Array.of(0);
const NO_UPDATE = answerMessage(Uint8Array.of(0, 0));

/** One document open over a socket of its own; messages are those of the public y-websocket protocol. */
export interface OpenDocument {
  send(message: Uint8Array): void;
  /** Without a closing frame, as when the network fails. */
  drop(): void;
}

export interface LinkDocument extends OpenDocument {
  /** Sends a command's JSON; resolves with the answer's. */
  command(request: string): Promise<string>;
}

type OnUpdate = (update: Uint8Array) => void;
type OnAwareness = (update: Uint8Array) => void;

/** In our form, resolved when the state has come. `ask`: sync step 1. */
export async function openDocument(
  { url, token, name }: { readonly url: string; readonly token: string; readonly name: string },
  ask: Uint8Array,
  onUpdate: OnUpdate,
  onAwareness: OnAwareness = () => undefined,
): Promise<LinkDocument> {
  const socket = await openSocket(`${url.replace(/^http/, 'ws')}/sync`, [LINK_PROTOCOL]);
  const post = (frame: ClientFrame): void => socket.send(encodeClientFrame(frame));
  const send = (message: Uint8Array): void => post({ type: 'data', channel: 1, message });
  const waiting = new Map<number, (answer: string) => void>();
  let newest = 0;
  const synced = listen(socket, send, onUpdate, onAwareness, (data) => {
    const frame = decodeServerFrame(data);
    if (frame.type === 'answered') waiting.get(frame.number)?.(frame.answer);
    if (frame.type === 'closed') throw new Error(`${name} was closed: ${frame.code} ${frame.reason}`);
    return frame.type === 'data' ? frame.message : null;
  });
  post({ type: 'signIn', token });
  post({ type: 'open', channel: 1, document: name });
  send(ask);
  await synced;
  return {
    send,
    command: (request) => {
      const number = (newest += 1);
      post({ type: 'command', number, request });
      return new Promise((resolve) => waiting.set(number, resolve));
    },
    drop: () => socket.terminate(),
  };
}

/** In the form of y-websocket: the address names the document. */
export async function openStockDocument(
  url: string,
  ask: Uint8Array,
  onUpdate: OnUpdate,
  onAwareness: OnAwareness = () => undefined,
): Promise<OpenDocument> {
  const socket = await openSocket(url);
  const send = (message: Uint8Array): void => socket.send(message);
  const synced = listen(socket, send, onUpdate, onAwareness, (data) => data);
  send(ask);
  await synced;
  return { send, drop: () => socket.terminate() };
}

/** Resolves with the answer to the first ask. */
function listen(
  socket: WebSocket,
  send: (message: Uint8Array) => void,
  onUpdate: OnUpdate,
  onAwareness: OnAwareness,
  messageIn: (data: Buffer) => Uint8Array | null,
): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.on('close', (code) => reject(new Error(`the socket was closed: ${code}`)));
    socket.on('error', reject);
    socket.on('message', (data) => {
      const bytes = messageIn(data as Buffer);
      if (bytes === null) return;
      const message = parseMessage(bytes);
      switch (message.type) {
        case 'content':
          onUpdate(message.update);
          if (message.answer) resolve();
          break;
        case 'awareness':
          onAwareness(message.update);
          break;
        case 'ask':
          // This client has nothing that the server lacks.
          send(NO_UPDATE);
          break;
        case 'askAwareness':
          break;
      }
    });
  });
}
