import { parseDocumentName } from '../../shared/protocol/documents.ts';
import type { RoomForSync } from '../room/RoomForSync.ts';
import type { MarksStore } from '../store/MarksStore.ts';
import { MarksReplica } from './MarksReplica.ts';
import type { SyncLog } from './surroundings.ts';

/**
 * At the start: names those who share marks that the projection does not name, since the server ended between
 * the two commits. Without it others would not see acknowledged marks until their author opens them again.
 */
export async function noteStoredSharers(
  rooms: readonly RoomForSync[],
  marks: MarksStore,
  log: SyncLog,
): Promise<void> {
  for (const room of rooms) {
    const noted = room.projection('desk').getMap('sharers');
    for (const document of await marks.documents(room.sessionId)) {
      const name = parseDocumentName(document);
      if (name?.kind !== 'marks' || name.audience.kind !== 'room') continue;
      if (noted.has(`${name.fileId}/${name.authorId}`) || !room.state.files.has(name.fileId)) continue;
      try {
        const replica = new MarksReplica(await marks.load(room.sessionId, document), Infinity);
        if (!replica.empty) await room.noteSharer(name.fileId, name.authorId);
        replica.dispose();
      } catch (error) {
        log.error({ err: error, document }, 'a sharer could not be noted');
      }
    }
  }
}
