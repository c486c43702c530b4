import type { Audience } from '../domain/rights.ts';
import { ID_PATTERN, type FileId, type GroupId, type MemberId, type SessionId } from '../domain/ids.ts';

/** Names of the Y documents, as they stand behind `/sync/`. */
export type DocumentName =
  | { readonly kind: 'room' | 'desk'; readonly sessionId: SessionId; readonly epoch: number | null }
  | {
      readonly kind: 'seat';
      readonly sessionId: SessionId;
      readonly memberId: MemberId;
      readonly epoch: number | null;
    }
  | {
      readonly kind: 'marks';
      readonly fileId: FileId;
      readonly audience: Audience;
      readonly authorId: MemberId;
    };

export function formatDocumentName(name: DocumentName): string {
  if (name.kind === 'marks') {
    return `marks/${name.fileId}/${formatAudience(name.audience)}/${name.authorId}`;
  }
  const owner = name.kind === 'seat' ? `/${name.memberId}` : '';
  return `${name.kind}/${name.sessionId}${owner}${name.epoch === null ? '' : `@${name.epoch}`}`;
}

/** `null` for anything that is not a document of this protocol. */
export function parseDocumentName(text: string): DocumentName | null {
  const parts = text.split('/');
  const [kind, first, second, third] = parts;
  if ((kind === 'room' || kind === 'desk') && parts.length === 2 && first !== undefined) {
    const of = parseEpoch(first);
    return of === null ? null : { kind, sessionId: of.id as SessionId, epoch: of.epoch };
  }
  if (kind === 'seat' && parts.length === 3 && first !== undefined && second !== undefined) {
    const of = parseEpoch(second);
    if (of === null || !ID_PATTERN.test(first)) return null;
    return { kind, sessionId: first as SessionId, memberId: of.id as MemberId, epoch: of.epoch };
  }
  if (kind === 'marks' && parts.length === 4 && first && second && third) {
    const audience = parseAudience(second);
    if (!ID_PATTERN.test(first) || audience === null || !ID_PATTERN.test(third)) return null;
    return { kind, fileId: first as FileId, audience, authorId: third as MemberId };
  }
  return null;
}

/** `id` or `id@epoch`. */
function parseEpoch(text: string): { readonly id: string; readonly epoch: number | null } | null {
  const [id, epoch, ...rest] = text.split('@');
  if (id === undefined || !ID_PATTERN.test(id) || rest.length > 0) return null;
  if (epoch !== undefined && !/^[1-9][0-9]{0,8}$/.test(epoch)) return null;
  return { id, epoch: epoch === undefined ? null : Number(epoch) };
}

export function formatAudience(audience: Audience): string {
  return audience.kind === 'group' ? `group:${audience.groupId}` : audience.kind;
}

export function parseAudience(text: string): Audience | null {
  if (text === 'private' || text === 'room') return { kind: text };
  const groupId = text.startsWith('group:') ? text.slice('group:'.length) : '';
  return ID_PATTERN.test(groupId) ? { kind: 'group', groupId: groupId as GroupId } : null;
}
