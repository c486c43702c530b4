import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import { awarenessMessage } from '../../server/sync/messages.ts';
import { SYNC_LIMITS } from '../../server/sync/SyncLimits.ts';
import { Hall } from './support/Hall.ts';
import type { StockClient } from './support/StockClient.ts';
import { AN, BINH, CUC, FILE, GROUP_ONE, SESSION } from './support/TestRoom.ts';

const MARKS = `marks/${FILE}/room/${AN}`;

interface Entry {
  readonly id: number;
  readonly clock: number;
  readonly state: unknown;
}

function awarenessOf(...entries: readonly Entry[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const { id, clock, state } of entries) {
    encoding.writeVarUint(encoder, id);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  }
  return awarenessMessage(encoding.toUint8Array(encoder));
}

/** What a stock client would know of the others. */
function statesSeen(client: StockClient): Record<string, unknown> {
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState(null);
  for (const update of client.awareness) applyAwarenessUpdate(awareness, update, null);
  const states = Object.fromEntries(awareness.getStates());
  awareness.destroy();
  return states;
}

test('those who share marks on one file see each other, also who comes later', async () => {
  const hall = new Hall();
  const an = hall.stock(AN, MARKS);
  const binh = hall.stock(BINH, MARKS);
  await hall.settle();
  an.pair.send(awarenessOf({ id: 1, clock: 1, state: { page: 3 } }));
  await hall.settle();
  const cuc = hall.stock(CUC, MARKS);
  await hall.settle();
  expect([statesSeen(an), statesSeen(binh), statesSeen(cuc)]).toEqual([
    {},
    { 1: { page: 3 } },
    { 1: { page: 3 } },
  ]);
  an.pair.drop();
  await hall.pass(SYNC_LIMITS.awarenessMs);
  expect([statesSeen(binh), statesSeen(cuc)]).toEqual([{}, {}]);
});

test('the first word goes out at once, what a whole hall says after it in one frame', async () => {
  const hall = new Hall();
  const [first, ...others] = [AN, BINH, CUC].map((member) => hall.stock(member, MARKS));
  await hall.settle();
  first?.pair.send(awarenessOf({ id: 1, clock: 1, state: { page: 1 } }));
  await hall.settle();
  expect(others.map((client) => statesSeen(client))).toEqual([{ 1: { page: 1 } }, { 1: { page: 1 } }]);

  for (const page of [2, 3]) {
    first?.pair.send(awarenessOf({ id: 1, clock: page, state: { page } }));
    for (const [index, client] of others.entries()) {
      client.pair.send(awarenessOf({ id: index + 2, clock: page, state: { page } }));
    }
  }
  await hall.settle();
  expect(others.map((client) => client.awareness.length)).toEqual([1, 1]);
  await hall.pass(SYNC_LIMITS.awarenessMs);
  const all = { 1: { page: 3 }, 2: { page: 3 }, 3: { page: 3 } };
  expect(others.map((client) => [client.awareness.length, statesSeen(client)])).toEqual([
    [2, all],
    [2, all],
  ]);
});

test('nobody speaks for another', async () => {
  const hall = new Hall();
  const an = hall.stock(AN, MARKS);
  const binh = hall.stock(BINH, MARKS);
  const cuc = hall.stock(CUC, MARKS);
  await hall.settle();
  an.pair.send(awarenessOf({ id: 1, clock: 1, state: { name: 'an' } }));
  binh.pair.send(awarenessOf({ id: 1, clock: 9, state: { name: 'not an' } }));
  binh.pair.send(awarenessOf({ id: 1, clock: 9, state: null }));
  await hall.settle();
  expect(statesSeen(cuc)).toEqual({ 1: { name: 'an' } });
});

test('a member who comes back before the old connection is gone stays present', async () => {
  const hall = new Hall();
  const old = hall.stock(AN, MARKS);
  const reader = hall.stock(BINH, MARKS);
  await hall.settle();
  old.pair.send(awarenessOf({ id: 1, clock: 1, state: { page: 1 } }));
  const back = hall.stock(AN, MARKS);
  await hall.settle();
  back.pair.send(awarenessOf({ id: 1, clock: 2, state: { page: 2 } }));
  await hall.settle();
  old.pair.drop();
  await hall.pass(SYNC_LIMITS.awarenessMs);
  expect(statesSeen(reader)).toEqual({ 1: { page: 2 } });
});

test('projections and private marks carry no awareness', async () => {
  const hall = new Hall();
  for (const document of [`room/${SESSION}`, `marks/${FILE}/private/${AN}`]) {
    const one = hall.stock(AN, document);
    const other = hall.stock(AN, document);
    await hall.settle();
    one.pair.send(awarenessOf({ id: 1, clock: 1, state: { page: 1 } }));
    await hall.settle();
    expect([one.closeCode, other.awareness.length]).toEqual([null, 0]);
  }
});

test('the stock encoding is understood, and an id has its owner’s newest state', async () => {
  const hall = new Hall();
  const group = `marks/${FILE}/group:${GROUP_ONE}/${AN}`;
  const an = hall.stock(AN, group);
  const binh = hall.stock(BINH, group);
  await hall.settle();
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState({ page: 1 });
  const send = () => an.pair.send(awarenessMessage(encodeAwarenessUpdate(awareness, [awareness.clientID])));
  send();
  awareness.setLocalState({ page: 2 });
  send();
  await hall.pass(SYNC_LIMITS.awarenessMs);
  expect(statesSeen(binh)).toEqual({ [awareness.clientID]: { page: 2 } });
  awareness.destroy();
});

test.each([
  ['cut short', awarenessMessage(Uint8Array.of(3, 1)), CLOSE.malformed],
  ['not JSON', awarenessMessage(Uint8Array.of(1, 1, 1, 1, 123)), CLOSE.malformed],
  ['a number for a state', awarenessOf({ id: 1, clock: 1, state: 5 }), CLOSE.malformed],
  ['a large state', awarenessOf({ id: 1, clock: 1, state: { text: 'x'.repeat(3000) } }), CLOSE.malformed],
  ['a large update', awarenessMessage(new Uint8Array(300_000)), CLOSE.tooLarge],
])('awareness that is %s ends its sender', async (_, message, code) => {
  const hall = new Hall();
  const an = hall.stock(AN, MARKS);
  const binh = hall.stock(BINH, MARKS);
  await hall.settle();
  an.pair.send(message);
  await hall.settle();
  expect([an.closeCode, binh.closeCode, binh.awareness.length]).toEqual([code, null, 0]);
});

test('one connection has a bounded number of ids', async () => {
  const hall = new Hall({ maxAwarenessIds: 2 });
  const an = hall.stock(AN, MARKS);
  const binh = hall.stock(BINH, MARKS);
  await hall.settle();
  for (let id = 1; id <= 5; id += 1) an.pair.send(awarenessOf({ id, clock: 1, state: { id } }));
  await hall.pass(SYNC_LIMITS.awarenessMs);
  expect(Object.keys(statesSeen(binh))).toEqual(['1', '2']);
});
