import { describe, test } from 'vitest';
import { createMemoryHost, MemoryDevice } from '../../../renderer/host/memoryHost.ts';
import { HOST_CONTRACT, type HostUnderTest } from './hostContract.ts';

function memoryDevice(): HostUnderTest {
  const device = new MemoryDevice();
  return {
    start: async (room) => {
      const socket = (): WebSocket => {
        throw new Error('no sockets here');
      };
      return createMemoryHost({ homeRoom: null, fetch: room.fetch, socket }, device);
    },
    damage: async (sha256, index) => device.damage(sha256, index),
    fill: () => {
      device.capacity = 0;
    },
    end: async () => undefined,
  };
}

describe('memoryHost keeps the contract of hosts', () => {
  for (const { name, run } of HOST_CONTRACT) {
    test(name, async () => {
      const device = memoryDevice();
      await run(device);
      await device.end();
    });
  }
});
