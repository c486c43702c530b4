import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import { updateMessage } from '../../server/sync/messages.ts';
import { Hall } from './support/Hall.ts';
import { idsOf, note, put, textOf, updateOf } from './support/marks.ts';
import { AN, BINH, FILE, SECRETARY, SESSION } from './support/TestRoom.ts';

const ROOM = `room/${SESSION}`;
const MARKS = `marks/${FILE}/room/${AN}`;

test('a stock client gets a projection and what changes in it', async () => {
  const hall = new Hall();
  hall.room.write('room', 'item-1', 'before');
  const client = hall.stock(AN, ROOM);
  await hall.settle();
  expect(client.synced).toBe(true);
  expect(client.document.getMap('items').get('item-1')).toBe('before');
  hall.room.write('room', 'item-1', 'after');
  await hall.settle();
  expect(client.document.getMap('items').get('item-1')).toBe('after');
});

test('a projection is never asked of a client, writable marks are', async () => {
  const hall = new Hall();
  const projection = hall.stock(AN, ROOM);
  const own = hall.stock(AN, MARKS);
  const foreign = hall.stock(BINH, MARKS);
  await hall.settle();
  expect([projection.asked, own.asked, foreign.asked]).toEqual([0, 1, 0]);
});

test('a write to a projection ends that client alone and reaches nobody', async () => {
  const hall = new Hall();
  hall.room.write('room', 'item-1', 'true');
  const reader = hall.stock(BINH, ROOM);
  const writer = hall.stock(AN, ROOM);
  await hall.settle();
  const frames = reader.frames;
  writer.document.getMap('items').set('item-1', 'forged');
  await hall.settle();
  expect(writer.closeCode).toBe(CLOSE.forbidden);
  expect(reader.closeCode).toBeNull();
  expect(reader.frames).toBe(frames);
  expect(hall.room.projection('room').getMap('items').get('item-1')).toBe('true');
  hall.room.write('room', 'item-1', 'still serving');
  await hall.settle();
  expect(reader.document.getMap('items').get('item-1')).toBe('still serving');
});

test('updates that bring nothing new to a projection are ignored', async () => {
  const hall = new Hall();
  hall.room.write('room', 'item-1', 'one');
  hall.room.write('room', 'item-1', 'two');
  const client = hall.stock(AN, ROOM);
  await hall.settle();
  client.pair.send(updateMessage(Uint8Array.of(0, 0)));
  client.pair.send(updateMessage(Y.encodeStateAsUpdate(client.document)));
  await hall.settle();
  expect(client.closeCode).toBeNull();
});

test('bytes that are no update end the writer of a projection', async () => {
  const hall = new Hall();
  const client = hall.stock(AN, ROOM);
  await hall.settle();
  client.pair.send(updateMessage(Uint8Array.of(9, 9, 9)));
  await hall.settle();
  expect(client.closeCode).toBe(CLOSE.forbidden);
});

test('an author’s marks reach the readers of the audience, the author is not sent them back', async () => {
  const hall = new Hall();
  const author = hall.stock(AN, MARKS);
  const reader = hall.stock(BINH, MARKS);
  await hall.settle();
  const frames = author.frames;
  put(author.document, 'mark-1', note('chào'));
  await hall.settle();
  expect(textOf(reader.document, 'mark-1')).toBe('chào');
  expect(author.frames).toBe(frames);
});

test('marks made offline come up at the connection', async () => {
  const hall = new Hall();
  const offline = new Y.Doc();
  put(offline, 'mark-1', note('made offline'));
  const author = hall.stock(AN, MARKS);
  Y.applyUpdate(author.document, Y.encodeStateAsUpdate(offline), author);
  await hall.settle();
  hall.restart();
  const reader = hall.stock(BINH, MARKS);
  await hall.settle();
  expect(idsOf(reader.document)).toEqual(['mark-1']);
});

test('two devices of one author work on the same marks', async () => {
  const hall = new Hall();
  const laptop = hall.stock(AN, MARKS);
  const tablet = hall.stock(AN, MARKS);
  await hall.settle();
  put(laptop.document, 'mark-1', note('laptop'));
  put(tablet.document, 'mark-2', note('tablet'));
  await hall.settle();
  expect(idsOf(laptop.document)).toEqual(['mark-1', 'mark-2']);
  expect(idsOf(tablet.document)).toEqual(['mark-1', 'mark-2']);
});

