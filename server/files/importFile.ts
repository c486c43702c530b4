import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { Command } from '../../shared/domain/command.ts';
import type { FileId, ItemId, SessionId, SittingId, VersionId } from '../../shared/domain/ids.ts';
import type { RefusalCode } from '../../shared/domain/refusal.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import { fileId, itemId, line, sessionId, sha256 } from '../../shared/protocol/schema.ts';
import type { Room } from '../room/Room.ts';
import type { Rooms } from '../room/Rooms.ts';
import type { BlobStore } from '../store/BlobStore.ts';
import { checkPdf } from './checkPdf.ts';

/** Names what it created for itself; the desk may rename both afterwards. */
const DEFAULT_TITLE = 'Tài liệu nhập';
const DEFAULT_SITTING_MS = 4 * 60 * 60 * 1000;

export const importAnswer = z.strictObject({
  sessionId,
  itemId,
  fileId,
  sha256,
  bytes: z.int(),
  /** False when the item held these bytes already. */
  added: z.boolean(),
  /** Whether the whole session sees the file. */
  published: z.boolean(),
});
export type ImportAnswer = z.infer<typeof importAnswer>;

export class NoSuchSession extends Error {
  constructor(id: string) {
    super(`no session ${id}`);
    this.name = 'NoSuchSession';
  }
}

/** A rule of the record stands against it. */
export class ImportRefused extends Error {
  constructor(code: RefusalCode) {
    super(`import refused: ${code}`);
    this.name = 'ImportRefused';
  }
}

export interface ImportRequest {
  readonly rooms: Rooms;
  readonly blobs: BlobStore;
  readonly clock: () => number;
  readonly newId: () => string;
  /** `latest` names the session created last. */
  readonly sessionId: string;
  /** Title of the agenda item; it is created when there is none with this title. */
  readonly itemTitle?: string | undefined;
  readonly fileName: string;
  readonly bytes: Readable;
  readonly limitBytes: number;
}

/**
 * Puts a PDF into a session, in the name of the house. A session that is public shows it at once and nothing
 * else that the desk has ready; in an item that is not public it waits for the desk as well. Rejects `NoSuchSession`, `NotPdf`, `BlobTooLarge`, `StorageFull`,
 * `ImportRefused`, `RoomUnavailable`.
 */
export async function importFile(request: ImportRequest): Promise<ImportAnswer> {
  const room = roomOf(request.rooms, request.sessionId);
  const content = await request.blobs.put(checkPdf(request.bytes), request.limitBytes);
  const itemTitle = line.parse(request.itemTitle ?? DEFAULT_TITLE);
  const fileName = line.parse(request.fileName);
  const item = [...room.state.items.values()].find(({ title }) => title === itemTitle);
  const answer = { sessionId: room.sessionId, sha256: content.sha256, bytes: content.bytes };
  const held = [...room.state.files.values()].find(
    (file) => file.itemId === item?.id && file.versions.at(-1)?.content.sha256 === content.sha256,
  );
  if (held !== undefined) {
    const published = held.versions.at(-1)?.published === true;
    return { ...answer, itemId: held.itemId, fileId: held.id, added: false, published };
  }

  const itemId = item?.id ?? (request.newId() as ItemId);
  const fileId = request.newId() as FileId;
  const commands: Command[] = item === undefined ? newItem(room.state, itemId, itemTitle, request) : [];
  commands.push({
    type: 'addFile',
    fileId,
    itemId,
    title: fileName.replace(/\.pdf$/i, '') || fileName,
    kind: 'other',
    versionId: request.newId() as VersionId,
    fileName,
    content,
  });
  const published = room.state.published && item?.published !== false;
  if (published) commands.push({ type: 'publishFiles', fileIds: [fileId] });
  const given = commands.map((command) => ({ actor: null, commandId: request.newId(), command }));
  for (const one of await room.executeTogether(given)) {
    if (!one.accepted) throw new ImportRefused(one.refusal.code);
  }
  return { ...answer, itemId, fileId, added: true, published };
}

/** Throws `NoSuchSession`. */
function roomOf(rooms: Rooms, id: string): Room {
  const room = id === 'latest' ? rooms.all().at(-1) : rooms.room(id as SessionId);
  if (room === undefined || room === null) throw new NoSuchSession(id);
  return room;
}

function newItem(
  state: SessionState,
  itemId: ItemId,
  title: string,
  { clock, newId }: Pick<ImportRequest, 'clock' | 'newId'>,
): Command[] {
  const commands: Command[] = [];
  let sittingId = state.sittings.at(-1)?.id;
  if (sittingId === undefined) {
    sittingId = newId() as SittingId;
    const startsAt = clock();
    commands.push({
      type: 'putSitting',
      sittingId,
      title: DEFAULT_TITLE,
      startsAt,
      endsAt: startsAt + DEFAULT_SITTING_MS,
    });
  }
  commands.push({ type: 'addItem', itemId, sittingId, title, rapporteur: '', minutes: 0 });
  return commands;
}
