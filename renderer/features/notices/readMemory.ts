import type { AnnouncementId } from '../../../shared/domain/ids.ts';

/** Announcements that were read on this device. A browser may refuse storage: then they are new again later. */
export function recallRead(sessionKey: string): ReadonlySet<AnnouncementId> {
  try {
    const value: unknown = JSON.parse(window.localStorage.getItem(nameOf(sessionKey)) ?? '[]');
    if (!Array.isArray(value)) return new Set();
    return new Set(value.filter((id): id is AnnouncementId => typeof id === 'string'));
  } catch {
    // Refused storage, or something else's text under our name.
    return new Set();
  }
}

export function keepRead(sessionKey: string, ids: ReadonlySet<AnnouncementId>): void {
  try {
    window.localStorage.setItem(nameOf(sessionKey), JSON.stringify([...ids]));
  } catch {
    // Full or refused storage: remembered as long as the page lives, no longer.
  }
}

function nameOf(sessionKey: string): string {
  return `notices.read.${sessionKey}`;
}
