import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply } from '../../shared/domain/apply.ts';
import { decide } from '../../shared/domain/decide.ts';
import type { SessionEvent } from '../../shared/domain/event.ts';
import { timeByGroup, timeByMember, usedMsAt } from '../../shared/domain/floor.ts';
import { queueOf } from '../../shared/domain/queue.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import { anyFloorRequests } from './commands.ts';
import { contextOf } from './sessionRecord.ts';
import type { Request } from './votingCommands.ts';

const SECOND = 1_000;

/** Commands with milliseconds between them; answers the state, the events and the time at the end. */
function play(requests: readonly Request[], steps: readonly number[]) {
  let state: SessionState | null = null;
  let now = SECOND;
  const events: SessionEvent[] = [];
  requests.forEach(({ command, actor }, index) => {
    now += steps[index % steps.length] ?? 1;
    const answer = decide(state, command, { ...contextOf(actor, now), verify: () => true });
    if (!answer.ok) return;
    for (const event of answer.value) state = apply(state, event);
    events.push(...answer.value);
  });
  return { state: state as SessionState | null, events, now };
}

const anySteps = fc.array(fc.nat({ max: 90 * SECOND }), { minLength: 1, maxLength: 20 });

/** Written apart from the rules: when each clock ran, from the events alone. */
function recount(events: readonly SessionEvent[], now: number): Map<string, number> {
  const used = new Map<string, number>();
  const since = new Map<string, number>();
  const stop = (id: string, at: number) => {
    const started = since.get(id);
    if (started !== undefined) used.set(id, (used.get(id) ?? 0) + at - started);
    since.delete(id);
  };
  for (const event of events) {
    if (event.type === 'floorGiven') since.set(event.speech.id, event.speech.givenAt);
    if (event.type === 'floorResumed') since.set(event.speechId, event.at);
    if (event.type === 'floorPaused' || event.type === 'floorEnded') stop(event.speechId, event.at);
  }
  for (const id of [...since.keys()]) stop(id, now);
  return used;
}

test('times add up exactly: each speech, each member, each group', () => {
  let spoke = 0;
  fc.assert(
    fc.property(anyFloorRequests, anySteps, (requests, steps) => {
      const { state, events, now } = play(requests, steps);
      if (state === null) return;
      const speeches = [...state.speeches.values()];
      spoke += speeches.length;
      const naive = recount(events, now);
      for (const one of speeches) expect(usedMsAt(one, now)).toBe(naive.get(one.id) ?? 0);
      const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
      const ofMembers = speeches.filter(({ speaker }) => speaker.kind === 'member');
      const ofGroups = speeches.filter(({ groupId }) => groupId !== null);
      const naiveSum = (some: typeof speeches) => sum(some.map(({ id }) => naive.get(id) ?? 0));
      expect(sum(timeByMember(speeches, now).values())).toBe(naiveSum(ofMembers));
      expect(sum(timeByGroup(speeches, now).values())).toBe(naiveSum(ofGroups));
    }),
    { numRuns: 300 },
  );
  expect(spoke).toBeGreaterThan(100);
});

test('one speaks at a time: between two who got the floor of a room, the first one ended', () => {
  fc.assert(
    fc.property(anyFloorRequests, anySteps, (requests, steps) => {
      const holders = new Map<string, string>();
      for (const event of play(requests, steps).events) {
        if (event.type === 'floorGiven') {
          expect(holders.get(event.speech.room)).toBe(undefined);
          holders.set(event.speech.room, event.speech.id);
        }
        if (event.type !== 'floorEnded') continue;
        const [room] = [...holders].find(([, id]) => id === event.speechId) ?? [];
        expect(room).toBeDefined();
        holders.delete(room ?? '');
      }
    }),
    { numRuns: 200 },
  );
});

test('the queue holds each who waits once, and a replay of the record gives the same order', () => {
  fc.assert(
    fc.property(anyFloorRequests, anySteps, (requests, steps) => {
      const { state, events } = play(requests, steps);
      if (state === null) return;
      const stored = events.map((event) => JSON.parse(JSON.stringify(event)) as SessionEvent);
      const replayed = stored.reduce<SessionState | null>((before, event) => apply(before, event), null);
      const waiting = [...state.requests.values()].filter((one) => one.state === 'waiting');
      for (const { room, itemId } of waiting) {
        const order = queueOf(state, room, itemId).map(({ id }) => id);
        const here = waiting.filter((one) => one.room === room && one.itemId === itemId);
        expect([...order].sort()).toEqual(here.map(({ id }) => id).sort());
        expect(replayed && queueOf(replayed, room, itemId).map(({ id }) => id)).toEqual(order);
        const ranks = queueOf(state, room, itemId).map(({ kind }) => (kind === 'pointOfOrder' ? 0 : 1));
        expect(ranks).toEqual([...ranks].sort());
      }
    }),
    { numRuns: 200 },
  );
});
