import type { DossierFile, FileContent, FileVersion } from './agenda.ts';
import type { Command } from './command.ts';
import { chunksFitSize } from './content.ts';
import type { DecisionContext } from './context.ts';
import { removalOfMotions } from './decideMotions.ts';
import { happened, type Decision } from './decision.ts';
import type { ItemId, VersionId } from './ids.ts';
import { refused, type RefusalCode } from './refusal.ts';
import type { SessionState } from './session.ts';
import { openVotesAmong } from './vote.ts';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;
type FileCommand = Of<'addFile' | 'addVersion' | 'changeFile' | 'removeFile'>;

export function decideFiles(state: SessionState, command: FileCommand, context: DecisionContext): Decision {
  switch (command.type) {
    case 'addFile':
      return decideNewFile(state, command, context);
    case 'addVersion':
      return decideNewVersion(state, command, context);
    case 'changeFile': {
      if (!state.files.has(command.fileId)) return refused('noSuchFile');
      const { fileId, title, kind } = command;
      return happened({ type: 'fileChanged', fileId, title, kind });
    }
    case 'removeFile':
      return decideFileRemoval(state, command);
  }
}

/** F1 to F3, F9, F10. */
function decideNewFile(state: SessionState, command: Of<'addFile'>, context: DecisionContext): Decision {
  const { fileId, itemId, title, kind } = command;
  if (!state.items.has(itemId)) return refused('noSuchItem');
  if (state.files.has(fileId) || state.removedFiles.has(fileId)) return refused('idTaken');
  if (isVersionTaken(state, command.versionId)) return refused('idTaken');
  const fault = faultOfContent(command.content, context);
  if (fault !== null) return refused(fault);
  if (isInItem(state, itemId, command.content)) return refused('contentInItem');
  const file: DossierFile = { id: fileId, itemId, title, kind, versions: [newVersion(command, 1, context)] };
  return happened({ type: 'fileAdded', file });
}

/** F1 to F4, F10, V11. */
function decideNewVersion(
  state: SessionState,
  command: Of<'addVersion'>,
  context: DecisionContext,
): Decision {
  const file = state.files.get(command.fileId);
  if (file === undefined) return refused('noSuchFile');
  if (isVersionTaken(state, command.versionId)) return refused('idTaken');
  const fault = faultOfContent(command.content, context);
  if (fault !== null) return refused(fault);
  if (file.versions.at(-1)?.content.sha256 === command.content.sha256) return refused('sameContent');
  if (isInItem(state, file.itemId, command.content)) return refused('contentInItem');
  const version = newVersion(command, file.versions.length + 1, context);
  const added = { type: 'versionAdded', fileId: file.id, version } as const;
  const outdated = openVotesAmong(state.votes).filter(({ motion }) => motion.fileId === file.id);
  const cancelled = outdated.map(
    ({ id }) => ({ type: 'voteCancelled', voteId: id, cancellation: 'newVersion' }) as const,
  );
  return happened(added, ...cancelled);
}

function newVersion(
  command: Of<'addFile' | 'addVersion'>,
  number: number,
  context: DecisionContext,
): FileVersion {
  const { versionId, fileName, content } = command;
  return { id: versionId, number, content, fileName, addedAt: context.now, published: false };
}

/** F6, M4. */
function decideFileRemoval(state: SessionState, { fileId }: Of<'removeFile'>): Decision {
  const file = state.files.get(fileId);
  if (file === undefined) return refused('noSuchFile');
  const isPublic = file.versions.some((version) => version.published);
  if (isPublic && state.items.get(file.itemId)?.state === 'running') return refused('itemRunning');
  const motions = removalOfMotions(state, fileId);
  return motions === null ? refused('motionVoted') : happened(...motions, { type: 'fileRemoved', fileId });
}

/** F2, F3. */
function faultOfContent(content: FileContent, context: DecisionContext): RefusalCode | null {
  if (!chunksFitSize(content)) return 'contentMalformed';
  return context.hasContent(content.sha256) ? null : 'contentMissing';
}

/** F10: whether these bytes are the newest version of a file of the item. */
function isInItem(state: SessionState, itemId: ItemId, { sha256 }: FileContent): boolean {
  for (const file of state.files.values()) {
    if (file.itemId === itemId && file.versions.at(-1)?.content.sha256 === sha256) return true;
  }
  return false;
}

function isVersionTaken(state: SessionState, versionId: VersionId): boolean {
  for (const file of state.files.values()) {
    if (file.versions.some((version) => version.id === versionId)) return true;
  }
  return false;
}
