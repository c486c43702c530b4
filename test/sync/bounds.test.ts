import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import { askMessage, updateMessage } from '../../server/sync/messages.ts';
import { Hall } from './support/Hall.ts';
import { idsOf, ink, note, put, updateOf } from './support/marks.ts';
import { AN, BINH, FILE, SESSION } from './support/TestRoom.ts';

const ROOM = `room/${SESSION}`;
const MARKS = `marks/${FILE}/room/${AN}`;

test('a message over the size limit ends the connection', async () => {
  const hall = new Hall();
  const client = hall.stock(AN, MARKS);
  await hall.settle();
  client.pair.send(new Uint8Array(1024 * 1024 + 1));
  expect(client.closeCode).toBe(CLOSE.tooLarge);
});

test('a slow reader is dropped, the others go on, and it catches up later', async () => {
  const hall = new Hall({ maxBufferedBytes: 10_000 });
  const slow = hall.stock(AN, ROOM);
  const fast = hall.stock(BINH, ROOM);
  await hall.settle();
  slow.pair.stalled = true;
  for (let index = 0; index < 200; index += 1) {
    hall.room.write('room', `item-${index}`, 'x'.repeat(200));
    await hall.pass(10);
  }
  expect(slow.closeCode).toBe(CLOSE.tooSlow);
  expect(fast.document.getMap('items').size).toBe(200);
  const back = hall.stock(AN, ROOM);
  await hall.settle();
  expect(back.document.getMap('items').size).toBe(200);
});

test('a large answer is not slowness; answers wait until the socket has room', async () => {
  const hall = new Hall({ maxBufferedBytes: 10_000, answerBufferedBytes: 20_000 });
  hall.room.write('room', 'large', 'x'.repeat(100_000));
  const link = hall.link(AN);
  await hall.settle();
  link.pair.stalled = true;
  const room = link.open(ROOM);
  await hall.settle();
  // The frame `opened` is stalled too, so the client asks of its own accord.
  room.ask();
  const marks = link.open(MARKS);
  await hall.settle();
  marks.ask();
  hall.room.write('room', 'small', 'y');
  await hall.settle();
  expect(link.closeCode).toBeNull();
  link.pair.flow();
  await hall.settle();
  expect(room.document.getMap('items').get('small')).toBe('y');
  expect(marks.synced).toBe(true);
  expect(link.closeCode).toBeNull();
});

test('a connection that is silent to pings is ended', async () => {
  const hall = new Hall();
  const silent = hall.stock(AN, ROOM);
  const lively = hall.stock(AN, ROOM);
  await hall.settle();
  for (let second = 0; second < 80; second += 1) {
    hall.timers.advance(1000);
    lively.pair.pong();
  }
  expect([silent.closeCode, lively.closeCode]).toEqual([CLOSE.idle, null]);
  expect(silent.pair.pings).toBe(2);
});

test('too many messages in too short a time end the connection', async () => {
  const hall = new Hall({ messageBurst: 50, messagesPerSecond: 10 });
  const client = hall.stock(AN, ROOM);
  await hall.settle();
  for (let index = 0; index < 40; index += 1) client.ask();
  await hall.settle();
  expect(client.closeCode).toBeNull();
  await hall.pass(1000);
  for (let index = 0; index < 40; index += 1) client.ask();
  expect(client.closeCode).toBe(CLOSE.tooSlow);
});

test('asking for the same large document again and again is bounded', async () => {
  const hall = new Hall({ bytesBurst: 500_000, bytesPerSecond: 1 });
  hall.room.write('room', 'large', 'x'.repeat(100_000));
  const client = hall.stock(AN, ROOM);
  await hall.settle();
  for (let index = 0; index < 10; index += 1) client.pair.send(askMessage(Uint8Array.of(0)));
  await hall.settle();
  expect(client.closeCode).toBe(CLOSE.tooSlow);
});

test('what is not a state vector ends the one who asks', async () => {
  const hall = new Hall();
  const projection = hall.stock(AN, ROOM);
  const marks = hall.stock(AN, MARKS);
  await hall.settle();
  for (const client of [projection, marks]) client.pair.send(askMessage(Uint8Array.of(5, 255)));
  await hall.settle();
  expect([projection.closeCode, marks.closeCode]).toEqual([CLOSE.malformed, CLOSE.malformed]);
});

test('a marks document has a size; erasing makes room again', async () => {
  const hall = new Hall({ maxDocumentBytes: 20_000 });
  const author = hall.link(AN).open(MARKS);
  await hall.settle();
  for (let index = 0; index < 5; index += 1) put(author.document, `mark-${index}`, ink(1000));
  await hall.settle();
  author.document.getMap('marks').delete('mark-0');
  author.document.getMap('marks').delete('mark-1');
  await hall.settle();
  put(author.document, 'mark-5', ink(1000));
  await hall.settle();
  expect(author.saved).toBe(author.sent);
  for (let index = 6; index < 10; index += 1) put(author.document, `mark-${index}`, ink(1000));
  await hall.settle();
  expect(author.closed).toEqual({ code: CLOSE.updateRefused, reason: 'document too large' });
  const reader = hall.stock(BINH, MARKS);
  await hall.settle();
  expect(Y.encodeStateAsUpdate(reader.document).length).toBeLessThanOrEqual(20_000);
  expect(idsOf(reader.document)).toContain('mark-5');
});

