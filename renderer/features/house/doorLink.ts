import type { SessionId, SittingId } from '../../../shared/domain/ids.ts';

/** What the door's picture says: where to bring which code. The fragment is never sent to a server. */
export interface DoorLink {
  readonly sessionId: SessionId;
  readonly sittingId: SittingId;
  readonly code: string;
}

export function formatDoorLink(roomUrl: string, { sessionId, sittingId, code }: DoorLink): string {
  return `${roomUrl}/#/door?session=${sessionId}&sitting=${sittingId}&code=${code}`;
}

/** `null` for an address that is no door's. */
export function readDoorLink(search: URLSearchParams): DoorLink | null {
  const [sessionId, sittingId, code] = ['session', 'sitting', 'code'].map((key) => search.get(key));
  if (sessionId == null || sittingId == null || !/^\d{6}$/.test(code ?? '')) return null;
  return { sessionId: sessionId as SessionId, sittingId: sittingId as SittingId, code: code ?? '' };
}
