import type { RememberedSession } from '../../host/Host.ts';

/** FNV-1a, 32 bits: tells rooms apart within an address bar; not a secret. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

/** Names one person's presence in one session of one room, for addresses inside the application. */
export function sessionKey(session: RememberedSession): string {
  return `${session.sessionId}.${session.member.id}.${fingerprint(session.roomUrl)}`;
}

export function sessionPath(session: RememberedSession): string {
  return `/s/${sessionKey(session)}`;
}
