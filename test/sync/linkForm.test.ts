import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import { encodeClientFrame } from '../../shared/protocol/link.ts';
import { updateMessage } from '../../server/sync/messages.ts';
import { Hall } from './support/Hall.ts';
import { idsOf, note, put, textOf } from './support/marks.ts';
import { AN, BINH, FILE, SESSION } from './support/TestRoom.ts';

const ROOM = `room/${SESSION}`;
const MARKS = `marks/${FILE}/room/${AN}`;
const PRIVATE = `marks/${FILE}/private/${AN}`;

test('a link signs in by its token or by its first frame and is told the clock', async () => {
  const hall = new Hall();
  const byProtocol = hall.link(AN);
  const byFrame = hall.linkWith(null);
  byFrame.send({ type: 'signIn', token: 'token-binh' });
  const early = byFrame.open(ROOM);
  await hall.settle();
  expect(byProtocol.frames).toEqual([{ type: 'welcome', protocol: 1, now: hall.timers.now }]);
  expect(byFrame.frames[0]?.type).toBe('welcome');
  expect(early.synced).toBe(true);
  await hall.pass(15_000);
  expect(byProtocol.frames.at(-1)).toEqual({ type: 'clock', now: hall.timers.now });
});

test('a link that does not sign in is closed at the deadline', async () => {
  const hall = new Hall();
  const silent = hall.linkWith(null);
  await hall.pass(9000);
  expect(silent.closeCode).toBeNull();
  await hall.pass(2000);
  expect(silent.closeCode).toBe(CLOSE.signInTimeout);
});

test('a first frame other than sign-in, a wrong token and a second sign-in end the connection', async () => {
  const hall = new Hall();
  const impatient = hall.linkWith(null);
  impatient.open(ROOM);
  const wrong = hall.linkWith(null);
  wrong.send({ type: 'signIn', token: 'wrong' });
  const twice = hall.link(AN);
  await hall.settle();
  twice.send({ type: 'signIn', token: 'token-an' });
  expect([impatient.closeCode, wrong.closeCode]).toEqual([CLOSE.unauthenticated, CLOSE.unauthenticated]);
  expect(twice.closeCode).toBe(CLOSE.malformed);
});

test('many documents share one link; one that is refused harms no other', async () => {
  const hall = new Hall();
  const link = hall.link(AN);
  const room = link.open(ROOM);
  const desk = link.open(`desk/${SESSION}`);
  const marks = link.open(MARKS);
  const nonsense = link.open('nonsense');
  const again = link.open(MARKS);
  await hall.settle();
  expect([room.closeCode, marks.closeCode]).toEqual([null, null]);
  expect([desk.closeCode, nonsense.closeCode]).toEqual([CLOSE.forbidden, CLOSE.noSuchDocument]);
  expect(again.closed).toEqual({ code: CLOSE.malformed, reason: 'document open already' });
  room.document.getMap('items').set('forged', true);
  await hall.settle();
  expect(room.closeCode).toBe(CLOSE.forbidden);
  put(marks.document, 'mark-1', note('still here'));
  await hall.settle();
  expect(marks.saved).toBe(marks.sent);
  expect(link.closeCode).toBeNull();
});

test('a document closed by the client can be opened again on the same link', async () => {
  const hall = new Hall();
  const link = hall.link(AN);
  const first = link.open(MARKS);
  await hall.settle();
  put(first.document, 'mark-1', note('one'));
  await hall.settle();
  link.close(first);
  await hall.settle();
  expect(hall.server.openDocuments).toBe(0);
  const second = link.open(MARKS);
  await hall.settle();
  expect(idsOf(second.document)).toEqual(['mark-1']);
  expect(second.number).not.toBe(first.number);
});

test('saved counts every content message, an empty answer included, and names the durable state', async () => {
  const hall = new Hall();
  const link = hall.link(AN);
  const marks = link.open(PRIVATE);
  await hall.settle();
  expect([marks.sent, marks.saved]).toEqual([1, 1]);
  put(marks.document, 'mark-1', note('one'));
  put(marks.document, 'mark-2', note('two'));
  await hall.settle();
  expect([marks.sent, marks.saved]).toEqual([3, 3]);
  expect(Y.decodeStateVector(marks.savedStateVector ?? new Uint8Array())).toEqual(
    Y.decodeStateVector(Y.encodeStateVector(marks.document)),
  );
});

test('a client whose answer lacks what it sent before is refused, and never told that it was saved', async () => {
  const hall = new Hall();
  const marks = hall.link(AN).open(PRIVATE);
  await hall.settle();
  const other = new Y.Doc();
  put(other, 'mark-1', note('never sent'));
  const known = Y.encodeStateVector(other);
  put(other, 'mark-2', note('leans on it'));
  marks.detach();
  marks.sendUpdate(Y.encodeStateAsUpdate(other, known));
  await hall.settle();
  expect(marks.asked).toBe(2);
  expect([marks.closeCode, marks.saved]).toEqual([CLOSE.updateRefused, 1]);
});

