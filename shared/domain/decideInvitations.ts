import type { Command } from './command.ts';
import type { DecisionContext } from './context.ts';
import { happened, type Decision } from './decision.ts';
import type { SessionEvent } from './event.ts';
import type { MemberId, SittingId } from './ids.ts';
import { hasBegun, type InvitationAnswer } from './invitation.ts';
import { refused } from './refusal.ts';
import { isDelegate } from './roster.ts';
import type { SessionState } from './session.ts';
import { hasSitting } from './sittings.ts';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;
type InvitationCommand = Of<'answerInvitation' | 'remindInvitations'>;

/** I1. */
export function decideInvitations(
  state: SessionState,
  command: InvitationCommand,
  { actor, now }: DecisionContext,
): Decision {
  if (actor === null) return refused('notAllowed');
  if (!state.published) return refused('notPublished');
  if (hasBegun(state)) return refused('sessionBegun');
  return command.type === 'answerInvitation'
    ? decideAnswer(state, command.answer, actor, now)
    : decideReminder(state, command.memberIds, now);
}

/** I2, I3. */
function decideAnswer(
  state: SessionState,
  given: InvitationAnswer,
  memberId: MemberId,
  at: number,
): Decision {
  const member = state.members.get(memberId);
  if (member === undefined || !isDelegate(member)) return refused('notADelegate');
  const answer = withSet(given);
  if (answer.kind === 'absent') {
    const exist = answer.sittingIds.every((id) => hasSitting(state, id));
    if (answer.sittingIds.length === 0 || !exist) return refused('noSuchSitting');
  }
  const before = state.invitations.get(memberId)?.answer ?? null;
  const leave = leaveAfter(state, answer, memberId, at);
  if (leave.length === 0 && before !== null && sameAnswer(before, answer)) return happened();
  return happened({ type: 'invitationAnswered', memberId, answer, at }, ...leave);
}

/** I3: leave is asked from the sittings named and taken back from the others. */
function leaveAfter(
  state: SessionState,
  answer: InvitationAnswer,
  memberId: MemberId,
  at: number,
): SessionEvent[] {
  const named = new Set<SittingId>(answer.kind === 'absent' ? answer.sittingIds : []);
  return state.sittings.flatMap(({ id: sittingId }): SessionEvent[] => {
    const request = state.sittingRecords.get(sittingId)?.leave.get(memberId);
    if (!named.has(sittingId)) {
      return request === undefined ? [] : [{ type: 'leaveWithdrawn', sittingId, memberId, at }];
    }
    if (answer.kind !== 'absent' || request?.reason === answer.reason) return [];
    return [{ type: 'leaveAsked', sittingId, memberId, reason: answer.reason }];
  });
}

/** I4. */
function decideReminder(state: SessionState, named: readonly MemberId[], at: number): Decision {
  for (const memberId of named) {
    const member = state.members.get(memberId);
    if (member === undefined) return refused('noSuchMember');
    if (!isDelegate(member)) return refused('notADelegate');
  }
  const memberIds = [...new Set(named)].filter((id) => (state.invitations.get(id)?.answer ?? null) === null);
  return memberIds.length === 0 ? happened() : happened({ type: 'invitationsReminded', memberIds, at });
}

function withSet(answer: InvitationAnswer): InvitationAnswer {
  return answer.kind === 'attending' ? answer : { ...answer, sittingIds: [...new Set(answer.sittingIds)] };
}

function sameAnswer(before: InvitationAnswer, after: InvitationAnswer): boolean {
  if (before.kind === 'attending' || after.kind === 'attending') return before.kind === after.kind;
  const named = new Set(before.sittingIds);
  return (
    before.reason === after.reason &&
    named.size === after.sittingIds.length &&
    after.sittingIds.every((id) => named.has(id))
  );
}
