import { hex, Malformed, part, partOf, parts, text, textOrNull, whole, type Part } from './read.ts';

/**
 * The form `paperless-record/1`, complete: a stranger can write another verifier from what follows.
 *
 * FILE. One JSON object in UTF-8:
 *   format      "paperless-record/1"
 *   sessionId   id of the session; no id has a line break
 *   serverKey   public key that signed the head: Ed25519, SPKI (DER), base64
 *   head        {seq, chainHash, signature}: number and chain hash of the last event; `signature` (base64,
 *               64 bytes) is Ed25519 by `serverKey` over the text "paperless-head/1" below
 *   events      [{seq, at, actor, type, version, payload, salt, payloadHash, chainHash}] in order
 *                 seq          1, 2, 3 … without gaps
 *                 at           server time, milliseconds since 1970 UTC
 *                 actor        id of the member who asked, `null` for the house itself
 *                 type         what happened; the same as `type` inside the payload
 *                 version      version of the payload's shape, 1
 *                 payload      the exact text that was stored and hashed (JSON), `null` once erased
 *                 salt         16 bytes in lower-case hexadecimal, `null` once erased
 *                 payloadHash  hexadecimal SHA-256(salt bytes ‖ payload in UTF-8); stays after an erasure
 *                 chainHash    hexadecimal, below
 *
 * CHAIN. chainHash = SHA-256(chainHash of the event before ‖ header ‖ payloadHash), bytes throughout; 32 zero
 * bytes stand before the first event. The header is, one after the other: the 17 ASCII bytes
 * "paperless-event/1"; the session's id as text; seq and at as integers; the actor as one byte 0 for the house
 * or one byte 1 and then text; the type as text; the version as an integer. Here text is its length in bytes
 * as an integer and then its UTF-8, and an integer is 8 bytes, big-endian, unsigned.
 *
 * SIGNED TEXTS. All signatures are Ed25519 in base64 over UTF-8 lines that are joined by "\n", with no line
 * break at the end:
 *   ballot   "paperless-ballot/1",  sessionId, voteId, sha256 of the text voted on, memberId, choice, serial
 *   consent  "paperless-device/1",  sessionId, memberId, deviceId of the new device
 *   head     "paperless-head/1",    sessionId, seq, chainHash
 *   receipt  "paperless-receipt/1", sessionId, voteId, memberId, choice, serial, seq, chainHash, at
 *   late     "paperless-late/1",    the same parts; seq and chainHash are the head's at the refusal
 * A device's id is the hexadecimal SHA-256 of its key's SPKI bytes.
 *
 * RULES, as this folder checks them (the payloads are in `shared/domain/event.ts`):
 *   keys      the house declares its key (`serverKeyDeclared`, actor null); the newest one signs the head.
 *   devices   a member's first device is active; a later one waits unless `consent` is signed by an active
 *             device of the same member, or two different members of the desk (chair, secretary), neither of
 *             them its owner, approve it. A revoked one stays revoked. Only an active device signs.
 *   sitting   is opened with a rule pack, whose fractions hold for all its votes; the roll says who is here
 *             (`present`, `late`).
 *   seats     the total number of delegates is fixed from the first sitting on (opened with a pack whose quorum has
 *             `of`); then `mandateEnded` and `vacancyFilled` change it by one, with a decision, by the desk, while
 *             no vote is open. A mandate that ends takes the roles delegate and chair.
 *   door      `doorEntered` is by the delegate himself: late while the sitting is open, unless he had left. That
 *             the code was right only the house can know.
 *   motion    the newest public version of a file; its sha256 is that of the file's bytes.
 *   vote      opened by the desk with quorum, one at a time; its terms repeat seats, pack and motion; the
 *             electorate is every delegate of the roster. Until the close nobody's seat or role changes, and a
 *             new version of the text cancels it at once.
 *   ballot    by a member of the electorate who is here, while the vote is open, serial 1, 2, 3 … for each
 *             voter, signed; the newest counts.
 *   result    needed = the least whole number, at least 1, that reaches the majority's share of `total` (more than
 *             it when `strict`); total by the majority's `of`: `seats` (also when it has none), `members` (the
 *             electorate), `here` (the electorate without the absent); carried when `for` ≥ needed; silent = here
 *             without a ballot; absent = the rest.
 *   floor     a request is made by who wants to speak (delegates; an explanation by anybody); one has the floor
 *             of a room at a time, given by the desk; in the hall while a sitting is open on the item that runs.
 *             usedMs = the milliseconds for which the clock ran, from `floorGiven` or `floorResumed` to
 *             `floorPaused` or `floorEnded`.
 *   question  is asked and revised by its author, a delegate, until the desk accepts it; answered in writing by
 *             the member who is asked or by the desk; in the hall a speech with its `questionId` is the question until
 *             it was answered, an answer after it, or a follow-up after an answer.
 *   promise   is recorded, corrected, settled and taken over by the desk; its `dueAt` is later than its `madeAt`, and
 *             one of an earlier session is taken over once.
 *   rooms     a discussion in groups names for each group a chair (a delegate of it) and a secretary; they and the
 *             desk open and close the room and run its floor, one item at a time. Its secretary or the desk saves parts
 *             of the notes, revisions 1, 2, 3 …; its chair approves by the SHA-256 of the lines "paperless-notes/1",
 *             sessionId, discussionId, groupId, itemId, and [[section, text], …] as JSON: `general`, `member/<id>` in
 *             the order first written, `proposals`, empty ones left out. A report: "paperless-report/1", sessionId,
 *             discussionId, [[itemId, text], …] as JSON in the order of the items.
 */
export const RECORD_FORMAT = 'paperless-record/1';

export interface RecordedEvent {
  readonly seq: number;
  readonly at: number;
  readonly actor: string | null;
  readonly type: string;
  readonly version: number;
  readonly payload: string | null;
  readonly salt: string | null;
  readonly payloadHash: string;
  readonly chainHash: string;
}

export interface RecordFile {
  readonly sessionId: string;
  readonly serverKey: string;
  readonly head: { readonly seq: number; readonly chainHash: string; readonly signature: string };
  readonly events: readonly RecordedEvent[];
}

/** Throws `Malformed`, or `SyntaxError` for what is no JSON. */
export function parseRecord(content: string): RecordFile {
  const file = partOf(JSON.parse(content), 'file');
  if (file['format'] !== RECORD_FORMAT) throw new Malformed('format');
  const head = part(file, 'head');
  return {
    sessionId: text(file, 'sessionId'),
    serverKey: text(file, 'serverKey'),
    head: {
      seq: whole(head, 'seq'),
      chainHash: hex(head, 'chainHash', 32),
      signature: text(head, 'signature'),
    },
    events: parts(file, 'events').map(readEvent),
  };
}

function readEvent(event: Part): RecordedEvent {
  const erased = event['payload'] === null;
  return {
    seq: whole(event, 'seq'),
    at: whole(event, 'at'),
    actor: textOrNull(event, 'actor'),
    type: text(event, 'type'),
    version: whole(event, 'version'),
    payload: textOrNull(event, 'payload'),
    salt: erased ? null : hex(event, 'salt', 16),
    payloadHash: hex(event, 'payloadHash', 32),
    chainHash: hex(event, 'chainHash', 32),
  };
}
