import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MemberId, PollId } from '../../shared/domain/ids.ts';
import { slipReceiptText } from '../../shared/domain/signedText.ts';
import type { SlipReceipt } from '../../shared/protocol/commands.ts';
import { MemoryDevice } from '../../renderer/host/memoryHost.ts';
import { AN, BINH, House, newServerKey } from './support/House.ts';
import { Device, eventually, online } from './support/device.ts';
import {
  CONFIDENCE,
  ELECTION,
  marked,
  openPoll,
  ownSlip,
  POLL,
  recordedSlips,
  resultIn,
  seesPoll,
  slipBecomes,
} from './support/polls.ts';
import { enrol, openVote, readyToVote, recorded, seesVote, VOTE } from './support/voting.ts';

let house: House;
let devices: Device[];

beforeEach(async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  house = new House();
  await house.start();
  await readyToVote(house);
  devices = [];
});

afterEach(async () => {
  for (const device of devices) device.end();
  await house.stop();
  vi.restoreAllMocks();
});

async function tabletOf(memberId: MemberId, disk?: MemoryDevice): Promise<Device> {
  const device = new Device(await house.signIn(memberId), disk);
  devices.push(device);
  return device;
}

async function enrolledTablet(memberId: MemberId): Promise<Device> {
  const tablet = await tabletOf(memberId);
  await enrol(house, tablet);
  return tablet;
}

/** A tablet that sees the open poll. */
async function atPoll(memberId = AN, sheet = CONFIDENCE) {
  const tablet = await enrolledTablet(memberId);
  const room = tablet.start();
  await openPoll(house, sheet);
  await seesPoll(room);
  return { tablet, room };
}

async function offline({ tablet, room }: Awaited<ReturnType<typeof atPoll>>): Promise<void> {
  tablet.network.cut();
  await eventually([room.connection], () => room.connection.get() === 'offline');
}

test('a slip is cast only with a receipt, says when, and may be changed; what was changed counts once', async () => {
  const { tablet, room } = await atPoll();
  const states: (string | undefined)[] = [];
  room.slips.own.subscribe(() => states.push(ownSlip(room)?.state));
  const first = await room.slips.cast(POLL, marked('a=high b=low'));
  const { seq, at } = await recordedSlips(house, AN);
  expect(first).toMatchObject({ serial: 1, state: 'cast', refusal: null, seq, at });
  expect(states).toEqual(['kept', 'cast']);
  expect(await room.slips.cast(POLL, marked('a=high b=low'))).toEqual(first);
  expect(await room.slips.cast(POLL, marked('a=high b=medium c=low'))).toMatchObject({
    ...{ serial: 2, state: 'cast', marks: marked('a=high b=medium c=low') },
  });
  expect((await recordedSlips(house, AN)).slips).toEqual(['1 a=high b=low', '2 a=high b=medium c=low']);
  expect(await tablet.host.docs.unsaved('')).toEqual([]);
  await house.ask({ type: 'closePoll', pollId: POLL });
  const { turnout, rows } = await resultIn(house);
  expect(turnout).toEqual({ method: 'named', valid: 1, silent: 1, absent: 0 });
  expect(rows.map(({ counts }) => counts)).toEqual([
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]);
});

test('an election takes an empty slip and at most as many names as there are seats', async () => {
  const { room } = await atPoll(AN, ELECTION);
  expect(await room.slips.cast(POLL, [])).toMatchObject({ serial: 1, state: 'cast', marks: [] });
  expect(await room.slips.cast(POLL, marked('a=elect b=elect c=elect'))).toMatchObject({
    ...{ state: 'refused', refusal: 'slipInvalid', serial: 2 },
  });
  expect(ownSlip(room)?.counts).toEqual([]);
  expect(await room.slips.cast(POLL, marked('a=elect c=elect'))).toMatchObject({ state: 'cast', serial: 2 });
  expect((await recordedSlips(house, AN)).slips).toEqual(['1 ', '2 a=elect c=elect']);
});

