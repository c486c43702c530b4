import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MemberId, OpinionId, OpinionQuestionId } from '../../shared/domain/ids.ts';
import type { Opinion, OpinionAnswer } from '../../shared/domain/opinion.ts';
import type { SessionEvent } from '../../shared/domain/event.ts';
import { MemoryDevice } from '../../renderer/host/memoryHost.ts';
import type { OwnAnswer } from '../../renderer/room/OwnAnswers.ts';
import type { RoomClient } from '../../renderer/room/RoomClient.ts';
import { AN, House } from './support/House.ts';
import { Device, eventually, online } from './support/device.ts';

const SHEET = 'sheet-1' as OpinionId;
const QUESTION = 'question-1' as OpinionQuestionId;

let house: House;
let devices: Device[];

beforeEach(async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  house = new House();
  await house.start();
  await house.fill(1);
  devices = [];
});

afterEach(async () => {
  for (const device of devices) device.end();
  await house.stop();
  vi.restoreAllMocks();
});

async function ask(deadline = Date.now() + 600_000): Promise<void> {
  const questions = [{ id: QUESTION, text: 'Đồng ý không?' }];
  await house.ask({
    type: 'askOpinion',
    sheet: { id: SHEET, title: 'Lấy ý kiến', text: null, questions, deadline },
  });
}

async function tabletOf(memberId: MemberId, disk?: MemoryDevice): Promise<Device> {
  const device = new Device(await house.signIn(memberId), disk);
  devices.push(device);
  return device;
}

const says = (opinion: Opinion, comment = ''): readonly OpinionAnswer[] => [
  { questionId: QUESTION, opinion, comment },
];
const own = (room: RoomClient): OwnAnswer | undefined => room.answers.own.get().get(SHEET);
const seen = (room: RoomClient) => room.seat.get()?.opinions[SHEET]?.answer?.answers[0];

async function started(tablet: Device): Promise<RoomClient> {
  const room = tablet.start();
  await eventually([room.seat], () => room.seat.get()?.opinions[SHEET] !== undefined);
  return room;
}

/** Every answer in the record, as `opinion comment`. */
async function recorded(): Promise<string[]> {
  const events = (await house.events()).map(
    ({ payload }) => JSON.parse(Buffer.from(payload!).toString('utf8')) as SessionEvent,
  );
  return events.flatMap((event) =>
    event.type === 'opinionGiven'
      ? event.answers.map(({ opinion, comment }) => `${opinion} ${comment}`.trim())
      : [],
  );
}

/** The device has what it would need after a restart. */
const keptSeat = (tablet: Device) =>
  expect.poll(() => [...tablet.disk.documents.keys()].some((key) => key.includes('seat/'))).toBe(true);

test('an answer is given only when the room has it durably; it may be changed; the same again is one', async () => {
  await ask();
  const room = await started(await tabletOf(AN));
  const states: (string | undefined)[] = [];
  room.answers.own.subscribe(() => states.push(own(room)?.state));
  expect(await room.answers.give(SHEET, says('agree'))).toMatchObject({ state: 'given', refusal: null });
  expect(states).toEqual(['kept', 'given']);
  expect(await room.answers.give(SHEET, says('other', 'Bỏ Điều 4'))).toMatchObject({ state: 'given' });
  expect(await room.answers.give(SHEET, says('other', 'Bỏ Điều 4'))).toMatchObject({ state: 'given' });
  expect(await recorded()).toEqual(['agree', 'other Bỏ Điều 4']);
  await eventually([room.seat], () => seen(room)?.comment === 'Bỏ Điều 4');
});

test('an answer written offline survives a restart and goes out by itself, the newest alone', async () => {
  await ask();
  const tablet = await tabletOf(AN);
  const room = await started(tablet);
  await keptSeat(tablet);
  tablet.network.cut();
  await eventually([room.connection], () => room.connection.get() === 'offline');
  expect(await room.answers.give(SHEET, says('disagree'))).toMatchObject({ state: 'kept' });
  expect(await room.answers.give(SHEET, says('agree'))).toMatchObject({ state: 'kept' });
  expect(await tablet.host.docs.unsaved('')).toHaveLength(1);
  const again = tablet.start();
  await eventually([again.answers.own], () => own(again)?.state === 'kept');
  expect(own(again)?.answers).toEqual(says('agree'));
  tablet.wake();
  await eventually([again.answers.own], () => own(again)?.state === 'given');
  expect(await recorded()).toEqual(['agree']);
  expect(await tablet.host.docs.unsaved('')).toEqual([]);
});

