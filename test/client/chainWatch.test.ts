import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MemberId, SessionId } from '../../shared/domain/ids.ts';
import { headText } from '../../shared/domain/signedText.ts';
import type { ChainAnswer, ChainLink } from '../../shared/protocol/http.ts';
import type { Projection } from '../../shared/protocol/projection.ts';
import { createMemoryHost, MemoryDevice } from '../../renderer/host/memoryHost.ts';
import { ChainWatch } from '../../renderer/room/ChainWatch.ts';
import { chainHashOf } from '../../renderer/room/chainLinks.ts';
import { deviceEnvironment } from '../../renderer/room/environment.ts';
import type { ConnectionState } from '../../renderer/room/RoomClient.ts';
import { createSignal } from '../../renderer/signal.ts';
import { ServerKey } from '../../server/room/ServerKey.ts';
import { Network } from './support/House.ts';
import { eventually } from './support/device.ts';

const SESSION = 'session-1' as SessionId;
const PAGE = 3;
const KEY = new ServerKey(generateKeyPairSync('ed25519').privateKey);

beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue();
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** A record of so many events of one kind, `PAGE` to an answer. */
function chainOf(length: number, type: string) {
  const links: ChainLink[] = [];
  let chainHash = '0'.repeat(64);
  for (let seq = 1; seq <= length; seq += 1) {
    const unchained = {
      ...{ seq, at: 1_800_000_000_000 + seq, actor: seq % 2 === 0 ? null : ('an' as MemberId) },
      ...{ type, version: 1, payloadHash: 'ab'.repeat(32), chainHash: '' },
    };
    chainHash = chainHashOf(SESSION, unchained, chainHash);
    links.push({ ...unchained, chainHash });
  }
  const head = (seq: number) => ({ seq, chainHash: links[seq - 1]?.chainHash ?? '0'.repeat(64) });
  const answer = (after: number): ChainAnswer => ({
    serverKey: KEY.publicKey,
    head: { ...head(length), signature: KEY.sign(headText(SESSION, length, chainHash)) },
    links: links.slice(after, after + PAGE),
  });
  return { head, answer };
}

/** A watch over a room whose answers and timers run by hand. */
function watchOver(disk = new MemoryDevice()) {
  const projection = createSignal<Projection | null>(null);
  const connection = createSignal<ConnectionState>('online');
  const due: (() => void)[] = [];
  let record = chainOf(0, '');
  let now = 0;
  let asked = 0;
  const watch = new ChainWatch({
    sessionId: SESSION,
    docs: createMemoryHost(new Network(), disk).docs,
    keyPrefix: `${SESSION}/an/`,
    connection,
    projection,
    requests: {
      chain: async (after) => {
        asked += 1;
        return record.answer(after);
      },
    },
    environment: {
      ...deviceEnvironment(),
      now: () => now,
      timer: (_, run) => {
        due.push(run);
        return () => void due.splice(due.indexOf(run), 1);
      },
    },
  });
  const show = (chain: ReturnType<typeof chainOf>, seq: number, epoch = 1): void => {
    record = chain;
    const session = { epoch, head: chain.head(seq), serverKey: KEY.publicKey };
    projection.set({ session } as unknown as Projection);
  };
  const elapse = (milliseconds: number): void => {
    now += milliseconds;
    for (const run of due.splice(0)) run();
  };
  return { watch, show, elapse, connection, due, asked: () => asked };
}

const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

test('a record of several answers is followed to its end', async () => {
  const { watch, show, asked } = watchOver();
  show(chainOf(10, 'moved'), 1);
  await watch.start();
  await eventually([watch.trust], () => watch.trust.get() === 'extends');
  expect(asked()).toBe(3);
});

test('the first look is at once, the next when two seconds are over, however often the record moves', async () => {
  const { watch, show, elapse, due, asked } = watchOver();
  show(chainOf(2, 'moved'), 2);
  await watch.start();
  await eventually([watch.trust], () => watch.trust.get() === 'extends');
  expect(asked()).toBe(1);
  for (let length = 3; length < 6; length += 1) show(chainOf(length, 'moved'), length);
  await settled();
  expect(asked()).toBe(1);
  expect(due).toHaveLength(1);
  elapse(2000);
  await settled();
  expect(asked()).toBe(2);
  expect(due).toHaveLength(0);
});

test('a place that a receipt vouched for before the head is looked at, too', async () => {
  const { watch, show, elapse } = watchOver();
  const chain = chainOf(6, 'moved');
  show(chain, 6);
  await watch.start();
  await eventually([watch.trust], () => watch.trust.get() === 'extends');
  watch.expect(chain.head(4));
  elapse(2000);
  await settled();
  expect(watch.trust.get()).toBe('extends');
  watch.expect({ seq: 4, chainHash: 'cd'.repeat(32) });
  elapse(2000);
  await eventually([watch.trust], () => watch.trust.get() === 'broken');
});

test('a shorter record is a break at the second look, unless the room says that it was set back', async () => {
  for (const [epoch, expected] of [
    [1, 'broken'],
    [2, 'unchecked'],
  ] as const) {
    const { watch, show, elapse, connection } = watchOver();
    show(chainOf(6, 'moved'), 6);
    await watch.start();
    await eventually([watch.trust], () => watch.trust.get() === 'extends');
    show(chainOf(5, 'moved'), 5, epoch);
    connection.set('offline');
    connection.set('online');
    elapse(2000);
    await settled();
    expect(watch.trust.get()).toBe(epoch === 1 ? 'extends' : 'unchecked');
    elapse(2000);
    await settled();
    expect(watch.trust.get()).toBe(expected);
  }
});

test('what one tab found broken is broken in the others and after a restart', async () => {
  const disk = new MemoryDevice();
  const first = watchOver(disk);
  first.show(chainOf(4, 'moved'), 4);
  await first.watch.start();
  await eventually([first.watch.trust], () => first.watch.trust.get() === 'extends');
  first.show(chainOf(5, 'removed'), 5);
  first.elapse(2000);
  await eventually([first.watch.trust], () => first.watch.trust.get() === 'broken');
  const second = watchOver(disk);
  second.show(chainOf(4, 'moved'), 4);
  await second.watch.start();
  expect(second.watch.trust.get()).toBe('broken');
});
