import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MemberId, VoteId } from '../../shared/domain/ids.ts';
import { MemoryDevice } from '../../renderer/host/memoryHost.ts';
import { AN, BINH, House, newServerKey } from './support/House.ts';
import { Device, eventually, online } from './support/device.ts';
import { becomes, enrol, openVote, own, readyToVote, recorded, seesVote, VOTE } from './support/voting.ts';

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

test('a ballot is cast only with a receipt; the choice may be changed until the close; the same one again is one', async () => {
  const tablet = await enrolledTablet(AN);
  const room = tablet.start();
  await openVote(house);
  await seesVote(room);
  await eventually([room.ballots.device], () => room.ballots.device.get() === 'active');
  const states: (string | undefined)[] = [];
  room.ballots.own.subscribe(() => states.push(own(room)?.state));
  const first = await room.ballots.cast(VOTE, 'for');
  expect(first).toMatchObject({ choice: 'for', serial: 1, state: 'cast', refusal: null });
  expect(first.seq).toBe((await recorded(house, AN)).seq);
  expect(states).toEqual(['kept', 'cast']);
  expect(await room.ballots.cast(VOTE, 'for')).toEqual(first);
  expect(await room.ballots.cast(VOTE, 'against')).toMatchObject({ serial: 2, state: 'cast' });
  expect((await recorded(house, AN)).ballots).toEqual(['1 for', '2 against']);
  expect(await tablet.host.docs.unsaved('')).toEqual([]);
  await eventually([room.ballots.trust], () => room.ballots.trust.get() === 'extends');
});

test('the server is gone between the durable ballot and its answer: the same receipt, one ballot', async () => {
  const tablet = await enrolledTablet(AN);
  const room = tablet.start();
  await openVote(house);
  await seesVote(room);
  tablet.network.losing = '/commands';
  tablet.network.loseAnswers = 1;
  const casting = room.ballots.cast(VOTE, 'for');
  await expect.poll(async () => (await recorded(house, AN)).ballots, { timeout: 20_000 }).toEqual(['1 for']);
  await house.stop();
  expect(await casting).toMatchObject({ state: 'kept', seq: null });
  await house.start();
  const cast = await becomes(room, 'cast');
  expect(await recorded(house, AN)).toEqual({ ballots: ['1 for'], seq: cast.seq });
});

test('ballots cast offline survive a restart and go out by themselves, in turn', async () => {
  const tablet = await enrolledTablet(AN);
  const room = tablet.start();
  await openVote(house);
  await seesVote(room);
  // Kept on the device a moment after it was shown.
  await expect.poll(() => [...tablet.disk.documents.keys()].some((key) => key.includes('room/'))).toBe(true);
  tablet.network.cut();
  await eventually([room.connection], () => room.connection.get() === 'offline');
  expect(await room.ballots.cast(VOTE, 'for')).toMatchObject({ state: 'kept', serial: 1 });
  expect(await room.ballots.cast(VOTE, 'abstain')).toMatchObject({ state: 'kept', serial: 2 });
  expect(await tablet.host.docs.unsaved('')).toHaveLength(1);
  const again = tablet.start();
  await eventually([again.ballots.own], () => own(again)?.state === 'kept');
  expect(own(again)).toMatchObject({ choice: 'abstain', serial: 2, counts: null });
  tablet.wake();
  await becomes(again, 'cast');
  expect((await recorded(house, AN)).ballots).toEqual(['1 for', '2 abstain']);
  const third = tablet.start();
  expect(await becomes(third, 'cast')).toEqual(own(again));
});

test('a ballot that comes after the close gets a late receipt, which is kept', async () => {
  const tablet = await enrolledTablet(AN);
  const room = tablet.start();
  await openVote(house);
  await seesVote(room);
  expect(await room.ballots.cast(VOTE, 'for')).toMatchObject({ state: 'cast' });
  tablet.network.cut();
  await eventually([room.connection], () => room.connection.get() === 'offline');
  await room.ballots.cast(VOTE, 'against');
  await house.ask({ type: 'closeVote', voteId: VOTE });
  tablet.wake();
  const late = await becomes(room, 'late');
  expect(late).toMatchObject({ choice: 'against', counts: 'for' });
  expect(late.seq).toBeGreaterThan(0);
  expect(own(await restarted(tablet))).toEqual(late);
  expect((await recorded(house, AN)).ballots).toEqual(['1 for']);
});

async function restarted(tablet: Device) {
  const room = tablet.start();
  await eventually([room.ballots.own], () => own(room) !== undefined);
  return room;
}

