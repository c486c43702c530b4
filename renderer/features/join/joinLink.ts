import { parseRoomAddress } from './roomAddress.ts';
import { codeCharacters, formatCode, isCompleteCode } from './signInCode.ts';

/** The code stands in the fragment, which a browser never sends to a server. */
export function formatJoinLink(roomUrl: string, code: string): string {
  return `${roomUrl}/#/join?code=${codeCharacters(code)}`;
}

export interface JoinTarget {
  /** `null` when the text names no room, only a code. */
  readonly roomUrl: string | null;
  readonly code: string;
}

/** Reads the text of a QR picture or a pasted link; `null` when it is neither a join link nor a code. */
export function parseJoinLink(text: string): JoinTarget | null {
  const link = /^(https?:\/\/[^/#?]+)\/?#\/(?:join)?\?code=([0-9A-Za-z-]+)$/.exec(text.trim());
  if (link?.[1] !== undefined && link[2] !== undefined) {
    return isCompleteCode(link[2]) ? { roomUrl: parseRoomAddress(link[1]), code: formatCode(link[2]) } : null;
  }
  const bare = /^[0-9A-Za-z]{4}[- ]?[0-9A-Za-z]{4}[- ]?[0-9A-Za-z]{4}$/.test(text.trim());
  return bare ? { roomUrl: null, code: formatCode(text) } : null;
}
