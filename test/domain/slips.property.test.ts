import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply } from '../../shared/domain/apply.ts';
import type { Command } from '../../shared/domain/command.ts';
import { decide } from '../../shared/domain/decide.ts';
import type { SessionEvent } from '../../shared/domain/event.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import { MARKS, type SlipResult, type SlipSheet } from '../../shared/domain/slip.ts';
import { HDND } from '../../shared/domain/rulePack.ts';
import { tallySlips } from '../../shared/domain/slipTally.ts';
import { contextOf, device, member, poll, row } from './sessionRecord.ts';
import {
  announcePoll,
  cancelPoll,
  closePoll,
  confidence,
  election,
  openPoll,
  putPoll,
  slip,
  trust,
} from './slipRecord.ts';
import { DELEGATES, roll, votingRecord } from './votingRecord.ts';

const RUNS = { numRuns: 300 };
type Step = (state: SessionState) => { readonly actor: string; readonly command: Command };
const by =
  (actor: string, command: Command): Step =>
  () => ({ actor, command });

const SHEETS: readonly SlipSheet[] = [
  election(1, 'a', 'b', 'c'),
  election(2, 'a', 'b', 'c'),
  election(3, 'a', 'b', 'c'),
  confidence('a', 'b', 'c'),
  trust('a', 'b', 'c'),
];
const anyPoll = fc.constantFrom('p1', 'p1', 'p2', 'p3');

const cast: fc.Arbitrary<Step> = fc
  .record({
    actor: fc.constantFrom(...DELEGATES, ...DELEGATES, 'khach'),
    pollId: anyPoll,
    rows: fc.subarray(['a', 'b', 'c']),
    nth: fc.nat({ max: 2 }),
    off: fc.constantFrom(0, 0, 0, 0, -1, 1),
    signer: fc.option(fc.constantFrom(...DELEGATES), { freq: 6, nil: null }),
  })
  .map(({ actor, pollId, rows, nth, off, signer }) => (state) => {
    const at = state.polls.get(poll(pollId));
    const opened = at === undefined || at.state === 'prepared' ? null : at;
    const marks = MARKS[at?.sheet.form ?? 'election'];
    const text = rows.map((id) => `${id}=${marks[Math.min(nth, marks.length - 1)]}`).join(' ');
    const serial = (opened?.slips.get(member(actor))?.serial ?? 0) + 1 + off;
    return {
      actor,
      command: slip(state, actor, text, serial, { pollId, deviceId: `may-${signer ?? actor}` }),
    };
  });

const desk: fc.Arbitrary<Step> = fc
  .tuple(anyPoll, fc.constantFrom(...SHEETS), fc.constantFrom(...DELEGATES))
  .chain(([id, sheet, delegate]) =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constant<Command>(putPoll(sheet, { id: poll(id) })) },
      { weight: 5, arbitrary: fc.constant<Command>(openPoll(id)) },
      { weight: 3, arbitrary: fc.constant<Command>(closePoll(id)) },
      { weight: 1, arbitrary: fc.constant<Command>({ type: 'remindPoll', pollId: poll(id) }) },
      { weight: 1, arbitrary: fc.constant<Command>(announcePoll(id)) },
      { weight: 1, arbitrary: fc.constant<Command>(cancelPoll(id)) },
      {
        weight: 3,
        arbitrary: fc
          .constantFrom('present' as const, 'present' as const, 'left' as const, 'absent' as const)
          .map((presence) => roll(presence, delegate)),
      },
      {
        weight: 1,
        arbitrary: fc.constant<Command>({ type: 'revokeDevice', deviceId: device(`may-${delegate}`) }),
      },
    ),
  )
  .map((command) => by('thuky', command));

const anySteps = fc
  .tuple(
    fc.constantFrom(...SHEETS),
    fc.array(fc.oneof({ weight: 12, arbitrary: cast }, { weight: 6, arbitrary: desk }), {
      maxLength: 80,
      size: 'max',
    }),
  )
  .map(([sheet, steps]) => [by('thuky', putPoll(sheet)), by('chutoa', openPoll()), ...steps]);

const BEGUN = votingRecord();

function play(steps: readonly Step[]) {
  let state = BEGUN.state;
  const events = [...BEGUN.events];
  const acknowledged = new Map<string, string>();
  for (const step of steps) {
    const { actor, command } = step(state);
    const answer = decide(state, command, contextOf(actor, 1_000 * events.length));
    if (!answer.ok) continue;
    for (const event of answer.value) state = apply(state, event);
    events.push(...answer.value);
    if (command.type === 'castSlip') {
      acknowledged.set(`${command.pollId}/${actor}`, JSON.stringify(command.marks));
    }
  }
  return { state, events, acknowledged };
}

/** Rows and the turnout as somebody counts them by hand from the list of events alone. */
function recount(events: readonly SessionEvent[], closeAt: number, pollId: string) {
  const newest: Record<string, readonly string[]> = {};
  const here: Record<string, boolean> = {};
  let electorate: readonly string[] = [];
  for (const event of events.slice(0, closeAt)) {
    if (event.type === 'pollOpened' && event.pollId === pollId) electorate = event.terms.electorate;
    if (event.type === 'slipCast' && event.pollId === pollId)
      newest[event.slip.memberId] = event.slip.marks.map(({ rowId, mark }) => `${rowId}/${mark}`);
    if (event.type === 'rollCalled')
      for (const { memberId, presence } of event.entries)
        here[memberId] = presence === 'present' || presence === 'late';
  }
  const tally: Record<string, number> = {};
  for (const marks of Object.values(newest)) for (const one of marks) tally[one] = (tally[one] ?? 0) + 1;
  const without = electorate.filter((id) => newest[id] === undefined);
  const silent = without.filter((id) => here[id] === true).length;
  return { tally, valid: electorate.length - without.length, silent, absent: without.length - silent };
}

