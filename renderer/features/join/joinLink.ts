import { parseRoomAddress } from './roomAddress.ts';
import { codeCharacters, formatCode, isCompleteCode } from './signInCode.ts';

/**
 * The code stands in the fragment, which a browser never sends to a server, and with it the room's key
 * (`sha256-…`; `null` for a room without TLS), so that the desktop knows the room it is sent to.
 */
export function formatJoinLink(roomUrl: string, code: string, pin: string | null = null): string {
  const key = pin === null ? '' : `&pin=${pin}`;
  return `${roomUrl}/#/join?code=${codeCharacters(code)}${key}`;
}

/** To where the first session is created, with the room's key. */
export function formatSetupLink(roomUrl: string, pin: string): string {
  return `${roomUrl}/#/new?pin=${pin}`;
}

/** A room that a link names, with the key that it must show. */
export interface NamedRoom {
  readonly roomUrl: string;
  readonly pin: string;
}

const SETUP_LINK = /^(https:\/\/[^/#?]+)\/?#\/new\?pin=(sha256-[A-Za-z0-9_-]{43})$/;

/** Reads a link of `formatSetupLink`; `null` when it is none. */
export function parseSetupLink(text: string): NamedRoom | null {
  const link = SETUP_LINK.exec(text.trim());
  const roomUrl = link?.[1] === undefined ? null : parseRoomAddress(link[1]);
  return roomUrl === null || link?.[2] === undefined ? null : { roomUrl, pin: link[2] };
}

export interface JoinTarget {
  /** `null` when the text names no room, only a code. */
  readonly roomUrl: string | null;
  readonly code: string;
  /** The key that the room must show; `null` when the text names none. */
  readonly pin: string | null;
}

const LINK =
  /^(https?:\/\/[^/#?]+)\/?#\/(?:join)?\?code=([0-9A-Za-z-]+)(?:&pin=(sha256-[A-Za-z0-9_-]{43}))?$/;

/** Reads the text of a QR picture or a pasted link; `null` when it is neither a join link nor a code. */
export function parseJoinLink(text: string): JoinTarget | null {
  const link = LINK.exec(text.trim());
  if (link?.[1] !== undefined && link[2] !== undefined) {
    if (!isCompleteCode(link[2])) return null;
    return { roomUrl: parseRoomAddress(link[1]), code: formatCode(link[2]), pin: link[3] ?? null };
  }
  const bare = /^[0-9A-Za-z]{4}[- ]?[0-9A-Za-z]{4}[- ]?[0-9A-Za-z]{4}$/.test(text.trim());
  return bare ? { roomUrl: null, code: formatCode(text), pin: null } : null;
}
