import { expect, test } from 'vitest';
import type { MemberId } from '../../shared/domain/ids.ts';
import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import { Hall } from './support/Hall.ts';
import { idsOf, note, put } from './support/marks.ts';
import {
  AN,
  BINH,
  CUC,
  DRAFT_FILE,
  FILE,
  GROUP_ONE,
  GROUP_TWO,
  GUEST,
  SECRETARY,
  SESSION,
} from './support/TestRoom.ts';

const ROOM = `room/${SESSION}`;
const SHARED = `marks/${FILE}/room/${AN}`;
const GROUP = `marks/${FILE}/group:${GROUP_ONE}/${AN}`;
const PRIVATE = `marks/${FILE}/private/${AN}`;

test.each([
  [BINH, SHARED, null],
  [GUEST, SHARED, null],
  [BINH, GROUP, null],
  [CUC, GROUP, CLOSE.forbidden],
  [SECRETARY, GROUP, CLOSE.forbidden],
  [AN, PRIVATE, null],
  [BINH, PRIVATE, CLOSE.forbidden],
  [SECRETARY, PRIVATE, CLOSE.forbidden],
  [AN, `marks/${DRAFT_FILE}/private/${AN}`, CLOSE.noSuchDocument],
  [SECRETARY, `marks/${DRAFT_FILE}/private/${SECRETARY}`, null],
  [AN, `marks/no-such-file/private/${AN}`, CLOSE.noSuchDocument],
  [AN, `marks/${FILE}/room/nobody`, CLOSE.noSuchDocument],
  [AN, `seat/${SESSION}/${AN}`, null],
  [BINH, `seat/${SESSION}/${AN}`, CLOSE.forbidden],
  [SECRETARY, `seat/${SESSION}/${AN}`, CLOSE.forbidden],
  [AN, `seat/another/${AN}`, CLOSE.noSuchDocument],
  ['stranger' as MemberId, ROOM, CLOSE.forbidden],
])('R5 %s opening %s is answered by %s', async (member, document, code) => {
  const hall = new Hall();
  const stock = hall.stock(member, document);
  const link = hall.link(member).open(document);
  await hall.settle();
  expect([stock.closeCode, link.closeCode]).toEqual([code, code]);
});

test('R6 an author out of the group reads its old marks and writes none', async () => {
  const hall = new Hall();
  const author = hall.link(AN).open(GROUP);
  await hall.settle();
  put(author.document, 'mark-1', note('one'));
  await hall.settle();
  hall.room.changeMember(AN, { groupId: GROUP_TWO });
  await hall.settle();
  expect(author.closeCode).toBeNull();
  put(author.document, 'mark-2', note('two'));
  await hall.settle();
  expect(author.closeCode).toBe(CLOSE.forbidden);
  const again = hall.link(AN).open(GROUP);
  await hall.settle();
  expect([idsOf(again.document), again.asked]).toEqual([['mark-1'], 0]);
  hall.room.changeMember(AN, { groupId: GROUP_ONE });
  await hall.settle();
  expect(again.asked).toBe(1);
});

test('a reader who leaves the group is closed at once and hears nothing more', async () => {
  const hall = new Hall();
  const author = hall.link(AN).open(GROUP);
  const reader = hall.stock(BINH, GROUP);
  await hall.settle();
  hall.room.changeMember(BINH, { groupId: GROUP_TWO });
  expect(reader.closeCode).toBe(CLOSE.forbidden);
  put(author.document, 'mark-1', note('one'));
  await hall.settle();
  expect(idsOf(reader.document)).toEqual([]);
  expect(author.closeCode).toBeNull();
});

test('a member taken off the roster loses every document', async () => {
  const hall = new Hall();
  const link = hall.link(BINH);
  const opened = [ROOM, SHARED, GROUP].map((name) => link.open(name));
  const stock = hall.stock(BINH, ROOM);
  await hall.settle();
  hall.room.changeMember(BINH, null);
  await hall.settle();
  expect(opened.map((one) => one.closeCode)).toEqual([CLOSE.forbidden, CLOSE.forbidden, CLOSE.forbidden]);
  expect(stock.closeCode).toBe(CLOSE.forbidden);
});

test('marks on a file that is withdrawn are closed, at the desk they stay', async () => {
  const hall = new Hall();
  const delegate = hall.stock(AN, SHARED);
  const desk = hall.stock(SECRETARY, SHARED);
  await hall.settle();
  const items = new Map(hall.room.state.items);
  for (const [id, item] of items) items.set(id, { ...item, published: false });
  hall.room.change({ items });
  expect([delegate.closeCode, desk.closeCode]).toEqual([CLOSE.noSuchDocument, null]);
});

test('marks on a file that was removed are closed as such, so that nobody waits to save them', async () => {
  const hall = new Hall();
  const author = hall.link(AN);
  const open = author.open(SHARED);
  await hall.settle();
  const { files, removedFiles } = hall.room.state;
  hall.room.change({
    files: new Map([...files].filter(([id]) => id !== FILE)),
    removedFiles: new Set(removedFiles).add(FILE),
  });
  await hall.settle();
  expect(open.closeCode).toBe(CLOSE.fileRemoved);
  const again = author.open(`marks/${FILE}/private/${AN}`);
  const stock = hall.stock(BINH, SHARED);
  await hall.settle();
  expect([again.closeCode, stock.closeCode]).toEqual([CLOSE.fileRemoved, CLOSE.fileRemoved]);
});

test('losing the desk closes the desk’s projection', async () => {
  const hall = new Hall();
  const desk = hall.stock(SECRETARY, `desk/${SESSION}`);
  await hall.settle();
  hall.room.changeMember(SECRETARY, { roles: ['guest'] });
  expect(desk.closeCode).toBe(CLOSE.forbidden);
});

test('a right lost while the document was being loaded is not given', async () => {
  const hall = new Hall();
  const link = hall.link(BINH);
  await hall.settle();
  const opened = link.open(GROUP);
  hall.room.changeMember(BINH, { groupId: null });
  await hall.settle();
  expect([opened.closeCode, opened.number]).toEqual([CLOSE.forbidden, null]);
  expect(hall.server.openDocuments).toBe(0);
});

test('a revoked token ends its connections and no other', async () => {
  const hall = new Hall();
  const link = hall.link(AN);
  const stock = hall.stock(AN, ROOM);
  const other = hall.stock(BINH, ROOM);
  await hall.settle();
  hall.revoke(AN);
  expect([link.closeCode, stock.closeCode, other.closeCode]).toEqual([
    CLOSE.unauthenticated,
    CLOSE.unauthenticated,
    null,
  ]);
});

test('a token revoked while it is looked up does not sign in', async () => {
  const hall = new Hall();
  const link = hall.link(AN);
  hall.revoke(AN);
  await hall.settle();
  expect(link.closeCode).toBe(CLOSE.unauthenticated);
});

test('an expired token ends the connection', async () => {
  const hall = new Hall({ idleMs: Infinity });
  const link = hall.link(AN);
  await hall.settle();
  hall.timers.advance(59 * 60 * 1000);
  expect(link.closeCode).toBeNull();
  hall.timers.advance(61 * 1000);
  expect(link.closeCode).toBe(CLOSE.unauthenticated);
});
