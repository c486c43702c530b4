import { createHash } from 'node:crypto';
import type { MemberId, SessionId } from '../../shared/domain/ids.ts';
import type { Member } from '../../shared/domain/roster.ts';
import type { Log } from '../log.ts';
import type { AccountStore, StoredCode } from '../store/AccountStore.ts';
import { SelectorTaken } from '../store/faults.ts';
import type { Room } from './Room.ts';
import type { Authenticator, SignedIn } from './RoomForSync.ts';
import type { Rooms } from './Rooms.ts';
import type { SecretHasher } from './SecretHasher.ts';
import { formatSignInCode, newSignInCode, parseSignInCode } from './signInCode.ts';
import { TryLimiter } from './TryLimiter.ts';

const TOKEN_BYTES = 32;
const TOKEN_LIFE_MS = 30 * 24 * 60 * 60 * 1000;

export interface AccountParts {
  readonly store: AccountStore;
  readonly rooms: Rooms;
  readonly hasher: SecretHasher;
  readonly clock: () => number;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly log: Log;
}

/** The device that signs in, as it calls itself. */
export interface Device {
  readonly name: string;
  readonly key: string | null;
}

export interface IssuedToken {
  readonly token: string;
  readonly member: Member;
  readonly sessionId: SessionId;
  readonly expiresAt: number;
}

export type JoinOutcome =
  | { readonly kind: 'joined'; readonly issued: IssuedToken }
  | { readonly kind: 'wrongCode' }
  | { readonly kind: 'tooManyTries'; readonly retryAfterMs: number };

/** Codes and tokens: who may come in, and as whom. */
export class Accounts implements Authenticator {
  readonly #parts: AccountParts;
  readonly #limiter: TryLimiter;
  readonly #revokedListeners = new Set<(tokenId: string) => void>();

  constructor(parts: AccountParts) {
    this.#parts = parts;
    this.#limiter = new TryLimiter(parts.clock);
  }

  /** Follows the rooms' rosters: who is removed loses codes and tokens at once. */
  async start(): Promise<void> {
    const { rooms, store, clock } = this.#parts;
    await store.removeExpiredTokens(clock());
    // A crash between a removal and this clean-up must not give the tokens back with a later namesake.
    for (const room of rooms.all()) {
      const holders = [
        ...(await store.tokenHolders(room.sessionId)),
        ...(await store.codeHolders(room.sessionId)),
      ];
      for (const memberId of new Set(holders)) {
        if (!room.state.members.has(memberId)) await this.#removeMember(room.sessionId, memberId);
      }
    }
    rooms.onRoom((room) => this.#followRoster(room));
  }

  /** A wrong selector costs as much as a wrong secret. Rejects `HasherBusy`. */
  async join(text: string, device: Device): Promise<JoinOutcome> {
    const code = parseSignInCode(text);
    if (code === null) return { kind: 'wrongCode' };
    const retryAfterMs = this.#limiter.begin(code.selector);
    if (retryAfterMs > 0) return { kind: 'tooManyTries', retryAfterMs };
    const stored = await this.#parts.store.code(code.selector);
    const matches = await this.#parts.hasher.verify(stored?.secretHash ?? null, code.secret);
    if (!matches || stored === null) return { kind: 'wrongCode' };
    // It may have stopped working while its turn came: new codes were issued, or the member is gone.
    const present = await this.#parts.store.code(code.selector);
    if (present?.secretHash !== stored.secretHash) return { kind: 'wrongCode' };
    const issued = await this.issueToken(stored.sessionId, stored.memberId, device);
    if (issued === null) return { kind: 'wrongCode' };
    this.#limiter.succeeded(code.selector);
    return { kind: 'joined', issued };
  }

  /** Signs the member out on the oldest of too many devices. `null` when the member is not in the session. */
  async issueToken(sessionId: SessionId, memberId: MemberId, device: Device): Promise<IssuedToken | null> {
    const member = this.#memberOf(sessionId, memberId);
    if (member === null) return null;
    const token = Buffer.from(this.#parts.randomBytes(TOKEN_BYTES)).toString('base64url');
    const issuedAt = this.#parts.clock();
    const expiresAt = issuedAt + TOKEN_LIFE_MS;
    const removed = await this.#parts.store.putToken({
      tokenHash: hashOfToken(token),
      sessionId,
      memberId,
      deviceName: device.name,
      deviceKey: device.key,
      issuedAt,
      expiresAt,
    });
    this.#announceAllRevoked(removed);
    return { token, member, sessionId, expiresAt };
  }

