import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { MemoryMarksStore } from '../../server/store/memory/MemoryMarksStore.ts';
import { noteStoredSharers } from '../../server/sync/noteStoredSharers.ts';
import { serveSocket } from '../../server/sync/serveSocket.ts';
import type { SyncServer } from '../../server/sync/SyncServer.ts';
import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import { Hall } from './support/Hall.ts';
import { ManualTimers } from './support/ManualTimers.ts';
import { SocketPair } from './support/SocketPair.ts';
import { idsOf, note, put } from './support/marks.ts';
import { AN, BINH, FILE, TestRoom } from './support/TestRoom.ts';

const MARKS = `marks/${FILE}/room/${AN}`;
const HOUR = 60 * 60 * 1000;

test('a bug in a connection ends it alone', () => {
  const webSocket = new EventEmitter();
  const ended: number[] = [];
  const connection = {
    receive: () => {
      throw new Error('a bug');
    },
    end: (code: number) => void ended.push(code),
  };
  const sync = { accept: () => connection } as unknown as SyncServer;
  const logged: string[] = [];
  const log = (_fields: object, message: string) => void logged.push(message);
  const around = { timers: new ManualTimers(), log: { warn: log, error: log }, closeMs: 1 };
  serveSocket(webSocket as WebSocket, { document: null, token: null }, '192.0.2.1', sync, around);
  webSocket.emit('message', Buffer.of(1), true);
  expect([ended, logged]).toEqual([[CLOSE.unavailable], ['a connection failed']]);
});

test('a clock that is set back holds up no reader', async () => {
  const hall = new Hall();
  const author = hall.link(AN).open(MARKS);
  const reader = hall.stock(BINH, MARKS);
  await hall.settle();
  put(author.document, 'mark-1', note('before'));
  await hall.settle();
  hall.timers.now -= HOUR;
  put(author.document, 'mark-2', note('after'));
  await hall.settle();
  await hall.pass(1000);
  expect(idsOf(reader.document)).toEqual(['mark-1', 'mark-2']);
});

test.each([null, MARKS])('a clock that is set back silences no connection (%s)', async (document) => {
  const hall = new Hall();
  const pair = new SocketPair();
  const connection = hall.server.accept(pair.serverEnd, { document, token: `token-${BINH}` }, '192.0.2.1');
  pair.connect(connection);
  await hall.settle();
  pair.receive();
  connection.tick(hall.timers.now + 1000);
  expect(pair.toClient).toHaveLength(0);
  hall.timers.now -= HOUR;
  connection.tick(hall.timers.now);
  expect([pair.toClient.length, pair.closed]).toEqual([1, null]);
  connection.tick(hall.timers.now + 1000);
  expect(pair.toClient).toHaveLength(1);
});

test('a sharer that could not be noted is noted later, with nothing more being written', async () => {
  const hall = new Hall();
  hall.room.noteSharerFails = true;
  const author = hall.link(AN).open(MARKS);
  await hall.settle();
  put(author.document, 'mark-1', note('one'));
  await hall.settle();
  expect(hall.room.notedSharers).toEqual([]);
  hall.room.noteSharerFails = false;
  await hall.pass(6000);
  expect(hall.room.notedSharers).toEqual([`${FILE}/${AN}`]);
});

test('after a kill between a shared mark and its mention, the start mentions it', async () => {
  const marks = new MemoryMarksStore();
  const room = new TestRoom();
  room.noteSharerFails = true;
  const hall = new Hall({}, { marks, room });
  const author = hall.link(AN).open(MARKS);
  const own = hall.link(BINH).open(`marks/${FILE}/private/${BINH}`);
  await hall.settle();
  put(author.document, 'mark-1', note('shared'));
  put(own.document, 'mark-2', note('for me'));
  await hall.settle();
  room.noteSharerFails = false;
  const fail = () => {
    throw new Error('nothing is to be logged');
  };
  await noteStoredSharers([room], marks, { warn: fail, error: fail });
  expect(room.notedSharers).toEqual([`${FILE}/${AN}`]);
});
