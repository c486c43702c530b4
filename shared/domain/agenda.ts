import type { FileId, ItemId, Sha256, SittingId, VersionId } from './ids.ts';

/** A sitting is one half day of a session. Times are milliseconds since 1970, UTC. */
export interface Sitting {
  readonly id: SittingId;
  readonly title: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** chờ, đang diễn ra, đã xong, hoãn */
export const ITEM_STATES = ['waiting', 'running', 'done', 'postponed'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export interface AgendaItem {
  readonly id: ItemId;
  readonly sittingId: SittingId;
  readonly title: string;
  /** Who presents it, as written on the programme; empty when nobody does. */
  readonly rapporteur: string;
  /** Minutes allotted, a whole number, 0 when none are set. */
  readonly minutes: number;
  readonly state: ItemState;
  /** False while only the desk sees it. */
  readonly published: boolean;
}

/** tờ trình, dự thảo nghị quyết, báo cáo thẩm tra, ý kiến UBND, phụ lục, tài liệu khác */
export const FILE_KINDS = [
  'submission',
  'draftResolution',
  'verification',
  'opinion',
  'annex',
  'other',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** The bytes of one version, named by their hash; ranges are checked against the chunks' hashes. */
export interface FileContent {
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly chunkBytes: number;
  readonly chunks: readonly Sha256[];
}

export interface FileVersion {
  readonly id: VersionId;
  /** 1 for the first version of its file. */
  readonly number: number;
  readonly content: FileContent;
  /** Name of the file as it was put in, for saving it again. */
  readonly fileName: string;
  readonly addedAt: number;
  readonly published: boolean;
}

export interface DossierFile {
  readonly id: FileId;
  readonly itemId: ItemId;
  readonly title: string;
  readonly kind: FileKind;
  /** Oldest first, never empty. */
  readonly versions: readonly FileVersion[];
}
