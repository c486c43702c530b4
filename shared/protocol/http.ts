import { z } from 'zod';
import { DEVICE_STANDINGS } from '../domain/device.ts';
import { SHA256_PATTERN } from '../domain/ids.ts';
import { certificateFingerprint, pin } from './pin.ts';
import {
  base64,
  council,
  deviceId,
  fileContent,
  line,
  member,
  memberId,
  sessionDetails,
  sessionId,
  instant,
} from './schema.ts';

/** Version of the whole protocol. A client and a server that differ tell the user to update. */
export const PROTOCOL_VERSION = 1;

/** Every failure has a stable code, translated in the interface under `error.<code>`. */
export const ERROR_CODES = [
  'badRequest',
  'unauthenticated',
  'wrongCode',
  'tooManyTries',
  'forbidden',
  'notFound',
  'notPdf',
  'tooLarge',
  'hashMismatch',
  'storageFull',
  'unavailable',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export const errorBody = z.strictObject({
  error: z.enum(ERROR_CODES),
  /** English, for logs and developers; never shown to a delegate as it is. */
  detail: z.string().optional(),
  /** With `tooManyTries`: when to try again. */
  retryAfterSeconds: z.int().optional(),
});

export const healthAnswer = z.strictObject({ status: z.literal('ok'), version: z.string() });

/** `GET /api/room`: what a client may know before it has signed in. */
export const roomAnswer = z.strictObject({
  product: z.literal('paperless-meeting-room'),
  version: z.string(),
  protocol: z.int(),
  now: instant,
  /** True while no session exists and a set-up code may create the first one. */
  needsSetup: z.boolean(),
  /**
   * Where devices on the network reach it over TLS, its key, and the plain port that offers its authority to
   * tablets, with the SHA-256 of that certificate; absent where it is on this computer only.
   */
  secure: z
    .strictObject({
      addresses: z.array(z.string().max(300)).max(64),
      pin,
      authority: z
        .strictObject({ port: z.int().min(1).max(65_535), fingerprint: certificateFingerprint })
        .nullable(),
    })
    .optional(),
});

/**
 * A sign-in code as printed on a card: `SELECTOR-SECRET`, Crockford base 32, case and separators do not
 * matter. The selector (4 characters) is public and names the row; the secret (8 characters, 40 bits) is
 * stored as argon2id only.
 */
export const joinRequest = z.strictObject({
  code: z.string().min(4).max(64),
  /** Public key of the device (Ed25519, SPKI, base64): it is enrolled for the member, to sign ballots. */
  deviceKey: z.string().max(512).optional(),
  deviceName: z.string().max(120).optional(),
});

/**
 * `device` says how the member's device with the given key stands now; `null` when no key was given, it is no
 * key, or it is another member's: signed in all the same, without signing ballots.
 */
export const joinAnswer = z.strictObject({
  token: z.string(),
  member,
  sessionId,
  expiresAt: instant,
  device: z.strictObject({ deviceId, standing: z.enum(DEVICE_STANDINGS) }).nullable(),
});
export type JoinAnswer = z.infer<typeof joinAnswer>;

/** `GET /api/me` */
export const meAnswer = z.strictObject({ member, sessionId, expiresAt: instant });

/**
 * `POST /api/sessions`: by a secretary of any session of this house, or with the set-up code that the server
 * prints while it has no session. The answer signs the creator in as the new session's secretary.
 */
export const createSessionRequest = z.strictObject({
  commandId: z.uuid(),
  sessionId,
  council,
  details: sessionDetails,
  secretaryName: line,
  setupCode: z.string().max(64).optional(),
});

/** `POST /api/sessions/:id/codes`: new codes for these members; their earlier codes stop working. */
export const codesRequest = z.strictObject({ memberIds: z.array(memberId).min(1).max(1000) });
export const codesAnswer = z.strictObject({
  codes: z.array(z.strictObject({ memberId, code: z.string() })),
});

/** `GET /api/sessions/:id/codes`: which members hold a code that still works (never the code itself). */
export const codeHoldersAnswer = z.strictObject({ memberIds: z.array(memberId) });

/** `POST /api/sessions/:id/blobs` (application/octet-stream): durable when answered. */
export const blobAnswer = z.strictObject({ content: fileContent });

/** `GET /api/sessions/:id/sittings/:sittingId/door`: what the door of the hall shows now; for the desk. */
export const doorAnswer = z.strictObject({
  code: z.string().regex(/^\d{6}$/),
  now: instant,
  expiresAt: instant,
});
export type DoorAnswer = z.infer<typeof doorAnswer>;

const howMany = z.int().min(0);

/** What one delegate took part in, as in `shared/domain/statistics.ts`. */
export const delegateStatistics = z.strictObject({
  memberId,
  name: z.string(),
  group: z.string(),
  sittings: howMany,
  attended: howMany,
  late: howMany,
  withLeave: howMany,
  withoutLeave: howMany,
  substituted: howMany,
  votes: howMany,
  cast: howMany,
  spokenMs: howMany,
});

/** `GET /api/sessions/:id/statistics`: of all sessions of the same council in this house, oldest first; for the desk. */
export const statisticsAnswer = z.strictObject({
  sessions: z.array(z.strictObject({ sessionId, title: z.string(), delegates: z.array(delegateStatistics) })),
});
export type StatisticsAnswer = z.infer<typeof statisticsAnswer>;

/** Links of the chain in one answer of `GET /api/sessions/:id/chain`. */
export const MAX_CHAIN_LINKS = 5000;

const hash = z.string().regex(SHA256_PATTERN);

/** An event without its content, as far as the chain hash covers it. */
export const chainLink = z.strictObject({
  seq: z.int().min(1),
  at: instant,
  actor: memberId.nullable(),
  type: z.string(),
  version: z.int().min(1),
  payloadHash: hash,
  chainHash: hash,
});
export type ChainLink = z.infer<typeof chainLink>;

/**
 * `GET /api/sessions/:id/chain?after=SEQ`: what came after an event, for everybody in the session. `signature`
 * is the house's of `headText`. The head is that of the whole record: when the last link is not the head, ask
 * again after it.
 */
export const chainAnswer = z.strictObject({
  serverKey: base64,
  head: z.strictObject({ seq: z.int().min(0), chainHash: hash, signature: base64 }),
  links: z.array(chainLink).max(MAX_CHAIN_LINKS).readonly(),
});
export type ChainAnswer = z.infer<typeof chainAnswer>;
