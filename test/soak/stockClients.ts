import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { MemberId } from '../../shared/domain/ids.ts';
import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import { marksOf } from '../../shared/marks/document.ts';
import type { SyncLimits } from '../../server/sync/SyncLimits.ts';
import { note, put } from '../sync/support/marks.ts';
import { RealHall } from '../sync/support/RealHall.ts';
import { AN, BINH, CUC, FILE, SESSION } from '../sync/support/TestRoom.ts';

const ROOM = `room/${SESSION}`;
const MARKS = `marks/${FILE}/room/${AN}`;

export interface StockReport {
  readonly seconds: number;
  readonly clients: number;
  readonly reconnects: number;
  /** The longest time without a message, over all stock clients, in milliseconds. */
  readonly longestSilenceMs: number;
  readonly inSync: boolean;
}

/**
 * Three stock y-websocket clients beside a link, silent for `seconds`. Asserts: no reconnect, all in sync
 * before and after, a write to a projection reaches nobody and the server goes on.
 */
export async function stockClients(options: {
  readonly seconds: number;
  readonly limits?: Partial<SyncLimits>;
}): Promise<StockReport> {
  const hall = await RealHall.start(options.limits);
  const clients = [AN, BINH, CUC].map((member) => new Stock(hall.url, member));
  try {
    const link = await hall.link(BINH);
    const linked = { room: link.open(ROOM), marks: link.open(MARKS) };
    const roomDocuments = () => [...clients.map((client) => client.room.doc), linked.room.document];
    const marksDocuments = () => [...clients.map((client) => client.marks.doc), linked.marks.document];
    await until(
      () => clients.every((client) => client.room.synced && client.marks.synced) && linked.marks.synced,
    );

    hall.room.write('room', 'item-1', 'before the silence');
    put(clients[0]!.marks.doc, 'before', note('before the silence'));
    await until(() => holds(roomDocuments(), 'before the silence') && haveMark(marksDocuments(), 'before'));
    await forgedWriteReachesNobody(hall);

    await delay(options.seconds * 1000);

    hall.room.write('room', 'item-1', 'after the silence');
    put(clients[0]!.marks.doc, 'after', note('after the silence'));
    await until(() => holds(roomDocuments(), 'after the silence') && haveMark(marksDocuments(), 'after'));
    const reconnects = clients.reduce((sum, client) => sum + client.reconnects, 0);
    assert.equal(reconnects, 0);
    assert.equal(link.closeCode, null);
    for (const document of roomDocuments()) {
      assert.equal(document.getMap('items').has('forged'), false);
    }
    return {
      seconds: options.seconds,
      clients: clients.length,
      reconnects,
      longestSilenceMs: Math.max(...clients.map((client) => client.longestSilenceMs)),
      inSync: true,
    };
  } finally {
    for (const client of clients) client.destroy();
    await hall.stop();
  }
}

/** A member with the public provider, one socket a document. */
class Stock {
  readonly room: WebsocketProvider;
  readonly marks: WebsocketProvider;
  reconnects = 0;
  longestSilenceMs = 0;

  constructor(url: string, member: MemberId) {
    this.room = this.#open(url, ROOM, member);
    this.marks = this.#open(url, MARKS, member);
  }

  destroy(): void {
    for (const provider of [this.room, this.marks]) {
      provider.destroy();
      provider.awareness.destroy();
      provider.doc.destroy();
    }
  }

  #open(url: string, document: string, member: MemberId): WebsocketProvider {
    const provider = stockProvider(url, document, member);
    // It renews its presence every 15 s and would hide a missing keep-alive.
    provider.awareness.setLocalState(null);
    provider.on('connection-close', () => (this.reconnects += 1));
    let heardAt = Date.now();
    const watched = () => {
      this.longestSilenceMs = Math.max(this.longestSilenceMs, Date.now() - heardAt);
      heardAt = Date.now();
    };
    provider.on('status', () => provider.ws?.addEventListener('message', watched));
    return provider;
  }
}

function stockProvider(url: string, document: string, member: MemberId): WebsocketProvider {
  return new WebsocketProvider(`${url}/sync`, document, new Y.Doc(), {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    protocols: [`token.token-${member}`],
    // Providers of one process would talk to each other past the server.
    disableBc: true,
  });
}

async function forgedWriteReachesNobody(hall: RealHall): Promise<void> {
  const forger = stockProvider(hall.url, ROOM, CUC);
  try {
    await until(() => forger.synced);
    const closed = new Promise<number>((resolve) => forger.on('closed', ({ code }) => resolve(code)));
    forger.doc.getMap('items').set('forged', true);
    assert.equal(await closed, CLOSE.forbidden);
    assert.equal(hall.room.projection('room').getMap('items').has('forged'), false);
  } finally {
    forger.destroy();
    forger.awareness.destroy();
  }
}

function holds(documents: readonly Y.Doc[], value: string): boolean {
  return documents.every((document) => document.getMap('items').get('item-1') === value);
}

function haveMark(documents: readonly Y.Doc[], id: string): boolean {
  return documents.every((document) => marksOf(document).has(id));
}

/** Looks every few milliseconds; gives up after 10 s. */
async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new assert.AssertionError({ message: 'did not come true within 10 s' });
    await delay(5);
  }
}
