import type { AgendaItem, DossierFile, Sitting } from '../domain/agenda.ts';
import type { CommitteeId, FileId, GroupId, ItemId, MemberId, SittingId } from '../domain/ids.ts';
import type { Committee, Group, Member } from '../domain/roster.ts';
import type { Council, SessionDetails } from '../domain/session.ts';

/**
 * Contents of the documents `room/…` and `desk/…`: one top-level Y.Map per key below, each value plain JSON
 * that is replaced as a whole. Only the server writes them.
 */
export interface Projection {
  readonly session: {
    readonly about: {
      readonly council: Council;
      readonly details: SessionDetails;
      readonly published: boolean;
    };
    /** Epoch of this document: a client that comes back asks for just that and gets what changed. */
    readonly epoch: number;
  };
  readonly groups: Readonly<Record<GroupId, Group & Ordered>>;
  readonly committees: Readonly<Record<CommitteeId, Committee & Ordered>>;
  readonly members: Readonly<Record<MemberId, Member & Ordered>>;
  readonly sittings: Readonly<Record<SittingId, Sitting>>;
  readonly items: Readonly<Record<ItemId, AgendaItem & Ordered>>;
  readonly files: Readonly<Record<FileId, DossierFile & Ordered>>;
  /** Keys `fileId/authorId` of the marks shared with the whole room, so that readers know what to open. */
  readonly sharers: Readonly<Record<string, true>>;
}

/** Place among its like; ascending, with gaps. */
export interface Ordered {
  readonly order: number;
}

export const PROJECTION_KEYS = [
  'session',
  'groups',
  'committees',
  'members',
  'sittings',
  'items',
  'files',
  'sharers',
] as const satisfies readonly (keyof Projection)[];
