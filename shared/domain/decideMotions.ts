import type { Command } from './command.ts';
import type { DecisionContext } from './context.ts';
import { happened, type Decision } from './decision.ts';
import type { SessionEvent } from './event.ts';
import type { FileId, MotionId } from './ids.ts';
import { refused, type RefusalCode } from './refusal.ts';
import type { SessionState } from './session.ts';
import { decidedAmong, openVotesAmong, type Motion } from './vote.ts';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;

export function decideMotions(
  state: SessionState,
  command: Of<'makeMotion' | 'makeMotions' | 'removeMotion' | 'withdrawMotion'>,
  context: Pick<DecisionContext, 'actor' | 'now'>,
): Decision {
  switch (command.type) {
    case 'makeMotion':
      return decideNewMotion(state, command);
    case 'makeMotions':
      return decideNewMotions(state, command);
    case 'removeMotion': {
      const { motionId } = command;
      if (!state.motions.has(motionId)) return refused('noSuchMotion');
      return wasVotedOn(state, motionId)
        ? refused('motionVoted')
        : happened({ type: 'motionRemoved', motionId });
    }
    case 'withdrawMotion':
      return decideWithdrawal(state, command, context);
  }
}

/** M1, M2, M5. */
function decideNewMotion(state: SessionState, command: Of<'makeMotion'>): Decision {
  const { motionId, itemId, fileId, versionId, title, kind, scope = { kind: 'whole' } } = command;
  if (state.motions.has(motionId)) return refused('idTaken');
  const item = state.items.get(itemId);
  if (item === undefined) return refused('noSuchItem');
  const file = state.files.get(fileId);
  if (file === undefined || file.itemId !== itemId) return refused('noSuchFile');
  const newest = file.versions.at(-1);
  if (newest === undefined || newest.id !== versionId) return refused('versionNotNewest');
  if (!state.published || !item.published || !newest.published) return refused('versionNotPublic');
  const { sha256 } = newest.content;
  const motion: Motion = { id: motionId, itemId, title, kind, fileId, versionId, sha256, scope };
  return happened({ type: 'motionMade', motion });
}

/** M6: all of them or none. */
function decideNewMotions(state: SessionState, command: Of<'makeMotions'>): Decision {
  const { type: _, motions, ...text } = command;
  if (new Set(motions.map(({ motionId }) => motionId)).size < motions.length) return refused('idTaken');
  const made: SessionEvent[] = [];
  for (const motion of motions) {
    const decision = decideNewMotion(state, { type: 'makeMotion', ...text, ...motion });
    if (!decision.ok) return decision;
    made.push(...decision.value);
  }
  return happened(...made);
}

/** M8. */
function decideWithdrawal(
  state: SessionState,
  { motionId, reason: said }: Of<'withdrawMotion'>,
  { actor, now }: Pick<DecisionContext, 'actor' | 'now'>,
): Decision {
  if (actor === null) return refused('notAllowed');
  if (!state.motions.has(motionId)) return refused('noSuchMotion');
  if (state.withdrawals.has(motionId)) return happened();
  if (openVotesAmong(state.votes).some(({ motion }) => motion.id === motionId)) return refused('voteOpen');
  if (decidedAmong(state.votes).has(motionId)) return refused('motionDecided');
  const reason = said.trim();
  if (reason === '') return refused('reasonMissing');
  return happened({ type: 'motionWithdrawn', motionId, reason, at: now, by: actor });
}

/** M3. */
function wasVotedOn(state: SessionState, motionId: MotionId): boolean {
  for (const vote of state.votes.values()) if (vote.motion.id === motionId) return true;
  return false;
}

/** M2: whether the text of a motion still is the newest. */
export function faultOfText(state: SessionState, { fileId, versionId }: Motion): RefusalCode | null {
  const file = state.files.get(fileId);
  if (file === undefined) return 'noSuchFile';
  return file.versions.at(-1)?.id === versionId ? null : 'versionNotNewest';
}

/** M4: with a file go the motions on it, unless one was voted on. */
export function removalOfMotions(state: SessionState, fileId: FileId): readonly SessionEvent[] | null {
  const motionIds = [...state.motions.values()].flatMap((one) => (one.fileId === fileId ? one.id : []));
  for (const motionId of motionIds) if (wasVotedOn(state, motionId)) return null;
  return motionIds.map((motionId) => ({ type: 'motionRemoved', motionId }));
}
