import type { MemberId, SessionId } from '../../shared/domain/ids.ts';

/** A sign-in code: the selector is public, the secret is kept as argon2id only. */
export interface StoredCode {
  readonly selector: string;
  readonly secretHash: string;
  readonly sessionId: SessionId;
  readonly memberId: MemberId;
}

export interface StoredToken {
  /** SHA-256 of the token. */
  readonly tokenHash: Uint8Array;
  readonly sessionId: SessionId;
  readonly memberId: MemberId;
  readonly deviceName: string;
  readonly deviceKey: string | null;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** Devices that one member is signed in on in one session; more than anybody carries. */
export const MOST_TOKENS = 20;

/** Codes and tokens: secrets, kept apart from the record. Every write is durable when resolved. */
export interface AccountStore {
  code(selector: string): Promise<StoredCode | null>;
  codeHolders(sessionId: SessionId): Promise<readonly MemberId[]>;
  /**
   * Replaces all earlier codes of these members; all or nothing. Rejects `SelectorTaken` when a selector
   * belongs to somebody else.
   */
  putCodes(codes: readonly StoredCode[]): Promise<void>;
  removeCodes(sessionId: SessionId, memberId: MemberId): Promise<void>;
  token(tokenHash: Uint8Array): Promise<StoredToken | null>;
  /**
   * Of the member's tokens the oldest go when there are more than `MOST_TOKENS`, never the one put. Answers the
   * hashes of those removed.
   */
  putToken(token: StoredToken): Promise<readonly Uint8Array[]>;
  removeToken(tokenHash: Uint8Array): Promise<void>;
  /** Answers the hashes of the tokens removed. */
  removeTokensOf(sessionId: SessionId, memberId: MemberId): Promise<readonly Uint8Array[]>;
  /** Forgets what expired at `now` (milliseconds since 1970) or before. */
  removeExpiredTokens(now: number): Promise<void>;
  /** Members with a token, expired ones included. */
  tokenHolders(sessionId: SessionId): Promise<readonly MemberId[]>;
}