function countsIn(sheet: SlipSheet, { rows }: SlipResult): Record<string, number> {
  const counts = rows.flatMap((row) =>
    MARKS[sheet.form].map((mark, index) => [`${row.rowId}/${mark}`, row.counts[index] ?? 0] as const),
  );
  return Object.fromEntries(counts.filter(([, number]) => number > 0));
}

let counted = 0;
let tied = 0;

test('results equal a recount by hand; an election elects by votes and majority, never too many, and never from a tie', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const { events, state } = play(steps);
      events.forEach((event, index) => {
        if (event.type !== 'pollClosed') return;
        counted += 1;
        const { result, pollId } = event;
        const { sheet } = state.polls.get(pollId)!;
        const { tally, ...turnout } = recount(events, index, pollId);
        expect(countsIn(sheet, result)).toEqual(tally);
        expect(result.turnout).toEqual({ method: 'named', ...turnout });
        if (sheet.form === 'election') expectElection(result, sheet.toElect);
      });
    }),
    RUNS,
  );
  expect(counted).toBeGreaterThan(50);
});

test('elections of every size: never more than there are seats, and a tie for the last ones elects none of the tied', () => {
  const anyElection = fc.record({
    rows: fc.integer({ min: 1, max: 6 }),
    seats: fc.integer({ min: 1, max: 9 }),
    k: fc.integer({ min: 1, max: 6 }),
    votes: fc.array(fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 1 }), { minLength: 1, maxLength: 9 }),
  });
  fc.assert(
    fc.property(anyElection, ({ rows, seats, k, votes }) => {
      const toElect = Math.min(k, rows);
      const sheet = election(toElect, ...Array.from({ length: rows }, (_, index) => `r${index}`));
      const electorate = votes.map((_, index) => member(`d${index}`));
      const slips = votes.map((chosen, index) => ({
        ...{ memberId: member(`d${index}`), serial: 1, deviceId: device('d'), signature: '' },
        marks: chosen
          .filter((place) => place < rows)
          .slice(0, toElect)
          .map((place) => ({ rowId: row(`r${place}`), mark: 'elect' as const })),
      }));
      const thresholds = { form: 'election', majority: HDND.majorities.resolution, ties: 'runOff' } as const;
      const cast = new Map(slips.map((one) => [one.memberId, one]));
      const result = tallySlips(sheet, { seats, electorate, thresholds }, cast, new Map());
      expectElection(result, toElect);
    }),
    { numRuns: 2000 },
  );
  expect(tied).toBeGreaterThan(30);
});

function expectElection({ rows, unfilled, needed }: SlipResult, toElect: number): void {
  const votes = (outcome: string) =>
    rows.filter((row) => row.outcome === outcome).map((row) => row.counts[0] ?? 0);
  const [elected, draw, out] = [votes('elected'), votes('tied'), votes('notElected')];
  expect(elected.length).toBeLessThanOrEqual(toElect);
  expect(elected.length + unfilled).toBe(toElect);
  for (const number of [...elected, ...draw]) expect(number).toBeGreaterThanOrEqual(needed[0] ?? 0);
  // Nobody with fewer votes is put before somebody with more.
  expect(Math.min(...elected, Infinity)).toBeGreaterThanOrEqual(Math.max(...draw, ...out, 0));
  if (draw.length > 0) {
    tied += 1;
    expect(draw.length).toBeGreaterThan(unfilled);
    expect(new Set(draw).size).toBe(1);
  } else if (unfilled > 0) {
    for (const number of out) expect(number).toBeLessThan(needed[0] ?? 0);
  }
}

test('nothing is cast, extended or counted in a poll after its end, and one is open at a time', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const open = new Set<string>();
      const ended = new Set<string>();
      for (const event of play(steps).events) {
        if (
          ['slipCast', 'pollReminded', 'pollExtended', 'pollClosed'].includes(event.type) &&
          'pollId' in event
        )
          expect(open.has(event.pollId)).toBe(true);
        if (event.type === 'pollOpened') {
          expect([open.size, ended.has(event.pollId)]).toEqual([0, false]);
          open.add(event.pollId);
        }
        if (event.type === 'pollClosed' || event.type === 'pollCancelled') {
          expect(open.delete(event.pollId)).toBe(true);
          ended.add(event.pollId);
        }
      }
    }),
    RUNS,
  );
});

test('exactly the acknowledged slips are kept, the newest of each delegate, numbered without gap', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const { state, events, acknowledged } = play(steps);
      const kept = [...state.polls.values()].flatMap((one) =>
        one.state === 'prepared'
          ? []
          : [...one.slips.values()].map(
              ({ memberId, marks }) => [`${one.id}/${memberId}`, JSON.stringify(marks)] as const,
            ),
      );
      expect([...kept].sort()).toEqual([...acknowledged].sort());
      const serials = new Map<string, number>();
      for (const event of events) {
        if (event.type !== 'slipCast') continue;
        const key = `${event.pollId}/${event.slip.memberId}`;
        expect(event.slip.serial).toBe((serials.get(key) ?? 0) + 1);
        serials.set(key, event.slip.serial);
      }
    }),
    RUNS,
  );
});
