import { isHere, type SittingRecord } from './attendance.ts';
import type { Command } from './command.ts';
import type { DecisionContext } from './context.ts';
import { happened, type Decision } from './decision.ts';
import type { MemberId, SittingId } from './ids.ts';
import { openInHall } from './openInHall.ts';
import { refused, type RefusalCode } from './refusal.ts';
import { isDelegate } from './roster.ts';
import { isSamePack, isSoundPack } from './soundPack.ts';
import type { SessionState } from './session.ts';
import { hasSitting, openSittingOf, recordOf } from './sittings.ts';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;
type SittingCommand = Of<
  | 'openSitting'
  | 'closeSitting'
  | 'pauseSitting'
  | 'resumeSitting'
  | 'callRoll'
  | 'declarePresence'
  | 'enterByDoor'
  | 'askLeave'
  | 'decideLeave'
>;

export function decideSittings(
  state: SessionState,
  command: SittingCommand,
  { actor, now, isDoorCode }: DecisionContext,
): Decision {
  if (actor === null) return refused('notAllowed');
  if (!hasSitting(state, command.sittingId)) return refused('noSuchSitting');
  const record = recordOf(state, command.sittingId);
  switch (command.type) {
    case 'openSitting':
      return decideOpening(state, record, command, now);
    case 'closeSitting':
      return decideClose(state, record, now);
    case 'pauseSitting':
      return decidePause(state, record, command, now);
    case 'resumeSitting':
      return decideResumption(record, now);
    case 'callRoll':
      return decideRoll(state, record, command, { at: now, by: actor });
    case 'declarePresence':
      return decidePresence(state, record, actor, now);
    case 'enterByDoor':
      if (!isDoorCode(command.sittingId, command.code)) return refused('doorCodeWrong');
      return decideDoor(state, record, actor, now);
    case 'askLeave':
      return decideRequest(state, record, command, actor);
    case 'decideLeave':
      return decideLeave(state, record, command, { at: now, by: actor });
  }
}

/** T1, T2. */
function decideOpening(
  state: SessionState,
  record: SittingRecord,
  { sittingId, pack }: Of<'openSitting'>,
  now: number,
): Decision {
  if (record.closedAt !== null) return refused('sittingClosed');
  if (!isSoundPack(pack)) return refused('packMalformed');
  const open = openSittingOf(state);
  if (open === null) return happened({ type: 'sittingOpened', sittingId, pack, at: now });
  const isRepeated = open.sittingId === sittingId && isSamePack(open.pack, pack);
  return isRepeated ? happened() : refused('sittingOpen');
}

/** T3. */
function decideClose(state: SessionState, { sittingId, openedAt, closedAt }: SittingRecord, now: number) {
  if (closedAt !== null) return happened();
  if (openedAt === null) return refused('sittingNotOpen');
  if (openInHall(state) !== null) return refused('voteOpen');
  return happened({ type: 'sittingClosed', sittingId, at: now });
}

/** T20. */
function decidePause(
  state: SessionState,
  { sittingId, openedAt, closedAt, pause }: SittingRecord,
  { until }: Of<'pauseSitting'>,
  now: number,
): Decision {
  if (closedAt !== null) return refused('sittingClosed');
  if (openedAt === null) return refused('sittingNotOpen');
  if (openInHall(state) !== null) return refused('voteOpen');
  if (pause !== null && pause.until === until) return happened();
  if (until !== null && until <= now) return refused('timesReversed');
  return happened({ type: 'sittingPaused', sittingId, at: now, until });
}

/** T20. */
function decideResumption({ sittingId, openedAt, closedAt, pause }: SittingRecord, now: number): Decision {
  if (closedAt !== null) return refused('sittingClosed');
  if (openedAt === null) return refused('sittingNotOpen');
  return pause === null ? happened() : happened({ type: 'sittingResumed', sittingId, at: now });
}

/** Who has done it, and when (T11). */
interface Done {
  readonly at: number;
  readonly by: MemberId;
}

