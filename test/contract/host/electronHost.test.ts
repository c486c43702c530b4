import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { answerRequest } from '../../../electron/bridge/answerRequest.ts';
import { answerersFor } from '../../../electron/bridge/answerers.ts';
import { openCache, type DeviceCache } from '../../../electron/cache/openCache.ts';
import { RoomHost } from '../../../electron/room/RoomHost.ts';
import { electronHost } from '../../../renderer/host/electronHost.ts';
import { APP_ORIGIN, type Bridge, type BridgeCalls, type Channel } from '../../../shared/bridge/contract.ts';
import { REQUESTS } from '../../../shared/bridge/requests.ts';
import type { FileRoom } from './FileRoom.ts';
import { HOST_CONTRACT, type HostUnderTest } from './hostContract.ts';

/** The desktop's host over the real bridge handlers and the real cache; what crosses is cloned as by IPC. */
function desktopDevice(): HostUnderTest {
  const folder = mkdtempSync(join(tmpdir(), 'paperless-host-'));
  let cache: DeviceCache | null = null;
  const open = (room: FileRoom): DeviceCache =>
    openCache({
      folder,
      keyStore: { available: () => true, wrap: (key) => key, unwrap: (wrapped) => wrapped },
      fetch: room.fetch,
      report: (message) => {
        throw new Error(message);
      },
    });
  return {
    start: async (room) => {
      cache?.close();
      cache = open(room);
      return electronHost({
        // Earlier windows go on with the cache that is open now: there is one main process.
        calls: callsOf((channel, payload) => ask(cache ?? open(room), channel, payload)),
        launch: { room: null },
      });
    },
    damage: async (sha256, index) => {
      const path = join(folder, 'chunks', sha256.slice(0, 2), sha256, String(index));
      const bytes = readFileSync(path);
      bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100);
      writeFileSync(path, bytes);
    },
    fill: null,
    end: async () => {
      cache?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ask(cache: DeviceCache, channel: Channel, payload: unknown): Promise<unknown> {
  const answerers = answerersFor(cache, noRoom());
  const sender = { origin: APP_ORIGIN, parent: null };
  return answerRequest(channel, sender, payload, answerers, (error) => {
    throw error;
  });
}

function callsOf(send: (channel: Channel, payload: unknown) => Promise<unknown>): Bridge['calls'] {
  const channels = Object.keys(REQUESTS) as Channel[];
  const calls = channels.map((channel) => [
    channel,
    async (payload: unknown) => structuredClone(await send(channel, structuredClone(payload))),
  ]);
  return Object.fromEntries(calls) as BridgeCalls;
}

function noRoom(): RoomHost {
  return new RoomHost({
    fork: () => {
      throw new Error('no room here');
    },
    freePort: () => Promise.resolve(0),
    dataFolder: '',
    sampleFolder: null,
    onCrash: () => undefined,
    setTimer: () => () => undefined,
  });
}

/** Its key lives in the page's IndexedDB, which Node has none of: the packaged application shows it. */
const ONLY_IN_A_PAGE = /^device key/;

describe('electronHost keeps the contract of hosts', () => {
  for (const { name, run } of HOST_CONTRACT.filter((one) => !ONLY_IN_A_PAGE.test(one.name))) {
    test(name, async () => {
      const device = desktopDevice();
      try {
        await run(device);
      } finally {
        await device.end();
      }
    });
  }
});
