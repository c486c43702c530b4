import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RoomClient } from '../../renderer/room/RoomClient.ts';
import { headText, receiptText } from '../../shared/domain/signedText.ts';
import type { Receipt } from '../../shared/protocol/commands.ts';
import type { ChainAnswer } from '../../shared/protocol/http.ts';
import { AN, House, newServerKey, SESSION } from './support/House.ts';
import { Device, eventually, online } from './support/device.ts';
import { enrol, openVote, readyToVote, recorded, seesVote, VOTE } from './support/voting.ts';

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

function trusts(room: RoomClient, trust: 'extends' | 'broken'): Promise<void> {
  return eventually([room.ballots.trust], () => room.ballots.trust.get() === trust);
}

/** Number of the newest head that this device keeps. */
async function keptSeq(): Promise<number> {
  const stored = await tablet.host.docs.load(`${SESSION}/${AN}/record/seen`);
  const last = JSON.parse(new TextDecoder().decode(stored!.updates.at(-1))) as [{ seq: number }];
  return last[0].seq;
}

async function rename(title: string): Promise<void> {
  const council = { name: 'HĐND xã Thanh Sơn', level: 'commune', term: '2026–2031', seats: 3 } as const;
  await house.ask({ type: 'changeDetails', council, details: { title, place: '' } });
}

/** The tablet has followed the record to its end, and the house is closed. */
async function followedAndClosed(): Promise<RoomClient> {
  const room = tablet.start();
  await trusts(room, 'extends');
  await expect.poll(keptSeq, { timeout: 10_000 }).toBe((await house.events()).length);
  await house.stop();
  return room;
}

async function isBrokenForGood(room: RoomClient): Promise<void> {
  await trusts(room, 'broken');
  await openVote(house);
  await seesVote(room);
  expect(await room.ballots.cast(VOTE, 'for')).toMatchObject({ state: 'kept' });
  expect((await recorded(house, AN)).ballots).toEqual([]);
  const again = tablet.start();
  await trusts(again, 'broken');
  await online(again);
  expect((await recorded(house, AN)).ballots).toEqual([]);
}

test('the newest head is kept as the record grows, looked at at most once in two seconds', async () => {
  const room = tablet.start();
  await trusts(room, 'extends');
  const looks = () => tablet.network.asked.filter((request) => request.includes('/chain')).length;
  const before = looks();
  const start = performance.now();
  for (let index = 0; index < 30; index += 1) await rename(`Kỳ họp ${index}`);
  await expect.poll(keptSeq, { timeout: 10_000 }).toBe((await house.events()).length);
  const seconds = (performance.now() - start) / 1000;
  expect(looks() - before).toBeLessThanOrEqual(Math.ceil(seconds / 2) + 1);
  expect(room.ballots.trust.get()).toBe('extends');
});

test('what was seen is kept over a restart of device and house, and goes on', async () => {
  await followedAndClosed();
  await house.start();
  const again = tablet.start();
  expect(again.ballots.trust.get()).toBe('unchecked');
  await trusts(again, 'extends');
});

describe('a record that does not extend what was seen is not believed any more', () => {
  test('of the same length with another past', async () => {
    const room = await followedAndClosed();
    await house.rewrite((events) => events.map((event) => ({ ...event, at: event.at + 1 })));
    await house.start();
    await isBrokenForGood(room);
  });

  test('a longer one with another past', async () => {
    const room = await followedAndClosed();
    await house.rewrite((events) => events.map((event) => ({ ...event, at: event.at + 1 })));
    await house.start();
    await rename('Kỳ họp khác');
    await isBrokenForGood(room);
  });

  test('a shorter one', async () => {
    await rename('Kỳ họp');
    const room = await followedAndClosed();
    await house.rewrite((events) => events.slice(0, -1));
    await house.start();
    await isBrokenForGood(room);
  });

  test('signed by another key than the house tells', async () => {
    const room = await followedAndClosed();
    const { publicKey } = house.serverKey;
    const other = newServerKey();
    house.serverKey = { publicKey, sign: (text) => other.sign(text) };
    await house.start();
    await isBrokenForGood(room);
  });

  test('another key of the house that the record does not declare', async () => {
    const room = await followedAndClosed();
    const other = newServerKey();
    tablet.network.lie = (path, body) => {
      if (!path.includes('/chain')) return body;
      const answer = JSON.parse(body) as ChainAnswer;
      const { seq, chainHash } = answer.head;
      const signature = other.sign(headText(SESSION, seq, chainHash));
      return JSON.stringify({ ...answer, serverKey: other.publicKey, head: { seq, chainHash, signature } });
    };
    await house.start();
    await trusts(room, 'broken');
  });

  test('a receipt that names another event than the record holds', async () => {
    const room = tablet.start();
    await openVote(house);
    await seesVote(room);
    await trusts(room, 'extends');
    tablet.network.lie = (path, body) => {
      if (!path.endsWith('/commands')) return body;
      const answer = JSON.parse(body) as { receipt: Receipt };
      const receipt = { ...answer.receipt, chainHash: '0'.repeat(64) };
      const signature = house.serverKey.sign(receiptText(receipt));
      return JSON.stringify({ ...answer, receipt: { ...receipt, signature } });
    };
    expect(await room.ballots.cast(VOTE, 'for')).toMatchObject({ state: 'cast' });
    // Also when the application ends before the next look.
    tablet.network.lie = null;
    await trusts(tablet.start(), 'broken');
  });
});

test('a key that the record declares is taken over; receipts of both are good', async () => {
  const room = await followedAndClosed();
  house.serverKey = newServerKey();
  await house.start();
  await openVote(house);
  await seesVote(room);
  expect(await room.ballots.cast(VOTE, 'for')).toMatchObject({ state: 'cast' });
  await trusts(room, 'extends');
  await house.stop();
  house.serverKey = newServerKey();
  await house.start();
  await online(room);
  expect(await room.ballots.cast(VOTE, 'against')).toMatchObject({ state: 'cast' });
});

test('answers that fail, or are none of a room, are no break', async () => {
  tablet.network.lie = (path, body) => (path.includes('/chain') ? '<html>' : body);
  const room = tablet.start();
  await online(room);
  await expect.poll(() => tablet.network.asked.some((request) => request.includes('/chain'))).toBe(true);
  expect(room.ballots.trust.get()).toBe('unchecked');
  tablet.network.lie = null;
  await trusts(room, 'extends');
});
