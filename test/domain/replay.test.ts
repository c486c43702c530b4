import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply } from '../../shared/domain/apply.ts';
import { decide } from '../../shared/domain/decide.ts';
import type { SessionEvent } from '../../shared/domain/event.ts';
import { REFUSAL_CODES } from '../../shared/domain/refusal.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import { anyRequests, type Request } from './commands.ts';
import { expectInvariants } from './invariants.ts';
import { addFile, addItem, CREATE, emptyRecord, MISSING, sitting } from './sessionRecord.ts';

const EVENT_TYPES = [
  'sessionCreated',
  'detailsChanged',
  'groupsDefined',
  'membersPut',
  'memberRemoved',
  'sittingPut',
  'sittingRemoved',
  'itemAdded',
  'itemChanged',
  'itemMoved',
  'itemRemoved',
  'itemStateSet',
  'fileAdded',
  'versionAdded',
  'fileChanged',
  'fileRemoved',
  'published',
] as const satisfies readonly SessionEvent['type'][];

/** Events and refusals that the random commands led to. */
const reached = new Set<string>();

function play(requests: readonly Request[]): { state: SessionState | null; events: SessionEvent[] } {
  let state: SessionState | null = null;
  const events: SessionEvent[] = [];
  for (const { command, actor } of requests) {
    const context = { now: events.length, actor, hasContent: (sha256: string) => sha256 !== MISSING };
    const answer = decide(state, command, context);
    if (!answer.ok) {
      reached.add(answer.refusal.code);
      continue;
    }
    for (const event of answer.value) {
      reached.add(event.type);
      state = apply(frozen(state), event);
    }
    events.push(...answer.value);
    if (state !== null) expectInvariants(state);
  }
  return { state, events };
}

/** `apply` must leave what it was given alone: its objects and lists are frozen (maps cannot be). */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of value instanceof Map ? value.values() : Object.values(value)) frozen(inner);
  return value;
}

test('random commands never throw, keep the invariants, and replay to the same state', () => {
  fc.assert(
    fc.property(anyRequests, (requests) => {
      const { state, events } = play(requests);
      const stored = events.map((event) => JSON.parse(JSON.stringify(event)) as SessionEvent);
      const replayed = stored.reduce<SessionState | null>((before, event) => apply(before, event), null);
      expect(replayed).toEqual(state);
      if (state === null || replayed === null) return;
      // Order counts too: it is what the projections number by.
      for (const part of ['members', 'items', 'files'] as const) {
        expect([...replayed[part].keys()]).toEqual([...state[part].keys()]);
      }
    }),
    { numRuns: 400 },
  );
});

test('a state given to apply stays as it was', () => {
  fc.assert(
    fc.property(anyRequests, (requests) => {
      const { events } = play(requests);
      let state: SessionState | null = null;
      for (const event of events) {
        const before: string = snapshot(state);
        const given: SessionState | null = state;
        state = apply(given, event);
        expect(snapshot(given)).toBe(before);
      }
    }),
    { numRuns: 60 },
  );
});

function snapshot(state: SessionState | null): string {
  return JSON.stringify(state, (_, value: unknown) => (value instanceof Map ? [...value] : value));
}

test('apply is total: events in any order, or twice, never throw once a session exists', () => {
  const orders = anyRequests.chain((requests) => {
    const { events } = play(requests);
    return fc.shuffledSubarray([...events, ...events]);
  });
  fc.assert(
    fc.property(orders, (events) => {
      let state = emptyRecordState();
      for (const event of events) state = apply(state, event);
      expect(state.itemOrder.length).toBe(state.items.size);
      expect(state.fileOrder.length).toBe(state.files.size);
    }),
    { numRuns: 100 },
  );
});

function emptyRecordState(): SessionState {
  const record = emptyRecord();
  record.ask(CREATE, null);
  return record.state;
}

test('thousands of events are replayed to the same state', () => {
  const record = emptyRecord();
  record.ask(CREATE, null);
  record.ask({ type: 'putSitting', sittingId: sitting('sang'), title: 'Sáng', startsAt: 1, endsAt: 2 });
  for (let index = 0; index < 1000; index += 1) {
    record.ask(addItem(`nd${index}`, 'sang'));
    record.ask(addFile(`tep${index}`, `nd${index}`, `b${index}`, '1'));
  }
  record.ask({ type: 'publish' });
  let state: SessionState | null = null;
  for (const event of record.events) state = apply(state, event);
  expect(state).toEqual(record.state);
});

test('the random commands reach every event and every refusal of the rules', () => {
  for (const requests of fc.sample(anyRequests, { numRuns: 400, seed: 12 })) play(requests);
  // `commandReused` is given by the room, not by the rules: it alone remembers commands.
  const byRules = REFUSAL_CODES.filter((code) => code !== 'commandReused');
  expect([...reached].sort()).toEqual([...EVENT_TYPES, ...byRules].sort());
});
