import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply } from '../../shared/domain/apply.ts';
import type { DecisionContext } from '../../shared/domain/context.ts';
import { decide } from '../../shared/domain/decide.ts';
import type { SessionEvent } from '../../shared/domain/event.ts';
import { REFUSAL_CODES } from '../../shared/domain/refusal.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import type { LiveState } from '../../shared/protocol/part.ts';
import { createProjector, project } from '../../shared/protocol/project.ts';
import { anyRequests } from './commands.ts';
import { expectInvariants } from './invariants.ts';
import { addFile, addItem, contextOf, CREATE, emptyRecord, sitting } from './sessionRecord.ts';
import { FORGED, type Request } from './votingCommands.ts';

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
  'serverKeyDeclared',
  'deviceEnrolled',
  'deviceApproved',
  'deviceRevoked',
  'sittingOpened',
  'sittingClosed',
  'sittingPaused',
  'sittingResumed',
  'rollCalled',
  'presenceDeclared',
  'leaveAsked',
  'leaveDecided',
  'leaveWithdrawn',
  'announced',
  'announcementWithdrawn',
  'clerkCalled',
  'callTaken',
  'callSettled',
  'invitationAnswered',
  'invitationsReminded',
  'doorEntered',
  'rulePackPut',
  'rulePackRemoved',
  'mandateEnded',
  'vacancyFilled',
  'seatMapPut',
  'presentingAsked',
  'presentingDeclined',
  'presentingStarted',
  'presentingStopped',
  'proxyGiven',
  'proxyRevoked',
  'weightsSet',
  'motionMade',
  'motionRemoved',
  'motionWithdrawn',
  'voteOpened',
  'ballotCast',
  'countEntered',
  'votersReminded',
  'voteExtended',
  'voteClosed',
  'voteAnnounced',
  'voteCancelled',
  'speechAsked',
  'requestWithdrawn',
  'requestRaised',
  'queuePolicySet',
  'floorGiven',
  'floorPaused',
  'floorResumed',
  'floorExtended',
  'floorEnded',
  'pollPut',
  'pollRemoved',
  'tellersNamed',
  'pollOpened',
  'slipCast',
  'pollReminded',
  'pollExtended',
  'paperCounted',
  'pollClosed',
  'pollAnnounced',
  'pollCancelled',
  'opinionAsked',
  'opinionGiven',
  'opinionReminded',
  'opinionExtended',
  'opinionClosed',
  'opinionPublished',
  'questionAsked',
  'questionRevised',
  'questionWithdrawn',
  'questionAccepted',
  'questionReturned',
  'questionAnswered',
  'questionClosed',
  'questionMoved',
  'promiseRecorded',
  'promiseChanged',
  'promiseSettled',
  'promiseReopened',
  'promisesCarried',
  'discussionPut',
  'discussionRemoved',
  'roomOpened',
  'roomClosed',
  'roomItemSet',
  'roomRollCalled',
  'notesSaved',
  'notesApproved',
  'notesReopened',
  'notesGathered',
  'reportSaved',
  'reportPublished',
] as const satisfies readonly SessionEvent['type'][];

const LIVE: LiveState = {
  ...{ sharers: new Set(), online: new Set(), epoch: 1 },
  head: { seq: 1, chainHash: '' },
};

/** Events and refusals that the random commands led to; some have the same name. */
const reached = new Set<string>();

function play(
  requests: readonly Request[],
  look: (state: SessionState) => void = () => {},
): { state: SessionState | null; events: SessionEvent[] } {
  let state: SessionState | null = null;
  const events: SessionEvent[] = [];
  for (const { command, actor } of requests) {
    const context: DecisionContext = {
      ...contextOf(actor, events.length),
      verify: (_, __, signature) => signature !== FORGED,
    };
    const answer = decide(state, command, context);
    if (!answer.ok) {
      reached.add(`refused ${answer.refusal.code}`);
      continue;
    }
    for (const event of answer.value) {
      reached.add(`event ${event.type}`);
      state = apply(frozen(state), event);
    }
    events.push(...answer.value);
    if (state !== null && answer.value.length > 0) look(state);
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
      const projectors = { room: createProjector('room'), desk: createProjector('desk') };
      const { state, events } = play(requests, (reachedState) => {
        expectInvariants(reachedState);
        for (const kind of ['room', 'desk'] as const) {
          expect(projectors[kind]({ ...reachedState, ...LIVE })).toEqual(project(reachedState, kind, LIVE));
        }
      });
      const stored = events.map((event) => JSON.parse(JSON.stringify(event)) as SessionEvent);
      const replayed = stored.reduce<SessionState | null>((before, event) => apply(before, event), null);
      expect(replayed).toEqual(state);
      if (state === null || replayed === null) return;
      // Order counts too: it is what the projections number by.
      for (const part of [
        'members',
        'items',
        'files',
        'devices',
        'motions',
        'votes',
        'requests',
        'speeches',
        'polls',
        'opinions',
        'questions',
        'promises',
        'discussions',
      ] as const) {
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
  return JSON.stringify(state, (_, value: unknown) => (isCollection(value) ? [...value] : value));
}

function isCollection(value: unknown): value is Iterable<unknown> {
  return value instanceof Map || value instanceof Set;
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
  // By themselves: what the tests before happened to reach is another thing every time.
  reached.clear();
  for (const requests of fc.sample(anyRequests, { numRuns: 5000, seed: 12 })) play(requests);
  // `commandReused` is given by the room, not by the rules: it alone remembers commands.
  const byRules = REFUSAL_CODES.filter((code) => code !== 'commandReused');
  const wanted = [...EVENT_TYPES.map((type) => `event ${type}`), ...byRules.map((code) => `refused ${code}`)];
  expect([...reached].sort()).toEqual(wanted.sort());
});
