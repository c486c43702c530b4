import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AN, House } from './support/House.ts';
import { Device, eventually } from './support/device.ts';
import { enrol, openVote, readyToVote, seesVote, VOTE } from './support/voting.ts';

let house: House;
let tablet: Device;

beforeEach(async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  house = new House();
  await house.start();
  await readyToVote(house);
  tablet = new Device(await house.signIn(AN));
  await enrol(house, tablet);
});

afterEach(async () => {
  tablet.end();
  await house.stop();
  vi.restoreAllMocks();
});

/** The device keeps an open vote, and is away while it gets its result. */
async function awayAtTheResult(): Promise<void> {
  const room = tablet.start();
  await openVote(house);
  await seesVote(room);
  await expect.poll(() => [...tablet.disk.documents.keys()].some((key) => key.includes('room/'))).toBe(true);
  tablet.end();
  await house.ask({ type: 'closeVote', voteId: VOTE });
  await house.ask({ type: 'announceVote', voteId: VOTE });
}

test('what the device kept is not taken for how things stand, until the room has said so', async () => {
  await awayAtTheResult();
  const room = tablet.start();
  const seen: (readonly [state: string | undefined, isCurrent: boolean])[] = [];
  room.projection.subscribe(() =>
    seen.push([room.projection.get()?.votes[VOTE]?.state, room.isCurrent.get()]),
  );
  await eventually([room.isCurrent], () => room.isCurrent.get());
  expect(room.projection.get()?.votes[VOTE]?.state).toBe('announced');
  expect(seen[0]).toEqual(['open', false]);
  expect(seen.filter(([state, isCurrent]) => state === 'open' && isCurrent)).toEqual([]);
});

test('without a connection it stays the device’s copy', async () => {
  await awayAtTheResult();
  tablet.network.cut();
  const room = tablet.start();
  await eventually([room.connection], () => room.connection.get() === 'offline');
  await seesVote(room);
  expect([room.projection.get()?.votes[VOTE]?.state, room.isCurrent.get()]).toEqual(['open', false]);
});