test('two tabs send what both keep once, and sign under different serials', async () => {
  const disk = new MemoryDevice();
  const first = await tabletOf(AN, disk);
  const second = await tabletOf(AN, disk);
  await enrol(house, first);
  const [one, other] = [first.start(), second.start()];
  await openVote(house);
  await Promise.all([seesVote(one), seesVote(other)]);
  for (const tab of [first, second]) tab.network.cut();
  await eventually([one.connection], () => one.connection.get() === 'offline');
  await eventually([other.connection], () => other.connection.get() === 'offline');
  const [a, b] = await Promise.all([one.ballots.cast(VOTE, 'for'), other.ballots.cast(VOTE, 'against')]);
  expect([a.serial, b.serial].sort()).toEqual([1, 2]);
  first.wake();
  second.wake();
  await Promise.all([becomes(one, 'cast'), becomes(other, 'cast')]);
  const { ballots } = await recorded(house, AN);
  expect(ballots.map((ballot) => ballot.split(' ')[0])).toEqual(['1', '2']);
  expect(own(one)).toEqual(own(other));
});

test('a device that lost what it kept goes on after the serial that the room has', async () => {
  const tablet = await enrolledTablet(AN);
  const room = tablet.start();
  await openVote(house);
  await seesVote(room);
  for (const choice of ['for', 'against', 'abstain'] as const) await room.ballots.cast(VOTE, choice);
  const lost = new MemoryDevice();
  lost.key = tablet.disk.key;
  const again = (await tabletOf(AN, lost)).start();
  await online(again);
  await seesVote(again);
  expect(await again.ballots.cast(VOTE, 'for')).toMatchObject({ state: 'cast' });
  expect((await recorded(house, AN)).ballots.at(-1)).toBe('4 for');
});

describe('refused', () => {
  test('by the room, with its reason; the next one is signed anew under the same serial', async () => {
    const tablet = await tabletOf(AN);
    const room = tablet.start();
    await openVote(house);
    await seesVote(room);
    expect(await room.ballots.cast(VOTE, 'for')).toMatchObject({
      ...{ state: 'refused', refusal: 'noSuchDevice', serial: 1 },
    });
    await enrol(house, tablet);
    expect(await room.ballots.cast(VOTE, 'against')).toMatchObject({ state: 'cast', serial: 1 });
  });

  test('offline ballots do not outdo what another device has cast since', async () => {
    const tablet = await enrolledTablet(AN);
    const room = tablet.start();
    const laptop = await tabletOf(AN);
    await openVote(house);
    await seesVote(room);
    tablet.network.cut();
    await eventually([room.connection], () => room.connection.get() === 'offline');
    await room.ballots.cast(VOTE, 'for');
    // The same key elsewhere stands for a second device.
    laptop.disk.key = tablet.disk.key;
    const other = laptop.start();
    await seesVote(other);
    expect(await other.ballots.cast(VOTE, 'against')).toMatchObject({ state: 'cast' });
    tablet.wake();
    expect(await becomes(room, 'refused')).toMatchObject({ refusal: 'serialOutOfTurn' });
    expect((await recorded(house, AN)).ballots).toEqual(['1 against']);
    expect(await room.ballots.cast(VOTE, 'for')).toMatchObject({ state: 'cast', serial: 2 });
  });

  test('where nothing can be signed or kept, in a code and never by an exception', async () => {
    const tablet = await enrolledTablet(BINH);
    const room = tablet.start();
    await online(room);
    expect(await room.ballots.cast('none' as VoteId, 'for')).toMatchObject({ refusal: 'noSuchVote' });
    await openVote(house);
    await seesVote(room);
    tablet.disk.beforeWrite = (key) => {
      if (key.includes('/ballots/')) throw new Error('disk full');
    };
    expect(await room.ballots.cast(VOTE, 'for')).toMatchObject({ state: 'refused', refusal: null });
    expect((await recorded(house, BINH)).ballots).toEqual([]);
  });
});

test('a receipt that the house did not sign is none, and breaks the trust', async () => {
  const tablet = await enrolledTablet(AN);
  const room = tablet.start();
  await openVote(house);
  await seesVote(room);
  await eventually([room.ballots.trust], () => room.ballots.trust.get() === 'extends');
  const other = newServerKey();
  tablet.network.lie = (path, body) => {
    if (!path.endsWith('/commands')) return body;
    const answer = JSON.parse(body) as { receipt: { signature: string } };
    answer.receipt.signature = other.sign('something');
    return JSON.stringify(answer);
  };
  expect(await room.ballots.cast(VOTE, 'for')).toMatchObject({ state: 'kept' });
  expect(room.ballots.trust.get()).toBe('broken');
  // Nothing is sent any more.
  tablet.network.lie = null;
  const before = tablet.network.asked.filter((request) => request.startsWith('POST')).length;
  expect(await room.ballots.cast(VOTE, 'against')).toMatchObject({ state: 'kept' });
  expect(tablet.network.asked.filter((request) => request.startsWith('POST'))).toHaveLength(before);
});

test('a session that is left takes its ballots along', async () => {
  const tablet = await enrolledTablet(AN);
  const room = tablet.start();
  await openVote(house);
  await seesVote(room);
  await room.ballots.cast(VOTE, 'for');
  await room.leave();
  expect([...tablet.disk.documents.keys()]).toEqual([]);
});
