import { z } from 'zod';
import { pin } from '../protocol/pin.ts';
import { fileContent, instant, member, memberId, sessionId, sha256 } from '../protocol/schema.ts';
import { MAX_READ_BYTES, MAX_UPDATE_BYTES, MIN_PASSPHRASE_LENGTH } from './limits.ts';

/** What the page may ask of the desktop. Every request is one value of one of these shapes. */

/** Origin of a room server, `http://host:port`: no path, no credentials. */
export const roomOrigin = z.string().max(300).refine(isRoomOrigin, { error: 'not the origin of a room' });

/** A room's token; sent as a bearer token, so it may hold nothing that ends a header. */
const token = z.string().regex(/^[A-Za-z0-9._~+/=-]{1,1024}$/);

/** Empty until the room's projection has come. */
const shownText = z.string().max(1000);

export const rememberedSession = z.strictObject({
  roomUrl: roomOrigin,
  sessionId,
  title: shownText,
  councilName: shownText,
  member,
  token,
  expiresAt: instant,
  lastUsedAt: instant,
});

const forgetRequest = z.strictObject({ roomUrl: roomOrigin, sessionId, memberId });

const fileSource = z.strictObject({ roomUrl: roomOrigin, token });

const offset = z.int().min(0);

const readRequest = z
  .strictObject({ content: fileContent, source: fileSource, begin: offset, end: offset })
  .refine(({ begin, end }) => end - begin <= MAX_READ_BYTES, { error: 'too much at once' });

const heldRequest = z.strictObject({ contents: z.array(fileContent).max(20_000) });

const fetchMissingRequest = z.strictObject({
  content: fileContent,
  source: fileSource,
  limitBytes: z.int().min(1).max(MAX_READ_BYTES),
});

const removeFileRequest = z.strictObject({ sha256 });

/** `<sessionId>/<memberId>/<document name>`; a prefix may end anywhere. */
const DOCUMENT_KEY = /^[A-Za-z0-9_/:@.-]{1,400}$/;
const documentKey = z.string().regex(DOCUMENT_KEY);
const documentPrefix = z.union([z.literal(''), documentKey]);

const update = z.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.byteLength <= MAX_UPDATE_BYTES,
  { error: 'not an update, or too large' },
);
const revision = z.int().min(0);

const keyRequest = z.strictObject({ key: documentKey });
const prefixRequest = z.strictObject({ prefix: documentPrefix });
const appendRequest = z.strictObject({ key: documentKey, update, unsaved: z.boolean() });
const compactRequest = z.strictObject({ key: documentKey, state: update, revision });
const markSavedRequest = z.strictObject({ key: documentKey, revision });

/** A passphrase that is too short is the page's to explain. */
const newPassphraseRequest = z.strictObject({
  passphrase: z.string().min(MIN_PASSPHRASE_LENGTH).max(1024),
});
const passphraseRequest = z.strictObject({ passphrase: z.string().max(1024) });

const startRoomRequest = z.strictObject({ withSample: z.boolean() });

/** `pin`: from a join link or compared by a person; `null` when only an address is known. */
const trustRoomRequest = z.strictObject({ roomUrl: roomOrigin, pin: pin.nullable() });

const nothing = z.undefined();

/**
 * Each channel of the bridge takes one value of its schema; the main process parses it before
 * anything looks at it, and takes it only from the top frame of the application's own page.
 */
export const REQUESTS = {
  identitySessions: nothing,
  identityRemember: rememberedSession,
  identityForget: forgetRequest,
  filesRead: readRequest,
  filesHeld: heldRequest,
  filesFetchMissing: fetchMissingRequest,
  filesRemove: removeFileRequest,
  docsLoad: keyRequest,
  docsAppend: appendRequest,
  docsCompact: compactRequest,
  docsMarkSaved: markSavedRequest,
  docsUnsaved: prefixRequest,
  docsKeys: prefixRequest,
  docsRemove: keyRequest,
  vaultState: nothing,
  vaultSetPassphrase: newPassphraseRequest,
  vaultUnlock: passphraseRequest,
  roomTrust: trustRoomRequest,
  roomState: nothing,
  roomStart: startRoomRequest,
  roomStop: nothing,
} as const;

function isRoomOrigin(text: string): boolean {
  return /^https?:\/\/[^\s/?#@\\]+$/.test(text);
}
