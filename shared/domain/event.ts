import type { AgendaItem, DossierFile, FileKind, FileVersion, ItemState, Sitting } from './agenda.ts';
import type { FileId, ItemId, MemberId, SessionId, SittingId, VersionId } from './ids.ts';
import type { Committee, Group, Member } from './roster.ts';
import type { Council, SessionDetails } from './session.ts';

/**
 * What happened. Stored for good: a shape once written is never changed, a new one gets a new type or a
 * higher version, and `apply` goes on reading the old one.
 */
export type SessionEvent =
  | {
      readonly type: 'sessionCreated';
      readonly sessionId: SessionId;
      readonly council: Council;
      readonly details: SessionDetails;
    }
  | { readonly type: 'detailsChanged'; readonly details: SessionDetails; readonly council: Council }
  | {
      readonly type: 'groupsDefined';
      readonly groups: readonly Group[];
      readonly committees: readonly Committee[];
    }
  | { readonly type: 'membersPut'; readonly members: readonly Member[] }
  | { readonly type: 'memberRemoved'; readonly memberId: MemberId }
  | { readonly type: 'sittingPut'; readonly sitting: Sitting }
  | { readonly type: 'sittingRemoved'; readonly sittingId: SittingId }
  | { readonly type: 'itemAdded'; readonly item: AgendaItem }
  | {
      readonly type: 'itemChanged';
      readonly itemId: ItemId;
      readonly title: string;
      readonly rapporteur: string;
      readonly minutes: number;
    }
  | {
      readonly type: 'itemMoved';
      readonly itemId: ItemId;
      readonly sittingId: SittingId;
      readonly before: ItemId | null;
    }
  | { readonly type: 'itemRemoved'; readonly itemId: ItemId }
  | { readonly type: 'itemStateSet'; readonly itemId: ItemId; readonly state: ItemState }
  | { readonly type: 'fileAdded'; readonly file: DossierFile }
  | { readonly type: 'versionAdded'; readonly fileId: FileId; readonly version: FileVersion }
  | { readonly type: 'fileChanged'; readonly fileId: FileId; readonly title: string; readonly kind: FileKind }
  | { readonly type: 'fileRemoved'; readonly fileId: FileId }
  | {
      readonly type: 'published';
      readonly itemIds: readonly ItemId[];
      readonly versionIds: readonly VersionId[];
    };

/** Version of the event shapes above, stored with every event. */
export const EVENT_VERSION = 1;
