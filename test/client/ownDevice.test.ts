import { afterEach, beforeEach, expect, test } from 'vitest';
import { MemoryDevice } from '../../renderer/host/memoryHost.ts';
import { deviceIdOf } from '../../renderer/room/deviceSignature.ts';
import type { RoomClient } from '../../renderer/room/RoomClient.ts';
import type { DeviceStanding } from '../../shared/domain/device.ts';
import { AN, BINH, House } from './support/House.ts';
import { Device, eventually } from './support/device.ts';
import { enrol, openVote, readyToVote, seesVote, VOTE } from './support/voting.ts';

let house: House;
let devices: Device[];

beforeEach(async () => {
  house = new House();
  await house.start();
  await readyToVote(house);
  devices = [];
});

afterEach(async () => {
  for (const device of devices) device.end();
  await house.stop();
});

async function deviceOf(memberId = AN, disk?: MemoryDevice): Promise<Device> {
  const device = new Device(await house.signIn(memberId), disk);
  devices.push(device);
  return device;
}

function stands(room: RoomClient, standing: DeviceStanding | null): Promise<void> {
  return eventually([room.ballots.device], () => room.ballots.device.get() === standing);
}

test('a second device waits until the first has signed that it is the member’s', async () => {
  const [first, second] = [await deviceOf(), await deviceOf()];
  await enrol(house, first);
  await enrol(house, second);
  const [one, other] = [first.start(), second.start()];
  await Promise.all([stands(one, 'active'), stands(other, 'waiting')]);
  await openVote(house);
  await seesVote(other);
  expect(await other.ballots.cast(VOTE, 'for')).toMatchObject({
    state: 'refused',
    refusal: 'deviceNotActive',
  });
  const pair = (await second.host.identity.deviceKey())!;
  const deviceId = await deviceIdOf(pair);
  const signature = (await one.ballots.consentTo(deviceId))!;
  const consent = { deviceId: await deviceIdOf((await first.host.identity.deviceKey())!), signature };
  await enrol(house, second, consent);
  await stands(other, 'active');
  expect(await other.ballots.cast(VOTE, 'for')).toMatchObject({ state: 'cast', serial: 1 });
  expect(await one.ballots.consentTo('no id')).toBe(null);
});

test('a revoked device is told so, and its ballots are refused', async () => {
  const tablet = await deviceOf();
  await enrol(house, tablet);
  const room = tablet.start();
  await stands(room, 'active');
  await openVote(house);
  await seesVote(room);
  await house.ask({
    ...{ type: 'revokeDevice', deviceId: await deviceIdOf((await tablet.host.identity.deviceKey())!) },
  });
  await stands(room, 'revoked');
  expect(await room.ballots.cast(VOTE, 'for')).toMatchObject({ refusal: 'deviceNotActive' });
});

test('a device that is another member’s is none of one’s own', async () => {
  const disk = new MemoryDevice();
  const tablet = await deviceOf(AN, disk);
  await enrol(house, tablet);
  const shared = (await deviceOf(BINH, disk)).start();
  await eventually([shared.projection], () => shared.projection.get() !== null);
  expect(shared.ballots.device.get()).toBe(null);
});