test.each([
  ['a mark of a wrong shape', (document: Y.Doc) => put(document, 'mark-1', { kind: 'scribble' })],
  ['a mark that is no object', (document: Y.Doc) => put(document, 'mark-1', 'text')],
  ['bytes for a mark', (document: Y.Doc) => put(document, 'mark-1', new Uint8Array(10))],
  ['a bad id', (document: Y.Doc) => put(document, 'no good id', note('x'))],
  ['another part', (document: Y.Doc) => document.getMap('elsewhere').set('mark-1', note('x'))],
  ['a text part', (document: Y.Doc) => document.getText('marks').insert(0, 'x')],
  ['a list', (document: Y.Doc) => document.getArray('marks').push([note('x')])],
  ['a nested type', (document: Y.Doc) => put(document, 'mark-1', new Y.Map())],
  ['a nested document', (document: Y.Doc) => put(document, 'mark-1', new Y.Doc())],
  [
    'a list erased at once',
    (document: Y.Doc) => {
      document.getArray('marks').push([note('x')]);
      document.getArray('marks').delete(0, 1);
    },
  ],
  [
    'a stroke that is none',
    (document: Y.Doc) => put(document, 'mark-1', { ...ink(3), points: Uint8Array.of(9) }),
  ],
])('%s is refused', async (_, edit) => {
  const hall = new Hall();
  const author = hall.link(AN).open(MARKS);
  const reader = hall.stock(BINH, MARKS);
  await hall.settle();
  author.detach();
  author.sendUpdate(updateOf(edit));
  await hall.settle();
  expect(author.closeCode).toBe(CLOSE.updateRefused);
  expect(author.denials).toHaveLength(1);
  expect(Y.encodeStateAsUpdate(reader.document)).toEqual(Uint8Array.of(0, 0));
  expect(reader.closeCode).toBeNull();
});

test('what waits to be stored is bounded', async () => {
  const hall = new Hall({ maxQueuedBytes: 5000 });
  const author = hall.link(AN).open(MARKS);
  await hall.settle();
  hall.marks.hold();
  put(author.document, 'mark-0', note('in the commit'));
  await hall.settle();
  for (let index = 1; index < 20; index += 1) put(author.document, `mark-${index}`, note('x'.repeat(500)));
  await hall.settle();
  expect(author.closeCode).toBe(CLOSE.unavailable);
  hall.marks.release();
  await hall.settle();
});

test('what waits for sign-in is bounded', async () => {
  const hall = new Hall({ maxQueuedBytes: 5000 });
  const client = hall.stock(AN, MARKS);
  for (let index = 0; index < 50; index += 1) client.pair.send(updateMessage(new Uint8Array(200)));
  expect(client.closeCode).toBe(CLOSE.unauthenticated);
  await hall.settle();
});

test('of one member’s connections the oldest make room for the newest, nobody else’s do', async () => {
  const hall = new Hall({ maxMemberConnections: 2 });
  const codes = () => [...clients, other].map(({ closeCode }) => closeCode);
  const other = hall.link(BINH);
  const clients = [hall.link(AN), hall.stock(AN, ROOM)];
  await hall.settle();
  expect(codes()).toEqual([null, null, null]);
  clients.push(hall.link(AN));
  await hall.settle();
  expect(codes()).toEqual([CLOSE.tooManySockets, null, null, null]);
  clients[1]?.pair.drop();
  clients.push(hall.link(AN));
  await hall.settle();
  expect(codes()).toEqual([CLOSE.tooManySockets, 1006, null, null, null]);
});

test('also the only connection of the session makes room, and rights are still followed', async () => {
  const hall = new Hall({ maxMemberConnections: 1 });
  const old = hall.link(AN);
  await hall.settle();
  const link = hall.link(AN);
  const marks = link.open(MARKS);
  await hall.settle();
  expect([old.closeCode, link.closeCode, marks.closeCode]).toEqual([CLOSE.tooManySockets, null, null]);
  hall.room.change({ published: false });
  await hall.settle();
  expect(marks.closeCode).toBe(CLOSE.noSuchDocument);
});

test('documents are loaded once and dropped when nobody has them open', async () => {
  const hall = new Hall();
  const clients = [hall.stock(AN, MARKS), hall.stock(BINH, MARKS), hall.stock(AN, ROOM)];
  await hall.settle();
  expect([hall.server.openDocuments, hall.marks.loads]).toEqual([2, 1]);
  for (const client of clients) client.pair.drop();
  await hall.settle();
  expect([hall.server.openDocuments, hall.server.connections, hall.room.listeners]).toEqual([0, 0, 0]);
});
