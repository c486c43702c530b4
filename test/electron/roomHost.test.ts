import { expect, test } from 'vitest';
import { RoomHost, type RoomProcess } from '../../electron/room/RoomHost.ts';

const READY = {
  type: 'ready',
  url: 'http://127.0.0.1:8181',
  addresses: ['http://10.0.0.5:8181'],
  setupCode: 'AB',
};
const ROOM = { url: READY.url, addresses: READY.addresses, setupCode: READY.setupCode };

class FakeProcess implements RoomProcess {
  readonly sent: unknown[] = [];
  killed = false;
  readonly #messages: ((message: unknown) => void)[] = [];
  readonly #exits: ((code: number) => void)[] = [];
  onMessage(listener: (message: unknown) => void): void {
    this.#messages.push(listener);
  }
  onExit(listener: (code: number) => void): void {
    this.#exits.push(listener);
  }
  send(message: unknown): void {
    this.sent.push(message);
  }
  kill(): void {
    this.killed = true;
    this.exit(15);
  }
  say(message: unknown): void {
    for (const listener of this.#messages) listener(message);
  }
  exit(code: number): void {
    for (const listener of this.#exits) listener(code);
  }
}

function hosting() {
  const processes: FakeProcess[] = [];
  const started: string[][] = [];
  const crashes: number[] = [];
  const timers = new Set<() => void>();
  const host = new RoomHost({
    fork: (args) => {
      started.push([...args]);
      const process = new FakeProcess();
      processes.push(process);
      return process;
    },
    freePort: () => Promise.resolve(8181),
    dataFolder: '/data/room',
    sampleFolder: '/sample',
    onCrash: (code) => crashes.push(code),
    setTimer: (action) => {
      timers.add(action);
      return () => timers.delete(action);
    },
  });
  const begin = async (withSample = false) => {
    const room = host.start({ withSample });
    await Promise.resolve();
    await Promise.resolve();
    const process = processes.at(-1);
    if (process === undefined) throw new Error('not forked');
    return { room, process };
  };
  return { host, started, crashes, timers, begin };
}

test('a room is there once its server says so, and starting twice gives the same one', async () => {
  const { host, started, begin, timers } = hosting();
  const { room, process } = await begin(true);
  const again = host.start({ withSample: false });
  expect(host.state()).toBeNull();
  process.say({ type: 'ready', url: 3 });
  process.say(READY);
  expect(await room).toEqual(ROOM);
  expect(await again).toEqual(ROOM);
  expect(host.state()).toEqual(ROOM);
  expect(started).toEqual([['--data', '/data/room', '--port', '8181', '--sample', '/sample']]);
  expect(timers.size).toBe(0);
});

test('a server that cannot start says why, and the next start is a new one', async () => {
  const { host, started, begin } = hosting();
  const { room, process } = await begin();
  const sentence = 'Không ghi được vào thư mục dữ liệu.';
  process.say({ type: 'failed', message: sentence });
  await expect(room).rejects.toThrow(sentence);
  expect(host.state()).toBeNull();
  const { room: second, process: next } = await begin();
  next.say(READY);
  await second;
  expect(started.map((args) => args.at(-1))).toEqual(['--no-sample', '--no-sample']);
});

test('a server that ends or is silent before it is ready is a failure, not a crash', async () => {
  const { crashes, timers, begin } = hosting();
  const { room, process } = await begin();
  process.exit(1);
  await expect(room).rejects.toThrow('while starting');
  const { room: silent, process: other } = await begin();
  for (const timer of timers) timer();
  await expect(silent).rejects.toThrow('in time');
  expect(other.killed).toBe(true);
  expect(crashes).toEqual([]);
});

test('stopping asks first, kills when nothing happens, and is no crash', async () => {
  const { host, crashes, timers, begin } = hosting();
  const { room, process } = await begin();
  process.say(READY);
  await room;
  const stopped = host.stop();
  expect(process.sent).toEqual([{ type: 'stop' }]);
  process.exit(0);
  await stopped;
  expect(timers.size).toBe(0);

  const { room: second, process: stubborn } = await begin();
  stubborn.say(READY);
  await second;
  const forced = host.stop();
  for (const timer of timers) timer();
  await forced;
  expect(stubborn.killed).toBe(true);
  expect(crashes).toEqual([]);
});

test('a server that ends by itself is reported and can be started again', async () => {
  const { host, crashes, begin } = hosting();
  const { room, process } = await begin();
  process.say(READY);
  await room;
  process.exit(139);
  expect(crashes).toEqual([139]);
  expect(host.state()).toBeNull();
  await host.stop();
});
