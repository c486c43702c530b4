import type { DossierFile } from './agenda.ts';
import type { FileId, MemberId, VersionId } from './ids.ts';

/** One version of one file that somebody shows to the session; the place in it is in no record (W5). */
export interface Presentation {
  readonly memberId: MemberId;
  readonly fileId: FileId;
  readonly versionId: VersionId;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

export interface Presenting {
  readonly now: Presentation | null;
  /** Who asks the chair to present which file, in the order they asked. */
  readonly asked: ReadonlyMap<MemberId, FileId>;
}

export const NOBODY_PRESENTS: Presenting = { now: null, asked: new Map() };

/** Whether this version is before the whole session, when its item and the session are. */
export function isPublicVersion(file: DossierFile, versionId: VersionId): boolean {
  return file.versions.some(({ id, published }) => id === versionId && published);
}
