import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import type { FileContent } from '../../shared/domain/agenda.ts';
import type { Command } from '../../shared/domain/command.ts';
import type { FileId, ItemId, SessionId, VersionId } from '../../shared/domain/ids.ts';
import { hasRole } from '../../shared/domain/roster.ts';
import { sessionFile, type SessionFile } from '../../shared/protocol/sessionFile.ts';
import type { Rooms } from '../room/Rooms.ts';
import type { BlobStore } from '../store/BlobStore.ts';
import { codeOf } from '../store/faults.ts';
import { checkPdf, NotPdf } from './checkPdf.ts';

export interface SessionImport {
  readonly rooms: Rooms;
  readonly blobs: BlobStore;
  readonly newId: () => string;
  /** Folder with `session.json` and the PDFs that it names. */
  readonly folder: string;
  readonly sessionId: SessionId;
  readonly limitBytes: number;
}

/** The folder does not hold a session that can be taken over. */
export class SessionFileBroken extends Error {
  constructor(detail: string, cause?: unknown) {
    super(detail, { cause });
    this.name = 'SessionFileBroken';
  }
}

/**
 * Takes over a session from a folder and publishes it, in the name of the house: all or nothing, whatever
 * happens in the middle (bytes already stored are found again by their hash). Rejects `SessionFileBroken`,
 * `StorageFull`, `RoomUnavailable`.
 */
export async function importSession(request: SessionImport): Promise<void> {
  const described = await readSessionFile(request.folder);
  const contents = await storeFiles(described, request);
  const commands = commandsFor(described, contents, request);
  const answers = await request.rooms.createWith(
    request.sessionId,
    commands.map((command) => ({ actor: null, commandId: request.newId(), command })),
  );
  answers.forEach((answer, index) => {
    if (answer.accepted) return;
    throw new SessionFileBroken(`${commands[index]?.type ?? ''}: ${answer.refusal.code}`);
  });
}

async function readSessionFile(folder: string): Promise<SessionFile> {
  try {
    return sessionFile.parse(JSON.parse(await readFile(join(folder, 'session.json'), 'utf8')));
  } catch (error) {
    throw new SessionFileBroken(`session.json: ${error instanceof Error ? error.message : ''}`, error);
  }
}

/** By path as it stands in the session file. */
async function storeFiles(
  described: SessionFile,
  { folder, blobs, limitBytes }: SessionImport,
): Promise<ReadonlyMap<string, FileContent>> {
  const contents = new Map<string, FileContent>();
  for (const path of described.items.flatMap(({ files }) => files.flatMap(({ versions }) => versions))) {
    const full = resolve(folder, path);
    if (relative(folder, full).startsWith('..')) throw new SessionFileBroken(`${path} lies outside`);
    try {
      contents.set(path, await blobs.put(checkPdf(createReadStream(full)), limitBytes));
    } catch (error) {
      if (error instanceof NotPdf) throw new SessionFileBroken(`${path} is not a PDF`, error);
      if (codeOf(error) === 'ENOENT') {
        throw new SessionFileBroken(`${path} is missing`, error);
      }
      throw error;
    }
  }
  return contents;
}

function commandsFor(
  { council, details, groups, committees, members, sittings, items }: SessionFile,
  contents: ReadonlyMap<string, FileContent>,
  { sessionId, newId }: SessionImport,
): Command[] {
  const secretary = members.find((member) => hasRole(member, 'secretary'));
  if (secretary === undefined) throw new SessionFileBroken('no member is a secretary');
  // Groups and committees come after the session exists, and the secretary may belong to some.
  const first = { ...secretary, groupId: null, committeeIds: [] };
  const commands: Command[] = [
    { type: 'createSession', sessionId, council, details, secretary: first },
    { type: 'defineGroups', groups, committees },
    { type: 'putMembers', members },
    ...sittings.map(({ id, title, startsAt, endsAt }) => ({
      type: 'putSitting' as const,
      sittingId: id,
      title,
      startsAt: Date.parse(startsAt),
      endsAt: Date.parse(endsAt),
    })),
  ];
  for (const { sittingId, title, rapporteur, minutes, files } of items) {
    const itemId = newId() as ItemId;
    commands.push({ type: 'addItem', itemId, sittingId, title, rapporteur, minutes });
    for (const file of files) {
      const fileId = newId() as FileId;
      file.versions.forEach((path, index) => {
        const content = contents.get(path);
        if (content === undefined) throw new Error(`not stored: ${path}`);
        const version = { versionId: newId() as VersionId, fileName: basename(path), content };
        commands.push(
          index === 0
            ? { type: 'addFile', fileId, itemId, title: file.title, kind: file.kind, ...version }
            : { type: 'addVersion', fileId, ...version },
        );
      });
    }
  }
  commands.push({ type: 'publish' });
  return commands;
}