test('the server is gone between the durable slip and its answer: the same receipt, one slip', async () => {
  const { tablet, room } = await atPoll();
  tablet.network.losing = '/commands';
  tablet.network.loseAnswers = 1;
  const casting = room.slips.cast(POLL, marked('a=low'));
  const slips = async () => (await recordedSlips(house, AN)).slips;
  await expect.poll(slips, { timeout: 20_000 }).toEqual(['1 a=low']);
  await house.stop();
  expect(await casting).toMatchObject({ state: 'kept', seq: null, at: null });
  await house.start();
  const cast = await slipBecomes(room, 'cast');
  expect(await recordedSlips(house, AN)).toEqual({ slips: ['1 a=low'], seq: cast.seq, at: cast.at });
});

test('slips marked offline survive a restart and go out by themselves, in turn', async () => {
  const { tablet, room } = await atPoll();
  // Kept on the device a moment after it was shown.
  await expect.poll(() => [...tablet.disk.documents.keys()].some((key) => key.includes('room/'))).toBe(true);
  await offline({ tablet, room });
  expect(await room.slips.cast(POLL, marked('a=high'))).toMatchObject({ state: 'kept', serial: 1 });
  expect(await room.slips.cast(POLL, marked('a=low'))).toMatchObject({ state: 'kept', serial: 2 });
  expect(await tablet.host.docs.unsaved('')).toHaveLength(1);
  const again = tablet.start();
  await eventually([again.slips.own], () => ownSlip(again)?.state === 'kept');
  expect(ownSlip(again)).toMatchObject({ marks: marked('a=low'), serial: 2, counts: null });
  tablet.wake();
  await slipBecomes(again, 'cast');
  expect((await recordedSlips(house, AN)).slips).toEqual(['1 a=high', '2 a=low']);
  expect(await slipBecomes(tablet.start(), 'cast')).toEqual(ownSlip(again));
});

test('a slip that comes after the close gets a late receipt, which is kept; the one before counts', async () => {
  const { tablet, room } = await atPoll();
  expect(await room.slips.cast(POLL, marked('a=high'))).toMatchObject({ state: 'cast' });
  await offline({ tablet, room });
  await room.slips.cast(POLL, marked('a=low'));
  await house.ask({ type: 'closePoll', pollId: POLL });
  tablet.wake();
  const late = await slipBecomes(room, 'late');
  expect(late).toMatchObject({ marks: marked('a=low'), counts: marked('a=high') });
  expect(late.at).toBeGreaterThan(0);
  const again = tablet.start();
  await eventually([again.slips.own], () => ownSlip(again) !== undefined);
  expect(ownSlip(again)).toEqual(late);
  expect((await recordedSlips(house, AN)).slips).toEqual(['1 a=high']);
  expect((await resultIn(house)).rows[0]?.counts).toEqual([1, 0, 0]);
});

test('two tabs sign under different serials, and the same slip in both goes out once', async () => {
  const disk = new MemoryDevice();
  const first = await tabletOf(AN, disk);
  const second = await tabletOf(AN, disk);
  await enrol(house, first);
  const [one, other] = [first.start(), second.start()];
  await openPoll(house, CONFIDENCE);
  await Promise.all([seesPoll(one), seesPoll(other)]);
  await Promise.all([offline({ tablet: first, room: one }), offline({ tablet: second, room: other })]);
  const cast = await Promise.all([
    one.slips.cast(POLL, marked('a=high')),
    other.slips.cast(POLL, marked('a=low')),
  ]);
  expect(cast.map(({ serial }) => serial).sort()).toEqual([1, 2]);
  first.wake();
  second.wake();
  await Promise.all([slipBecomes(one, 'cast'), slipBecomes(other, 'cast')]);
  const { slips } = await recordedSlips(house, AN);
  expect(slips.map((slip) => slip.split(' ')[0])).toEqual(['1', '2']);
});

test('ballots and slips of one device do not meet', async () => {
  const tablet = await enrolledTablet(AN);
  const room = tablet.start();
  await openVote(house);
  await seesVote(room);
  expect(await room.ballots.cast(VOTE, 'for')).toMatchObject({ state: 'cast', serial: 1 });
  await house.ask({ type: 'closeVote', voteId: VOTE });
  await openPoll(house, CONFIDENCE);
  await seesPoll(room);
  expect(await room.slips.cast(POLL, marked('c=medium'))).toMatchObject({ state: 'cast', serial: 1 });
  expect((await recorded(house, AN)).ballots).toEqual(['1 for']);
  expect((await recordedSlips(house, AN)).slips).toEqual(['1 c=medium']);
  await eventually([room.ballots.trust], () => room.ballots.trust.get() === 'extends');
});

