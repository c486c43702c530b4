import type { Command } from './command.ts';
import type { DecisionContext } from './context.ts';
import { happened, type Decision } from './decision.ts';
import type { FileId, MemberId } from './ids.ts';
import { isPublicVersion } from './presenting.ts';
import { refused, type RefusalCode } from './refusal.ts';
import { isPublicFile, mayPresent, sitsAtDesk } from './rights.ts';
import type { SessionState } from './session.ts';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;
type PresentingCommand = Of<'askToPresent' | 'startPresenting' | 'stopPresenting' | 'declineToPresent'>;

export function decidePresenting(
  state: SessionState,
  command: PresentingCommand,
  { actor, now }: DecisionContext,
): Decision {
  if (actor === null) return refused('notAllowed');
  switch (command.type) {
    case 'askToPresent':
      return decideAsking(state, command, actor);
    case 'startPresenting':
      return decideStart(state, command, actor, now);
    case 'stopPresenting':
      return decideStop(state, actor);
    case 'declineToPresent':
      return decideDecline(state, command, actor);
  }
}

/** W2. */
function decideAsking(state: SessionState, { fileId }: Of<'askToPresent'>, memberId: MemberId): Decision {
  const fault = faultOfFile(state, fileId);
  if (fault !== null) return refused(fault);
  if (state.presenting.asked.get(memberId) === fileId) return happened();
  return happened({ type: 'presentingAsked', memberId, fileId });
}

/** W1, W3. */
function decideStart(
  state: SessionState,
  { memberId, fileId, versionId }: Of<'startPresenting'>,
  actor: MemberId,
  startedAt: number,
): Decision {
  if (!state.members.has(memberId)) return refused('noSuchMember');
  if (!mayPresent(state, memberId, actor)) return refused('notAllowed');
  const fault = faultOfFile(state, fileId);
  if (fault !== null) return refused(fault);
  const file = state.files.get(fileId);
  if (file === undefined || !isPublicVersion(file, versionId)) return refused('versionNotPublic');
  const present = state.presenting.now;
  const isSame = present?.memberId === memberId && present.versionId === versionId;
  if (isSame && !state.presenting.asked.has(memberId)) return happened();
  return happened({
    type: 'presentingStarted',
    presentation: { memberId, fileId, versionId, startedAt },
  });
}

/** W4. */
function decideStop(state: SessionState, actor: MemberId): Decision {
  const present = state.presenting.now;
  if (!isOwnOrDesk(state, actor, present?.memberId ?? null)) return refused('notAllowed');
  return present === null ? happened() : happened({ type: 'presentingStopped' });
}

/** W2. */
function decideDecline(state: SessionState, { memberId }: Of<'declineToPresent'>, actor: MemberId): Decision {
  if (!isOwnOrDesk(state, actor, memberId)) return refused('notAllowed');
  return state.presenting.asked.has(memberId)
    ? happened({ type: 'presentingDeclined', memberId })
    : happened();
}

function isOwnOrDesk(state: SessionState, actor: MemberId, memberId: MemberId | null): boolean {
  const member = state.members.get(actor);
  return actor === memberId || (member !== undefined && sitsAtDesk(member));
}

/** What is shown to everybody is seen by everybody. */
function faultOfFile(state: SessionState, fileId: FileId): RefusalCode | null {
  const file = state.files.get(fileId);
  if (file === undefined) return 'noSuchFile';
  return isPublicFile(state, file) ? null : 'versionNotPublic';
}
