import type { DossierFile, FileVersion } from '../../../shared/domain/agenda.ts';

/** `null` when nothing of the file is before the session. */
export function newestPublicVersion(file: DossierFile | undefined): FileVersion | null {
  return file?.versions.findLast(({ published }) => published) ?? null;
}
