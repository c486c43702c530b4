import type { MemberId } from '../domain/ids.ts';
import { isPublicVersion } from '../domain/presenting.ts';
import { isPublicFile } from '../domain/rights.ts';
import type { SessionState } from '../domain/session.ts';
import type { Projection, Seat } from './projection.ts';

/** W6. */
export function presentingNow(
  sources: Pick<SessionState, 'presenting' | 'members' | 'files' | 'items' | 'published'>,
): Projection['presenting'] {
  const { now } = sources.presenting;
  const file = now === null ? undefined : sources.files.get(now.fileId);
  if (now === null || file === undefined || !sources.members.has(now.memberId)) return {};
  return isPublicFile(sources, file) && isPublicVersion(file, now.versionId) ? { now } : {};
}

/** W6. */
export function askingIn({
  presenting,
  members,
  files,
}: Pick<SessionState, 'presenting' | 'members' | 'files'>): Projection['askingToPresent'] {
  const asking = [...presenting.asked].filter(
    ([memberId, fileId]) => members.has(memberId) && files.has(fileId),
  );
  return Object.fromEntries(asking);
}

/** W6. */
export function ownAsking(
  { presenting, files }: Pick<SessionState, 'presenting' | 'files'>,
  memberId: MemberId,
): Seat['presenting'] {
  const asked = presenting.asked.get(memberId);
  return asked === undefined || !files.has(asked) ? {} : { asked };
}
