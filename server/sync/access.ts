import type { DossierFile } from '../../shared/domain/agenda.ts';
import type { MemberId } from '../../shared/domain/ids.ts';
import { mayReadMarks, mayWriteMarks, sitsAtDesk } from '../../shared/domain/rights.ts';
import type { Member } from '../../shared/domain/roster.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import type { DocumentName } from '../../shared/protocol/documents.ts';
import type { RoomForSync } from '../room/RoomForSync.ts';

export type Access =
  | { readonly granted: true; readonly writable: boolean }
  | { readonly granted: false; readonly code: number; readonly reason: string };

/** Whether this member may open the document now. Asked again whenever the state changes. */
export function accessTo(room: RoomForSync, memberId: MemberId, name: DocumentName): Access {
  const member = room.state.members.get(memberId);
  if (member === undefined) return denied(CLOSE.forbidden, 'not a member of this session');
  if (name.kind === 'marks') return accessToMarks(room.state, member, name);
  if (name.sessionId !== room.sessionId) return denied(CLOSE.noSuchDocument, 'no such document');
  if (name.kind === 'desk' && !sitsAtDesk(member)) return denied(CLOSE.forbidden, 'not at the desk');
  if (name.kind === 'seat' && name.memberId !== memberId) return denied(CLOSE.forbidden, 'not your seat');
  if (name.epoch !== null && name.epoch !== room.epoch) return denied(CLOSE.epochOver, 'epoch over');
  return { granted: true, writable: false };
}

/**
 * A file that the member may not read is answered like one that does not exist; one that was removed is named
 * as such to whoever knows its id, so that nobody waits to save marks on it.
 */
function accessToMarks(
  state: SessionState,
  member: Member,
  name: Extract<DocumentName, { kind: 'marks' }>,
): Access {
  if (state.removedFiles.has(name.fileId)) return denied(CLOSE.fileRemoved, 'file removed');
  const file = state.files.get(name.fileId);
  if (file === undefined || !mayReadFile(state, member, file)) {
    return denied(CLOSE.noSuchDocument, 'no such document');
  }
  if (!state.members.has(name.authorId)) return denied(CLOSE.noSuchDocument, 'no such document');
  if (!mayReadMarks(state, member.id, name.authorId, name.audience)) {
    return denied(CLOSE.forbidden, 'not of this audience');
  }
  return { granted: true, writable: mayWriteMarks(state, member.id, name.authorId, name.audience) };
}

/** R3, for a file as a whole: the desk, or a published version of a published item. */
function mayReadFile(state: SessionState, member: Member, file: DossierFile): boolean {
  if (sitsAtDesk(member)) return true;
  if (!state.published || state.items.get(file.itemId)?.published !== true) return false;
  return file.versions.some((version) => version.published);
}

function denied(code: number, reason: string): Access {
  return { granted: false, code, reason };
}