test('the answer of the room is lost after the record has the answer: it is given once', async () => {
  await ask();
  const tablet = await tabletOf(AN);
  const room = await started(tablet);
  tablet.network.losing = '/commands';
  tablet.network.loseAnswers = 1;
  const giving = room.answers.give(SHEET, says('agree'));
  await expect.poll(recorded, { timeout: 20_000 }).toEqual(['agree']);
  await giving;
  await eventually([room.answers.own], () => own(room)?.state === 'given');
  expect(await recorded()).toEqual(['agree']);
  expect(await room.answers.give(SHEET, says('disagree'))).toMatchObject({ state: 'given' });
});

test('what comes after the deadline is refused in a code, and its words stay on the device', async () => {
  await ask(Date.now() + 2_500);
  const tablet = await tabletOf(AN);
  const room = await started(tablet);
  tablet.network.cut();
  await eventually([room.connection], () => room.connection.get() === 'offline');
  await room.answers.give(SHEET, says('other', 'Cần xem lại Điều 4'));
  await new Promise((resolve) => setTimeout(resolve, 2_600));
  tablet.wake();
  await eventually([room.answers.own], () => own(room)?.state === 'refused');
  expect(own(room)).toMatchObject({
    refusal: 'opinionClosed',
    answers: says('other', 'Cần xem lại Điều 4'),
  });
  expect(await recorded()).toEqual([]);
  const again = tablet.start();
  await eventually([again.answers.own], () => own(again)?.state === 'refused');
  expect(own(again)?.answers).toEqual(says('other', 'Cần xem lại Điều 4'));
});

test('what waited on one device does not outdo what another one gave since, unless its owner says so', async () => {
  await ask();
  const tablet = await tabletOf(AN);
  const laptop = await tabletOf(AN);
  const first = await started(tablet);
  await keptSeat(tablet);
  tablet.network.cut();
  await eventually([first.connection], () => first.connection.get() === 'offline');
  await first.answers.give(SHEET, says('disagree', 'viết trước'));
  const second = await started(laptop);
  await second.answers.give(SHEET, says('agree'));
  tablet.wake();
  await eventually([first.answers.own], () => own(first)?.state === 'overtaken');
  expect(await recorded()).toEqual(['agree']);
  expect(own(first)?.answers).toEqual(says('disagree', 'viết trước'));
  expect(await first.answers.give(SHEET, says('disagree', 'viết trước'))).toMatchObject({ state: 'given' });
  expect(await recorded()).toEqual(['agree', 'disagree viết trước']);
});

test('two tabs send what both keep once', async () => {
  await ask();
  const disk = new MemoryDevice();
  const tabs = [await tabletOf(AN, disk), await tabletOf(AN, disk)] as const;
  const one = await started(tabs[0]);
  const other = await started(tabs[1]);
  await keptSeat(tabs[0]);
  for (const tab of tabs) tab.network.cut();
  await eventually([one.connection], () => one.connection.get() === 'offline');
  await eventually([other.connection], () => other.connection.get() === 'offline');
  await one.answers.give(SHEET, says('agree'));
  for (const tab of tabs) tab.wake();
  await Promise.all([online(one), online(other)]);
  await eventually([one.answers.own], () => own(one)?.state === 'given');
  expect(await recorded()).toEqual(['agree']);
});

test('a draft stays on the device until it is forgotten, and through many changes', async () => {
  const tablet = await tabletOf(AN);
  const room = tablet.start();
  expect(await room.drafts.read('form')).toBeNull();
  for (let count = 1; count <= 120; count += 1) await room.drafts.keep('form', { title: `Phiếu ${count}` });
  const again = tablet.start();
  expect(await again.drafts.read('form')).toEqual({ title: 'Phiếu 120' });
  expect(await again.drafts.read('another')).toBeNull();
  await again.drafts.keep('form', null);
  expect(await again.drafts.read('form')).toBeNull();
});
