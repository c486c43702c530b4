import { expect, test } from 'vitest';
import { Hall } from './support/Hall.ts';
import { AN, BINH, SESSION } from './support/TestRoom.ts';

test('the room is told who is connected, at most once in half a second', async () => {
  const hall = new Hall();
  const an = hall.link(AN);
  hall.link(BINH);
  const second = hall.stock(AN, `room/${SESSION}`);
  await hall.settle();
  expect(hall.room.notedOnline).toEqual([]);
  hall.timers.advance(500);
  expect(hall.room.notedOnline.map((one) => [...one].sort())).toEqual([[AN, BINH].sort()]);
  // One of two sockets goes: still online.
  an.pair.drop();
  await hall.settle();
  hall.timers.advance(500);
  expect(hall.room.notedOnline.at(-1)).toContain(AN);
  second.pair.drop();
  await hall.settle();
  hall.timers.advance(500);
  expect(hall.room.notedOnline.at(-1)).toEqual([BINH]);
  expect(hall.room.notedOnline).toHaveLength(3);
});

test('the last who goes leaves nobody online, and the end of the server tells nothing', async () => {
  const hall = new Hall();
  const an = hall.link(AN);
  await hall.settle();
  an.pair.drop();
  await hall.settle();
  hall.timers.advance(500);
  expect(hall.room.notedOnline).toEqual([[]]);
  hall.link(BINH);
  await hall.settle();
  await hall.server.close();
  hall.timers.advance(5000);
  expect(hall.room.notedOnline).toEqual([[]]);
});
