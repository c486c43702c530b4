import type { SittingRecord } from './attendance.ts';
import { completePack } from './completePack.ts';
import type { SessionEvent } from './event.ts';
import type { SessionState } from './session.ts';
import { hasSitting, recordOf } from './sittings.ts';

type Of<Type extends SessionEvent['type']> = Extract<SessionEvent, { type: Type }>;
type SittingEvent = Of<
  | 'sittingOpened'
  | 'sittingClosed'
  | 'sittingPaused'
  | 'sittingResumed'
  | 'rollCalled'
  | 'presenceDeclared'
  | 'leaveAsked'
  | 'leaveDecided'
  | 'leaveWithdrawn'
>;

export function applyToSittings(state: SessionState, event: SittingEvent): SessionState {
  const { sittingId } = event;
  if (!hasSitting(state, sittingId)) return state;
  const record = recordAfter(recordOf(state, sittingId), event);
  return { ...state, sittingRecords: new Map(state.sittingRecords).set(sittingId, record) };
}

function recordAfter(record: SittingRecord, event: SittingEvent): SittingRecord {
  switch (event.type) {
    case 'sittingOpened':
      return { ...record, pack: completePack(event.pack), openedAt: event.at };
    case 'sittingClosed':
      return { ...record, closedAt: event.at, pause: null };
    case 'sittingPaused':
      return { ...record, pause: { since: record.pause?.since ?? event.at, until: event.until } };
    case 'sittingResumed':
      return { ...record, pause: null };
    case 'rollCalled': {
      const [roll, declared] = [new Map(record.roll), new Set(record.declared)];
      for (const { memberId, presence } of event.entries) {
        roll.set(memberId, presence);
        declared.delete(memberId);
      }
      return { ...record, roll, declared };
    }
    case 'presenceDeclared':
      return { ...record, declared: new Set(record.declared).add(event.memberId) };
    case 'leaveAsked': {
      const request = { reason: event.reason, state: 'asked' as const };
      return { ...record, leave: new Map(record.leave).set(event.memberId, request) };
    }
    case 'leaveDecided':
      return afterLeave(record, event);
    case 'leaveWithdrawn': {
      const [roll, leave] = [new Map(record.roll), new Map(record.leave)];
      const granted = leave.get(event.memberId)?.state === 'granted';
      leave.delete(event.memberId);
      if (granted && roll.get(event.memberId) === 'absentWithLeave') roll.delete(event.memberId);
      return { ...record, roll, leave };
    }
  }
}

/** T7. */
function afterLeave(record: SittingRecord, { memberId, granted }: Of<'leaveDecided'>): SittingRecord {
  const request = record.leave.get(memberId);
  if (request === undefined) return record;
  const state = granted ? 'granted' : 'refused';
  const leave = new Map(record.leave).set(memberId, { ...request, state });
  const [roll, declared] = [new Map(record.roll), new Set(record.declared)];
  if (granted) {
    roll.set(memberId, 'absentWithLeave');
    declared.delete(memberId);
  } else if (roll.get(memberId) === 'absentWithLeave') {
    roll.delete(memberId);
  }
  return { ...record, roll, declared, leave };
}