  async authenticate(token: string): Promise<SignedIn | null> {
    const tokenHash = hashOfToken(token);
    const stored = await this.#parts.store.token(tokenHash);
    if (stored === null || stored.expiresAt <= this.#parts.clock()) return null;
    const { sessionId, memberId, expiresAt } = stored;
    if (this.#memberOf(sessionId, memberId) === null) return null;
    return { tokenId: Buffer.from(tokenHash).toString('hex'), sessionId, memberId, expiresAt };
  }

  onRevoked(listener: (tokenId: string) => void): () => void {
    this.#revokedListeners.add(listener);
    return () => this.#revokedListeners.delete(listener);
  }

  /** Signs one device out. */
  async revoke(tokenId: string): Promise<void> {
    await this.#parts.store.removeToken(Buffer.from(tokenId, 'hex'));
    this.#announceRevoked(tokenId);
  }

  codeHolders(sessionId: SessionId): Promise<readonly MemberId[]> {
    return this.#parts.store.codeHolders(sessionId);
  }

  /** New codes, once and never again in the clear; earlier ones stop working, devices stay signed in. */
  async issueCodes(
    sessionId: SessionId,
    memberIds: readonly MemberId[],
  ): Promise<{ memberId: MemberId; code: string }[]> {
    for (;;) {
      const made = await this.#makeCodes(sessionId, memberIds);
      try {
        await this.#parts.store.putCodes(made.map(({ stored }) => stored));
        return made.map(({ stored, code }) => ({ memberId: stored.memberId, code }));
      } catch (error) {
        if (!(error instanceof SelectorTaken)) throw error;
      }
    }
  }

  #makeCodes(
    sessionId: SessionId,
    memberIds: readonly MemberId[],
  ): Promise<{ stored: StoredCode; code: string }[]> {
    const used = new Set<string>();
    return Promise.all(
      [...new Set(memberIds)].map(async (memberId) => {
        const code = await this.#newCode(used);
        const secretHash = await this.#parts.hasher.hash(code.secret);
        const stored = { selector: code.selector, secretHash, sessionId, memberId };
        return { stored, code: formatSignInCode(code) };
      }),
    );
  }

  async #newCode(used: Set<string>) {
    for (;;) {
      const code = newSignInCode(this.#parts.randomBytes);
      if (used.has(code.selector)) continue;
      used.add(code.selector);
      if ((await this.#parts.store.code(code.selector)) === null) return code;
    }
  }

  #memberOf(sessionId: SessionId, memberId: MemberId): Member | null {
    return this.#parts.rooms.room(sessionId)?.state.members.get(memberId) ?? null;
  }

  #followRoster(room: Room): void {
    let known = room.state.members;
    room.onState(() => {
      const before = known;
      known = room.state.members;
      for (const memberId of before.keys()) {
        if (known.has(memberId)) continue;
        this.#removeMember(room.sessionId, memberId).catch((error: unknown) => {
          // The member is out of the roster, so the tokens open nothing; the next start removes them.
          this.#parts.log.error({ err: error, sessionId: room.sessionId }, 'tokens not removed');
        });
      }
    });
  }

  async #removeMember(sessionId: SessionId, memberId: MemberId): Promise<void> {
    const { store } = this.#parts;
    await store.removeCodes(sessionId, memberId);
    this.#announceAllRevoked(await store.removeTokensOf(sessionId, memberId));
  }

  #announceAllRevoked(tokenHashes: readonly Uint8Array[]): void {
    for (const tokenHash of tokenHashes) this.#announceRevoked(Buffer.from(tokenHash).toString('hex'));
  }

  #announceRevoked(tokenId: string): void {
    for (const listener of this.#revokedListeners) listener(tokenId);
  }
}

function hashOfToken(token: string): Uint8Array {
  return createHash('sha256').update(token, 'utf8').digest();
}
