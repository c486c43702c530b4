import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply } from '../../shared/domain/apply.ts';
import type { Command } from '../../shared/domain/command.ts';
import { decide } from '../../shared/domain/decide.ts';
import type { SessionEvent } from '../../shared/domain/event.ts';
import { opinionCounts, OPINIONS, type Opinion } from '../../shared/domain/opinion.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import { contextOf, member, opinion, question } from './sessionRecord.ts';
import { DELEGATES, votingRecord } from './votingRecord.ts';

const RUNS = { numRuns: 300 };
const QUESTIONS = ['h1', 'h2'];

/** Somebody asks for something some time after the one before. */
interface Step {
  readonly actor: string;
  readonly command: Command;
  readonly later: number;
}

const anySheet = fc.constantFrom('o1', 'o1', 'o2').map(opinion);
const anyLater = fc.nat({ max: 12 });
const BEGUN = votingRecord();
const BEGIN_AT = 10_000;

const ask = (id: string, deadline: number): Command => ({
  type: 'askOpinion',
  sheet: {
    ...{ id: opinion(id), title: 'Lấy ý kiến', text: null, deadline },
    questions: QUESTIONS.map((one) => ({ id: question(one), text: 'Đồng ý không?' })),
  },
});

const answer: fc.Arbitrary<Step> = fc
  .record({
    actor: fc.constantFrom(...DELEGATES, 'khach'),
    opinionId: anySheet,
    given: fc.tuple(fc.constantFrom(...OPINIONS), fc.constantFrom(...OPINIONS)),
    later: anyLater,
  })
  .map(({ actor, opinionId, given, later }) => ({
    ...{ actor, later },
    command: {
      ...{ type: 'answerOpinion', opinionId },
      answers: QUESTIONS.map((id, index) => ({
        ...{ questionId: question(id), opinion: given[index] ?? 'agree', comment: 'Bỏ Điều 4' },
      })),
    },
  }));

const desk: fc.Arbitrary<Step> = fc
  .tuple(anySheet, fc.nat({ max: 300 }), anyLater)
  .chain(([opinionId, more, later]) =>
    fc
      .constantFrom<Command>(
        { type: 'remindOpinion', opinionId },
        { type: 'extendOpinion', opinionId, deadline: BEGIN_AT + more },
        { type: 'closeOpinion', opinionId },
        { type: 'publishOpinion', opinionId },
        ask('o2', BEGIN_AT + more),
      )
      .map((command) => ({ actor: 'thuky', command, later })),
  );

const anySteps = fc
  .array(fc.oneof({ weight: 5, arbitrary: answer }, { weight: 1, arbitrary: desk }), {
    maxLength: 60,
    size: 'max',
  })
  .map((steps): readonly Step[] => [
    { actor: 'thuky', command: ask('o1', BEGIN_AT + 200), later: 0 },
    ...steps,
  ]);

function play(steps: readonly Step[]) {
  let state = BEGUN.state;
  let now = BEGIN_AT;
  const events: SessionEvent[] = [...BEGUN.events];
  /** Per sheet and delegate: the last answers that were acknowledged, and when. */
  const acknowledged = new Map<string, { at: number; opinions: readonly Opinion[] }>();
  for (const { actor, command, later } of steps) {
    now += later;
    const decision = decide(state, command, contextOf(actor, now));
    if (!decision.ok) continue;
    for (const event of decision.value) state = apply(state, event);
    events.push(...decision.value);
    if (command.type !== 'answerOpinion') continue;
    const opinions = command.answers.map((one) => one.opinion);
    acknowledged.set(`${command.opinionId}/${actor}`, { at: now, opinions });
  }
  return { state, events, acknowledged };
}

test('reports equal a count by hand of the newest acknowledged answers, one of each delegate', () => {
  let counted = 0;
  fc.assert(
    fc.property(anySteps, (steps) => {
      const { state, acknowledged } = play(steps);
      for (const sheet of state.opinions.values()) {
        QUESTIONS.forEach((id, index) => {
          const given = OPINIONS.map((wanted) => {
            const own = [...acknowledged].filter(([key]) => key.startsWith(`${sheet.id}/`));
            return own.filter(([, { opinions }]) => opinions[index] === wanted).length;
          });
          const answered = given.reduce((sum, count) => sum + count, 0);
          counted += answered;
          const none = DELEGATES.length - answered;
          expect(opinionCounts(sheet, question(id))).toEqual({ given, none });
        });
        for (const [memberId, { answers }] of sheet.answers) {
          const newest = acknowledged.get(`${sheet.id}/${memberId}`)?.opinions;
          expect(answers.map((one) => one.opinion)).toEqual(newest);
        }
      }
    }),
    RUNS,
  );
  expect(counted).toBeGreaterThan(300);
});

test('nothing is given, reminded or put off at or after the deadline, nor after the close', () => {
  const ends = { closed: 0, passed: 0 };
  fc.assert(
    fc.property(anySteps, (steps) => {
      const { events } = play(steps);
      const deadlines = new Map<string, number>();
      const over = new Set<string>();
      for (const event of events) {
        if (event.type === 'opinionAsked') deadlines.set(event.sheet.id, event.sheet.deadline);
        if (event.type === 'opinionGiven' || event.type === 'opinionReminded') {
          expect(over.has(event.opinionId)).toBe(false);
          expect(event.at).toBeLessThan(deadlines.get(event.opinionId) ?? 0);
        }
        if (event.type === 'opinionExtended') {
          expect(over.has(event.opinionId)).toBe(false);
          expect(event.deadline).toBeGreaterThan(deadlines.get(event.opinionId) ?? 0);
          deadlines.set(event.opinionId, event.deadline);
        }
        if (event.type === 'opinionClosed') {
          ends[event.at < (deadlines.get(event.opinionId) ?? 0) ? 'closed' : 'passed'] += 1;
          expect(over.has(event.opinionId)).toBe(false);
          over.add(event.opinionId);
        }
        if (event.type === 'opinionPublished') expect(over.has(event.opinionId)).toBe(true);
      }
    }),
    RUNS,
  );
  expect(Math.min(ends.closed, ends.passed)).toBeGreaterThan(0);
});

test('the events, stored and read again, lead to the same state', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const { state, events } = play(steps);
      const stored = events.map((event) => JSON.parse(JSON.stringify(event)) as SessionEvent);
      const replayed = stored.reduce<SessionState | null>((before, event) => apply(before, event), null);
      expect(replayed).toEqual(state);
      expect([...(replayed?.opinions.get(opinion('o1'))?.answers.keys() ?? [])]).toEqual([
        ...(state.opinions.get(opinion('o1'))?.answers.keys() ?? []),
      ]);
      expect(state.members.has(member('thuky'))).toBe(true);
    }),
    RUNS,
  );
});