/** T4: what the roll says already is left out of the event. */
function decideRoll(
  state: SessionState,
  record: SittingRecord,
  { entries }: Of<'callRoll'>,
  done: Done,
): Decision {
  const { sittingId, roll, declared, substitutes } = record;
  if (record.closedAt !== null) return refused('sittingClosed');
  if (new Set(entries.map((entry) => entry.memberId)).size < entries.length) return refused('idTaken');
  for (const entry of entries) {
    const fault = faultOfDelegate(state, entry.memberId) ?? faultOfSubstitute(record, entry);
    if (fault !== null) return refused(fault);
  }
  const news = entries.filter(
    ({ memberId, presence, substitute }) =>
      roll.get(memberId) !== presence || substitutes.get(memberId) !== substitute || declared.has(memberId),
  );
  return news.length === 0 ? happened() : happened({ type: 'rollCalled', sittingId, entries: news, ...done });
}

/** T10. */
function faultOfSubstitute(
  { pack, openedAt }: SittingRecord,
  { presence, substitute }: Of<'callRoll'>['entries'][number],
): RefusalCode | null {
  const isNamed = substitute !== undefined && substitute !== '';
  if (presence !== 'substituted') return substitute === undefined ? null : 'substituteNotAllowed';
  if (openedAt === null || pack?.substitutes !== true) return 'substituteNotAllowed';
  return isNamed ? null : 'substituteNotNamed';
}

/** T5. */
function decidePresence(
  state: SessionState,
  record: SittingRecord,
  memberId: MemberId,
  at: number,
): Decision {
  const { sittingId, roll, declared } = record;
  const fault = faultOfDelegate(state, memberId);
  if (fault !== null) return refused(fault);
  if (record.closedAt !== null) return refused('sittingClosed');
  if (isHere(roll.get(memberId)) || declared.has(memberId)) return happened();
  return happened({ type: 'presenceDeclared', sittingId, memberId, at });
}

/** T12. */
function decideDoor(state: SessionState, record: SittingRecord, memberId: MemberId, at: number): Decision {
  const { sittingId, roll, openedAt } = record;
  const fault = faultOfDelegate(state, memberId);
  if (fault !== null) return refused(fault);
  if (record.closedAt !== null) return refused('sittingClosed');
  const before = roll.get(memberId);
  if (isHere(before)) return happened();
  const presence = openedAt === null || before === 'left' ? 'present' : 'late';
  return happened({ type: 'doorEntered', sittingId, memberId, presence, at });
}

/** T6. */
function decideRequest(
  state: SessionState,
  record: SittingRecord,
  { sittingId, reason }: Of<'askLeave'>,
  memberId: MemberId,
): Decision {
  const fault = faultOfDelegate(state, memberId);
  if (fault !== null) return refused(fault);
  if (record.closedAt !== null) return refused('sittingClosed');
  const request = record.leave.get(memberId);
  const isAsked = request?.state === 'asked' && request.reason === reason;
  const isOnLeave = request?.state === 'granted' && record.roll.get(memberId) === 'absentWithLeave';
  return isAsked || isOnLeave ? happened() : happened({ type: 'leaveAsked', sittingId, memberId, reason });
}

/** T7. */
function decideLeave(
  state: SessionState,
  record: SittingRecord,
  command: Of<'decideLeave'>,
  done: Done,
): Decision {
  const { sittingId, memberId, granted } = command;
  const fault = faultOfDelegate(state, memberId);
  if (fault !== null) return refused(fault);
  if (record.closedAt !== null) return refused('sittingClosed');
  const request = record.leave.get(memberId);
  if (request === undefined) return refused('noSuchLeave');
  if (request.state === (granted ? 'granted' : 'refused')) return happened();
  return happened({ type: 'leaveDecided', sittingId, memberId, granted, ...done });
}

/** T4 to T7: the roll knows delegates only. */
function faultOfDelegate(state: SessionState, memberId: MemberId): RefusalCode | null {
  const member = state.members.get(memberId);
  if (member === undefined) return 'noSuchMember';
  return isDelegate(member) ? null : 'notADelegate';
}

/** S10: what a sitting that was opened is refused with when it is to be removed. */
export function faultOfRemoval(state: SessionState, sittingId: SittingId): RefusalCode | null {
  const { openedAt, closedAt } = recordOf(state, sittingId);
  if (closedAt !== null) return 'sittingClosed';
  return openedAt === null ? null : 'sittingOpen';
}
