import { afterEach, beforeEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { RoomClient } from '../../renderer/room/RoomClient.ts';
import { AN, BINH, House, SECRETARY, SESSION } from './support/House.ts';
import { Device, eventually } from './support/device.ts';
import { enrol, openVote, readyToVote, recorded, seesVote, VOTE } from './support/voting.ts';

let house: House;
let devices: Device[];
let stranger: Y.Doc;
let provider: WebsocketProvider;

beforeEach(async () => {
  house = new House();
  await house.start();
  await readyToVote(house);
  devices = [];
  // Any y-websocket client with the right to be here, that knows nothing of this product.
  stranger = new Y.Doc();
  const { token } = await house.signIn(BINH);
  provider = new WebsocketProvider(house.url.replace('http', 'ws') + '/sync', `room/${SESSION}`, stranger, {
    protocols: ['yjs', `token.${token}`],
    disableBc: true,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  });
});

afterEach(async () => {
  provider.destroy();
  for (const device of devices) device.end();
  await house.stop();
});

async function enter(memberId: typeof AN): Promise<RoomClient> {
  const device = new Device(await house.signIn(memberId));
  devices.push(device);
  await enrol(house, device);
  const room = device.start();
  await eventually([room.ballots.device], () => room.ballots.device.get() === 'active');
  return room;
}

/** What the stranger's copy of the document says under a key. */
function seen(map: string, key: string): unknown {
  return stranger.getMap(map).get(key);
}

test('voting syncs through Yjs: a ballot goes up as a signed command, what everyone sees comes down as Yjs', async () => {
  const an = await enter(AN);
  await openVote(house);
  await seesVote(an);
  await expect.poll(() => seen('votes', VOTE), { timeout: 20_000 }).toMatchObject({ state: 'open' });

  // Up: the ballot is a command with a signature; it stands in the record before anybody is told.
  expect((await an.ballots.cast(VOTE, 'for')).state).toBe('cast');
  expect((await recorded(house, AN)).ballots).toEqual(['1 for']);

  // Down: the turnout, in every copy of the document; who chose what is not there before it is announced.
  await expect.poll(() => seen('turnout', VOTE), { timeout: 20_000 }).toBe(1);
  expect(stranger.getMap('choices').size).toBe(0);
  expect(seen('votes', VOTE)).toMatchObject({ result: null });

  // Yjs carries no ballot up: what a client writes into the document reaches nobody and counts nothing.
  stranger.getMap('turnout').set(VOTE, 3);
  stranger.getMap('choices').set(`${VOTE}/${BINH}`, 'for');
  await house.ask({ type: 'closeVote', voteId: VOTE });
  await house.ask({ type: 'announceVote', voteId: VOTE }, SECRETARY);
  await eventually([an.projection], () => an.projection.get()?.votes[VOTE]?.state === 'announced');
  expect(an.projection.get()?.votes[VOTE]?.result).toMatchObject({
    for: 1,
    silent: 1,
    needed: 2,
    carried: false,
  });
  expect(an.projection.get()?.choices).toEqual({ [`${VOTE}/${AN}`]: 'for' });
  expect(an.projection.get()?.turnout[VOTE]).toBe(1);
  expect((await recorded(house, BINH)).ballots).toEqual([]);
});