describe('refused', () => {
  test('by the room, with its reason; the next one is signed anew under the same serial', async () => {
    const tablet = await tabletOf(AN);
    const room = tablet.start();
    await openPoll(house, CONFIDENCE);
    await seesPoll(room);
    expect(await room.slips.cast(POLL, marked('a=high'))).toMatchObject({
      ...{ state: 'refused', refusal: 'noSuchDevice', serial: 1 },
    });
    await enrol(house, tablet);
    expect(await room.slips.cast(POLL, marked('a=high'))).toMatchObject({ state: 'cast', serial: 1 });
  });

  test('offline slips do not outdo what another device has cast since', async () => {
    const { tablet, room } = await atPoll();
    await offline({ tablet, room });
    await room.slips.cast(POLL, marked('a=high'));
    // The same key elsewhere stands for a second device.
    const laptop = await tabletOf(AN);
    laptop.disk.key = tablet.disk.key;
    const other = laptop.start();
    await seesPoll(other);
    expect(await other.slips.cast(POLL, marked('a=low'))).toMatchObject({ state: 'cast' });
    tablet.wake();
    expect(await slipBecomes(room, 'refused')).toMatchObject({ refusal: 'serialOutOfTurn' });
    expect((await recordedSlips(house, AN)).slips).toEqual(['1 a=low']);
    expect(await room.slips.cast(POLL, marked('a=high'))).toMatchObject({ state: 'cast', serial: 2 });
  });

  test('where nothing can be signed or kept, in a code and never by an exception', async () => {
    const tablet = await enrolledTablet(BINH);
    const room = tablet.start();
    await online(room);
    expect(await room.slips.cast('none' as PollId, marked('a=high'))).toMatchObject({
      refusal: 'noSuchPoll',
    });
    await openPoll(house, CONFIDENCE);
    await seesPoll(room);
    tablet.disk.beforeWrite = (key) => {
      if (key.includes('/slips/')) throw new Error('disk full');
    };
    expect(await room.slips.cast(POLL, marked('a=high'))).toMatchObject({ state: 'refused', refusal: null });
    expect((await recordedSlips(house, BINH)).slips).toEqual([]);
  });
});

describe('a receipt', () => {
  test('that the house did not sign is none, and breaks the trust', async () => {
    const { tablet, room } = await atPoll();
    await eventually([room.ballots.trust], () => room.ballots.trust.get() === 'extends');
    const other = newServerKey();
    tablet.network.lie = (path, body) => {
      if (!path.endsWith('/commands')) return body;
      const answer = JSON.parse(body) as { slipReceipt: SlipReceipt };
      answer.slipReceipt.signature = other.sign(slipReceiptText(answer.slipReceipt));
      return JSON.stringify(answer);
    };
    expect(await room.slips.cast(POLL, marked('a=high'))).toMatchObject({ state: 'kept' });
    expect(room.ballots.trust.get()).toBe('broken');
    // Nothing is sent any more.
    tablet.network.lie = null;
    const posts = () => tablet.network.asked.filter((request) => request.startsWith('POST')).length;
    const before = posts();
    expect(await room.slips.cast(POLL, marked('a=low'))).toMatchObject({ state: 'kept' });
    expect(posts()).toBe(before);
  });

  test('of other marks than were sent is none', async () => {
    const { tablet, room } = await atPoll();
    tablet.network.lie = (path, body) => {
      if (!path.endsWith('/commands')) return body;
      const answer = JSON.parse(body) as { slipReceipt: SlipReceipt };
      const receipt = { ...answer.slipReceipt, marks: 'a=low' };
      const signature = house.serverKey.sign(slipReceiptText(receipt));
      return JSON.stringify({ ...answer, slipReceipt: { ...receipt, signature } });
    };
    expect(await room.slips.cast(POLL, marked('a=high'))).toMatchObject({ state: 'kept', seq: null });
  });
});

test('a session that is left takes its slips along', async () => {
  const { tablet, room } = await atPoll();
  await room.slips.cast(POLL, marked('a=high'));
  await room.leave();
  expect([...tablet.disk.documents.keys()]).toEqual([]);
});
