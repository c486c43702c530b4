import type { AgendaItem, DossierFile, Sitting } from './agenda.ts';
import type { FileId, GroupId, ItemId, MemberId, SessionId } from './ids.ts';
import type { Committee, Group, Member } from './roster.ts';

export interface Council {
  /** e.g. "Hội đồng nhân dân tỉnh Thanh Giang" */
  readonly name: string;
  readonly level: 'province' | 'commune' | 'committee' | 'party';
  /** Nhiệm kỳ, e.g. "2026–2031". */
  readonly term: string;
  /** Total number of delegates by law: the denominator of majorities, vacancies included. */
  readonly seats: number;
}

export interface SessionDetails {
  readonly title: string;
  readonly place: string;
}

/** What the events of one session amount to. `null` before the session is created. */
export interface SessionState {
  readonly id: SessionId;
  readonly council: Council;
  readonly details: SessionDetails;
  readonly published: boolean;
  readonly members: ReadonlyMap<MemberId, Member>;
  readonly groups: readonly Group[];
  /** Ids of members and groups that were removed: marks are still kept under these (S12). */
  readonly removedMembers: ReadonlySet<MemberId>;
  readonly removedGroups: ReadonlySet<GroupId>;
  readonly committees: readonly Committee[];
  /** By start time. */
  readonly sittings: readonly Sitting[];
  readonly items: ReadonlyMap<ItemId, AgendaItem>;
  /** Order of the items, over all sittings. */
  readonly itemOrder: readonly ItemId[];
  readonly files: ReadonlyMap<FileId, DossierFile>;
  /** Ids of files that were removed: what was written on them is still kept under these. */
  readonly removedFiles: ReadonlySet<FileId>;
  /** Order of the files, over all items. */
  readonly fileOrder: readonly FileId[];
}
