import { expect, test } from 'vitest';
import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import { Hall } from './support/Hall.ts';
import { idsOf, note, put } from './support/marks.ts';
import { AN, BINH, CUC, FILE, SESSION } from './support/TestRoom.ts';

const MARKS = `marks/${FILE}/room/${AN}`;

test('nothing is relayed, answered or called saved before it is durable', async () => {
  const hall = new Hall();
  const author = hall.link(AN).open(MARKS);
  const reader = hall.link(BINH).open(MARKS);
  await hall.settle();
  hall.marks.hold();
  put(author.document, 'mark-1', note('one'));
  await hall.settle();
  const late = hall.stock(BINH, MARKS);
  await hall.settle();
  expect([idsOf(reader.document), idsOf(late.document), late.synced]).toEqual([[], [], false]);
  expect(author.saved).toBe(1);
  hall.marks.release();
  await hall.settle();
  expect([idsOf(reader.document), idsOf(late.document)]).toEqual([['mark-1'], ['mark-1']]);
  expect(author.saved).toBe(2);
});

test('what arrives while a commit runs waits and shares the next one', async () => {
  const hall = new Hall();
  const [an, binh, cuc] = [AN, BINH, CUC].map((member) =>
    hall.link(member).open(`marks/${FILE}/room/${member}`),
  );
  await hall.settle();
  hall.marks.hold();
  put(an!.document, 'mark-1', note('alone'));
  await hall.settle();
  for (const one of [an, binh, cuc]) for (const id of ['a', 'b']) put(one!.document, id, note(id));
  await hall.settle();
  hall.marks.release();
  await hall.settle();
  expect(hall.marks.appends).toEqual([1, 3]);
  for (const one of [an, binh, cuc]) expect(one!.saved).toBe(one!.sent);
});

test('edits of one turn are one append, one update a document', async () => {
  const hall = new Hall();
  const authors = [AN, BINH, CUC].map((member) => hall.link(member).open(`marks/${FILE}/private/${member}`));
  await hall.settle();
  for (const author of authors) for (const id of ['a', 'b', 'c']) put(author.document, id, note(id));
  await hall.settle();
  expect(hall.marks.appends).toEqual([3]);
});

test('when the store fails, everybody comes back to what is stored', async () => {
  const hall = new Hall();
  const author = hall.link(AN).open(MARKS);
  const reader = hall.stock(BINH, MARKS);
  await hall.settle();
  put(author.document, 'mark-1', note('stored'));
  await hall.settle();
  hall.marks.appendFails = true;
  put(author.document, 'mark-2', note('not stored'));
  await hall.settle();
  expect([author.closeCode, reader.closeCode]).toEqual([CLOSE.unavailable, CLOSE.unavailable]);
  expect([author.sent, author.saved]).toEqual([3, 2]);
  expect(idsOf(reader.document)).toEqual(['mark-1']);
  hall.marks.appendFails = false;
  const again = hall.link(AN).open(MARKS, author.document);
  await hall.settle();
  expect(again.saved).toBe(again.sent);
  const later = hall.stock(BINH, MARKS);
  await hall.settle();
  expect(idsOf(later.document)).toEqual(['mark-1', 'mark-2']);
});

test('a document that cannot be loaded is unavailable, and nothing blank is stored', async () => {
  const hall = new Hall();
  const first = hall.link(AN).open(MARKS);
  await hall.settle();
  put(first.document, 'mark-1', note('one'));
  await hall.settle();
  hall.restart();
  hall.marks.loadFails = true;
  const refused = hall.link(AN).open(MARKS, first.document);
  await hall.settle();
  expect(refused.closeCode).toBe(CLOSE.unavailable);
  hall.marks.loadFails = false;
  const reader = hall.stock(BINH, MARKS);
  await hall.settle();
  expect(idsOf(reader.document)).toEqual(['mark-1']);
});

test('stored bytes that are no document are unavailable too', async () => {
  const hall = new Hall();
  await hall.marks.append([{ sessionId: SESSION, document: MARKS, update: Uint8Array.of(1, 2, 3) }]);
  const reader = hall.stock(BINH, MARKS);
  await hall.settle();
  expect(reader.closeCode).toBe(CLOSE.unavailable);
});

test('an update received before its sender left is stored', async () => {
  const hall = new Hall();
  const link = hall.link(AN);
  const author = link.open(MARKS);
  await hall.settle();
  hall.marks.hold();
  put(author.document, 'mark-1', note('one'));
  await hall.settle();
  put(author.document, 'mark-2', note('waits'));
  link.pair.drop();
  hall.marks.release();
  await hall.settle();
  expect(hall.server.openDocuments).toBe(0);
  const reader = hall.stock(BINH, MARKS);
  await hall.settle();
  expect(idsOf(reader.document)).toEqual(['mark-1', 'mark-2']);
});

test('stored updates are folded into one when there are many', async () => {
  const hall = new Hall({ compactAfterUpdates: 10 });
  const author = hall.link(AN).open(MARKS);
  await hall.settle();
  for (let index = 0; index < 25; index += 1) {
    put(author.document, `mark-${index}`, note('x'));
    await hall.settle();
  }
  expect((await hall.marks.load(SESSION, MARKS)).length).toBeLessThan(10);
  hall.restart();
  const reader = hall.stock(BINH, MARKS);
  await hall.settle();
  expect(idsOf(reader.document)).toHaveLength(25);
});

test('folding that fails loses nothing', async () => {
  const hall = new Hall({ compactAfterUpdates: 3 });
  hall.marks.compactFails = true;
  const author = hall.link(AN).open(MARKS);
  await hall.settle();
  for (let index = 0; index < 8; index += 1) {
    put(author.document, `mark-${index}`, note('x'));
    await hall.settle();
  }
  expect(author.saved).toBe(author.sent);
  expect(await hall.marks.load(SESSION, MARKS)).toHaveLength(8);
  expect(hall.logged).toContain('marks could not be compacted');
});

test('the first mark for the room is noted, again after a failure, once', async () => {
  const hall = new Hall();
  hall.room.noteSharerFails = true;
  const author = hall.link(AN).open(MARKS);
  const secret = hall.link(AN).open(`marks/${FILE}/private/${AN}`);
  await hall.settle();
  put(secret.document, 'mark-1', note('secret'));
  put(author.document, 'mark-1', note('one'));
  await hall.settle();
  expect(hall.room.notedSharers).toEqual([]);
  hall.room.noteSharerFails = false;
  put(author.document, 'mark-2', note('two'));
  await hall.settle();
  put(author.document, 'mark-3', note('three'));
  await hall.settle();
  expect(hall.room.notedSharers).toEqual([`${FILE}/${AN}`]);
});

test('closing ends everybody and waits for what was received', async () => {
  const hall = new Hall();
  const link = hall.link(AN);
  const author = link.open(MARKS);
  await hall.settle();
  put(author.document, 'mark-1', note('one'));
  const closing = hall.server.close();
  expect(link.closeCode).toBe(CLOSE.unavailable);
  await hall.settle();
  await closing;
  expect(await hall.marks.load(SESSION, MARKS)).toHaveLength(1);
  expect(hall.room.listeners).toBe(0);
});