test('a gap is closed by the answer to the question it raised', async () => {
  const hall = new Hall();
  const link = hall.link(AN);
  const marks = link.open(PRIVATE);
  await hall.settle();
  marks.detach();
  put(marks.document, 'mark-1', note('lost on the way'));
  const known = Y.encodeStateVector(marks.document);
  put(marks.document, 'mark-2', note('arrives'));
  const late = Y.encodeStateAsUpdate(marks.document, known);
  marks.sendUpdate(late);
  await hall.settle();
  expect(marks.asked).toBe(2);
  expect(marks.saved).toBe(marks.sent);
  hall.restart();
  const reader = hall.link(AN).open(PRIVATE);
  await hall.settle();
  expect(idsOf(reader.document)).toEqual(['mark-1', 'mark-2']);
});

test('of an update with a gap nothing is taken: a changed mark is not erased before the new one is there', async () => {
  const hall = new Hall();
  const marks = hall.link(AN).open(PRIVATE);
  await hall.settle();
  put(marks.document, 'mark-1', note('old'));
  await hall.settle();
  marks.detach();
  put(marks.document, 'mark-2', note('lost on the way'));
  const known = Y.encodeStateVector(marks.document);
  put(marks.document, 'mark-1', note('new'));
  const change = Y.encodeStateAsUpdate(marks.document, known);
  hall.stock(AN, PRIVATE).pair.send(updateMessage(change));
  await hall.settle();
  const reader = hall.link(AN).open(PRIVATE);
  await hall.settle();
  expect(textOf(reader.document, 'mark-1')).toBe('old');
});

test('an answer that itself leans on what nobody has is refused', async () => {
  const hall = new Hall({ maxGaps: 3 });
  const link = hall.link(AN);
  const marks = link.open(PRIVATE);
  await hall.settle();
  marks.detach();
  const other = new Y.Doc();
  put(other, 'mark-1', note('never sent'));
  const known = Y.encodeStateVector(other);
  for (let index = 0; index < 4; index += 1) {
    put(other, `late-${index}`, note('late'));
    marks.sendUpdate(Y.encodeStateAsUpdate(other, known));
  }
  await hall.settle();
  expect(marks.closeCode).toBe(CLOSE.updateRefused);
  expect(marks.saved).toBe(1);
});

test('a reader on a link and one on a stock socket get the same', async () => {
  const hall = new Hall();
  const author = hall.link(AN).open(MARKS);
  const linkReader = hall.link(BINH).open(MARKS);
  const stockReader = hall.stock(BINH, MARKS);
  await hall.settle();
  put(author.document, 'mark-1', note('one'));
  await hall.settle();
  expect(textOf(linkReader.document, 'mark-1')).toBe('one');
  expect(textOf(stockReader.document, 'mark-1')).toBe('one');
  expect(author.relays).toBe(0);
});

test('malformed frames and text end the connection, a malformed message only its channel', async () => {
  const hall = new Hall();
  const garbage = hall.link(AN);
  const text = hall.link(AN);
  const channel = hall.link(AN);
  const marks = channel.open(MARKS);
  const room = channel.open(ROOM);
  await hall.settle();
  garbage.pair.send(Uint8Array.of(200, 1, 1));
  text.pair.text();
  marks.send(Uint8Array.of(7, 7));
  await hall.settle();
  expect([garbage.closeCode, text.closeCode, channel.closeCode]).toEqual([
    CLOSE.malformed,
    CLOSE.malformed,
    null,
  ]);
  expect([marks.closeCode, room.closeCode]).toEqual([CLOSE.malformed, null]);
});

test('frames for a channel that is not open are passed over, a channel number in use is not', async () => {
  const hall = new Hall();
  const link = hall.link(AN);
  await hall.settle();
  link.send({ type: 'data', channel: 99, message: updateMessage(Uint8Array.of(0, 0)) });
  link.send({ type: 'close', channel: 99 });
  await hall.settle();
  expect(link.closeCode).toBeNull();
  link.open(ROOM);
  link.pair.send(encodeClientFrame({ type: 'open', channel: 1, document: MARKS }));
  expect(link.closeCode).toBe(CLOSE.malformed);
});

test('messages sent before the document was loaded are kept for it', async () => {
  const hall = new Hall();
  const link = hall.link(AN);
  await hall.settle();
  const marks = link.open(PRIVATE);
  const early = new Y.Doc();
  put(early, 'mark-1', note('early'));
  marks.sendUpdate(Y.encodeStateAsUpdate(early));
  await hall.settle();
  expect(idsOf(marks.document)).toEqual(['mark-1']);
  expect(marks.saved).toBe(2);
});

test('a link opens a bounded number of documents', async () => {
  const hall = new Hall({ maxChannels: 2 });
  const link = hall.link(AN);
  link.open(ROOM);
  link.open(MARKS);
  const third = link.open(PRIVATE);
  await hall.settle();
  expect(third.closeCode).toBe(CLOSE.tooLarge);
});