test('a reader’s write to another’s marks ends the reader and nothing else', async () => {
  const hall = new Hall();
  const author = hall.stock(AN, MARKS);
  const reader = hall.stock(BINH, MARKS);
  await hall.settle();
  put(author.document, 'mark-1', note('mine'));
  await hall.settle();
  reader.document.getMap('marks').delete('mark-1');
  await hall.settle();
  expect(reader.closeCode).toBe(CLOSE.forbidden);
  expect(author.closeCode).toBeNull();
  expect(idsOf(author.document)).toEqual(['mark-1']);
});

test('a refused update is told, closed with 4422, and leaves nothing behind', async () => {
  const hall = new Hall();
  const author = hall.stock(AN, MARKS);
  const other = hall.stock(AN, MARKS);
  const reader = hall.stock(BINH, MARKS);
  await hall.settle();
  put(author.document, 'mark-1', note('good'));
  await hall.settle();
  author.document.transact(() => {
    put(author.document, 'mark-2', note('hidden beside the bad one'));
    put(author.document, 'mark-3', { kind: 'note', text: 'no place' });
  });
  await hall.settle();
  expect(author.closeCode).toBe(CLOSE.updateRefused);
  expect(author.denials).toEqual(['bad mark mark-3']);
  expect(other.closeCode).toBeNull();
  put(other.document, 'mark-4', note('goes on'));
  await hall.pass(10);
  expect(idsOf(reader.document)).toEqual(['mark-1', 'mark-4']);
  hall.restart();
  const later = hall.stock(BINH, MARKS);
  await hall.settle();
  expect(idsOf(later.document)).toEqual(['mark-1', 'mark-4']);
});

test('an epoch that is not the present one is over', async () => {
  const hall = new Hall();
  hall.room.epoch = 3;
  const present = hall.stock(AN, ROOM);
  const named = hall.stock(AN, `${ROOM}@3`);
  const old = hall.stock(AN, `${ROOM}@2`);
  await hall.settle();
  expect(present.synced && named.synced).toBe(true);
  expect(old.closeCode).toBe(CLOSE.epochOver);
  hall.room.openEpoch(4);
  expect([present.closeCode, named.closeCode]).toEqual([CLOSE.epochOver, CLOSE.epochOver]);
});

test('who has no valid token is closed with 4401', async () => {
  const hall = new Hall();
  const without = hall.stockWith(null, ROOM);
  const wrong = hall.stockWith('wrong', ROOM);
  const broken = hall.stockWith('broken', ROOM);
  await hall.settle();
  expect([without.closeCode, wrong.closeCode]).toEqual([CLOSE.unauthenticated, CLOSE.unauthenticated]);
  expect(broken.closeCode).toBe(CLOSE.unavailable);
  expect(hall.server.connections).toBe(0);
});

test.each([
  [AN, 'nonsense', CLOSE.noSuchDocument],
  [AN, '', CLOSE.noSuchDocument],
  [AN, 'room/another-session', CLOSE.noSuchDocument],
  [AN, `desk/${SESSION}`, CLOSE.forbidden],
  [SECRETARY, `desk/${SESSION}`, null],
])('%s opening %s is answered by %s', async (member, document, code) => {
  const hall = new Hall();
  const client = hall.stock(member, document);
  await hall.settle();
  expect(client.closeCode).toBe(code);
});

test('a stock client hears a message within every 20 s of silence', async () => {
  const hall = new Hall();
  const client = hall.stock(AN, ROOM);
  await hall.settle();
  let frames = client.frames;
  for (let round = 0; round < 6; round += 1) {
    await hall.pass(22_000);
    client.pair.pong();
    expect(client.frames).toBe(frames + 1);
    frames = client.frames;
  }
  expect(client.closeCode).toBeNull();
});

test('several updates in one moment become one frame', async () => {
  const hall = new Hall();
  const client = hall.stock(AN, ROOM);
  await hall.settle();
  const frames = client.frames;
  for (let index = 0; index < 50; index += 1) hall.room.write('room', `item-${index}`, index);
  await hall.settle();
  expect(client.frames).toBe(frames + 1);
  hall.timers.advance(10);
  await hall.settle();
  expect(client.frames).toBe(frames + 2);
  expect(client.document.getMap('items').size).toBe(50);
});

test('a forged update that edits before its client id began is refused', async () => {
  const hall = new Hall();
  const author = hall.stock(AN, MARKS);
  await hall.settle();
  const part = updateOf((document) => void document.getText('elsewhere').insert(0, 'x'));
  author.pair.send(updateMessage(part));
  await hall.settle();
  expect(author.closeCode).toBe(CLOSE.updateRefused);
});
