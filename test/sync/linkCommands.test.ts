import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { RoomUnavailable } from '../../server/room/RoomParts.ts';
import { StorageFull } from '../../server/store/faults.ts';
import { MAX_WAITING_COMMANDS } from '../../shared/protocol/link.ts';
import { Hall } from './support/Hall.ts';
import type { LinkClient } from './support/LinkClient.ts';
import { AN, SECRETARY } from './support/TestRoom.ts';

const PUBLISH = { type: 'publish' };

function request(command: object = PUBLISH): string {
  return JSON.stringify({ commandId: randomUUID(), command });
}

/** Answers by the numbers that they bear. */
function answers(link: LinkClient): Record<number, unknown> {
  const answered = link.frames.flatMap((frame) =>
    frame.type === 'answered' ? [[frame.number, JSON.parse(frame.answer) as unknown]] : [],
  );
  return Object.fromEntries(answered) as Record<number, unknown>;
}

test('commands of a link are asked by who signed in on it, and answered by their numbers', async () => {
  const hall = new Hall();
  const link = hall.link(AN);
  await hall.settle();
  const commandId = randomUUID();
  link.send({ type: 'command', number: 7, request: JSON.stringify({ commandId, command: PUBLISH }) });
  hall.room.answering = async () => ({ accepted: false, refusal: { code: 'notAllowed' } });
  link.send({ type: 'command', number: 3, request: request() });
  await hall.settle();
  expect(hall.room.executed[0]).toEqual({ actor: AN, commandId, command: PUBLISH });
  expect(answers(link)).toEqual({
    7: { accepted: true, seq: 1 },
    3: { accepted: false, refusal: { code: 'notAllowed' } },
  });
});

test('what is no command is answered as a bad request, and the link goes on', async () => {
  const hall = new Hall();
  const link = hall.link(SECRETARY);
  await hall.settle();
  const nonsense = [
    '{',
    'null',
    '{}',
    request({ type: 'x' }),
    JSON.stringify({ commandId: 'x', command: PUBLISH }),
    JSON.stringify({ commandId: randomUUID(), command: PUBLISH, actor: AN }),
    request({ ...PUBLISH, actor: AN }),
  ];
  nonsense.forEach((text, number) => link.send({ type: 'command', number, request: text }));
  await hall.settle();
  const codes = Object.values(answers(link)).map((answer) => (answer as { error: string }).error);
  expect(codes).toEqual(nonsense.map(() => 'badRequest'));
  expect([hall.room.executed, link.closeCode]).toEqual([[], null]);
});

test('who is no member any more is told so', async () => {
  const hall = new Hall();
  const link = hall.link(AN);
  await hall.settle();
  hall.room.changeMember(AN, null);
  link.send({ type: 'command', number: 1, request: request() });
  await hall.settle();
  expect(answers(link)).toEqual({ 1: { error: 'unauthenticated' } });
  expect(hall.room.executed).toEqual([]);
});

test('a room that cannot store says so; a fault is logged without what was asked', async () => {
  const hall = new Hall();
  const link = hall.link(AN);
  await hall.settle();
  const faults = [new RoomUnavailable(), new RoomUnavailable(new StorageFull()), new Error('a bug')];
  for (const [number, fault] of faults.entries()) {
    hall.room.answering = () => Promise.reject(fault);
    link.send({ type: 'command', number, request: request() });
    await hall.settle();
  }
  expect(answers(link)).toEqual({
    0: { error: 'unavailable' },
    1: { error: 'storageFull' },
    2: { error: 'internal' },
  });
  expect(hall.logged).toEqual(['a command failed']);
});

test('a link has a bounded number of commands waiting, and each answer makes room', async () => {
  const hall = new Hall();
  const link = hall.link(AN);
  await hall.settle();
  const open: (() => void)[] = [];
  hall.room.answering = () => new Promise((resolve) => open.push(() => resolve({ accepted: true, seq: 1 })));
  for (let number = 0; number <= MAX_WAITING_COMMANDS; number += 1) {
    link.send({ type: 'command', number, request: request() });
  }
  await hall.settle();
  expect(answers(link)).toEqual({ [MAX_WAITING_COMMANDS]: { error: 'tooManyTries', retryAfterSeconds: 1 } });
  for (const answer of open.splice(0)) answer();
  await hall.settle();
  expect(Object.keys(answers(link))).toHaveLength(MAX_WAITING_COMMANDS + 1);
  link.send({ type: 'command', number: 99, request: request() });
  await hall.settle();
  expect(open).toHaveLength(1);
});
