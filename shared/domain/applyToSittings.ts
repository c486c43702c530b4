import type { RollChange, SittingRecord } from './attendance.ts';
import { completePack } from './completePack.ts';
import type { SessionEvent } from './event.ts';
import type { MemberId } from './ids.ts';
import type { SessionState } from './session.ts';
import { hasSitting, recordOf, withQuorum } from './sittings.ts';

type Of<Type extends SessionEvent['type']> = Extract<SessionEvent, { type: Type }>;
type SittingEvent = Of<
  | 'sittingOpened'
  | 'sittingClosed'
  | 'sittingPaused'
  | 'sittingResumed'
  | 'rollCalled'
  | 'presenceDeclared'
  | 'doorEntered'
  | 'leaveAsked'
  | 'leaveDecided'
  | 'leaveWithdrawn'
>;

export function applyToSittings(state: SessionState, event: SittingEvent): SessionState {
  const { sittingId } = event;
  if (!hasSitting(state, sittingId)) return state;
  const record = withQuorum(state, recordAfter(recordOf(state, sittingId), event));
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
      const { at = null, by = null } = event;
      return event.entries.reduce<SittingRecord>(
        (before, { memberId, presence, substitute = '' }) =>
          withChange(before, { memberId, presence, substitute, way: 'called', at, by }),
        record,
      );
    }
    case 'doorEntered': {
      const { memberId, presence, at } = event;
      return withChange(record, { memberId, presence, substitute: '', way: 'door', at, by: memberId });
    }
    case 'presenceDeclared': {
      const { memberId, at = null } = event;
      const change = { memberId, presence: null, substitute: '', way: 'declared' as const, at, by: memberId };
      const declared = new Set(record.declared).add(memberId);
      return { ...record, declared, rollChanges: [...record.rollChanges, change] };
    }
    case 'leaveAsked': {
      const request = { reason: event.reason, state: 'asked' as const };
      return { ...record, leave: new Map(record.leave).set(event.memberId, request) };
    }
    case 'leaveDecided':
      return afterLeave(record, event);
    case 'leaveWithdrawn': {
      const { memberId, at = null } = event;
      const leave = new Map(record.leave);
      const granted = leave.get(memberId)?.state === 'granted';
      leave.delete(memberId);
      const after = { ...record, leave };
      return granted ? withoutLeave(after, memberId, { at, by: memberId }) : after;
    }
  }
}

/** The roll says something new of a delegate, who waits no more. */
function withChange(record: SittingRecord, change: RollChange): SittingRecord {
  const { memberId, presence, substitute } = change;
  const [roll, declared, substitutes] = [
    new Map(record.roll),
    new Set(record.declared),
    new Map(record.substitutes),
  ];
  if (presence === null) roll.delete(memberId);
  else roll.set(memberId, presence);
  if (substitute === '') substitutes.delete(memberId);
  else substitutes.set(memberId, substitute);
  declared.delete(memberId);
  return { ...record, roll, declared, substitutes, rollChanges: [...record.rollChanges, change] };
}

/** T7. */
function afterLeave(record: SittingRecord, event: Of<'leaveDecided'>): SittingRecord {
  const { memberId, granted, at = null, by = null } = event;
  const request = record.leave.get(memberId);
  if (request === undefined) return record;
  const state = granted ? 'granted' : 'refused';
  const after = { ...record, leave: new Map(record.leave).set(memberId, { ...request, state }) };
  if (!granted) return withoutLeave(after, memberId, { at, by });
  const change = {
    memberId,
    presence: 'absentWithLeave' as const,
    substitute: '',
    way: 'leave' as const,
    at,
    by,
  };
  return withChange(after, change);
}

/** Takes "absent with leave" out of the roll again; who declared presence meanwhile goes on waiting. */
function withoutLeave(
  record: SittingRecord,
  memberId: MemberId,
  done: Pick<RollChange, 'at' | 'by'>,
): SittingRecord {
  if (record.roll.get(memberId) !== 'absentWithLeave') return record;
  const change = { memberId, presence: null, substitute: '', way: 'leave' as const, ...done };
  return { ...withChange(record, change), declared: record.declared };
}
