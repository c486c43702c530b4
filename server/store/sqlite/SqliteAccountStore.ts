import type { MemberId, SessionId } from '../../../shared/domain/ids.ts';
import { MOST_TOKENS, type AccountStore, type StoredCode, type StoredToken } from '../AccountStore.ts';
import { codeOf, SelectorTaken } from '../faults.ts';
import type { CommitQueue } from './CommitQueue.ts';
import type { Connection } from './openDatabase.ts';

interface CodeRow {
  selector: string;
  secret_hash: string;
  session_id: string;
  member_id: string;
}

interface TokenRow {
  token_hash: Buffer;
  session_id: string;
  member_id: string;
  device_name: string;
  device_key: string | null;
  issued_at: number;
  expires_at: number;
}

/** The account store of the embedded database. */
export class SqliteAccountStore implements AccountStore {
  readonly #commits: CommitQueue;
  readonly #statements: ReturnType<typeof prepare>;

  constructor(database: Connection, commits: CommitQueue) {
    this.#commits = commits;
    this.#statements = prepare(database);
  }

  async code(selector: string): Promise<StoredCode | null> {
    const row = this.#statements.code.get(selector);
    if (row === undefined) return null;
    const { secret_hash: secretHash, session_id: sessionId, member_id: memberId } = row;
    return { selector, secretHash, sessionId: sessionId as SessionId, memberId: memberId as MemberId };
  }

  async codeHolders(sessionId: SessionId): Promise<readonly MemberId[]> {
    return this.#statements.codeHolders.all(sessionId).map((row) => row.member_id as MemberId);
  }

  putCodes(codes: readonly StoredCode[]): Promise<void> {
    return this.#commits.run(() => {
      for (const { sessionId, memberId } of codes) this.#statements.removeCodes.run(sessionId, memberId);
      for (const code of codes) {
        try {
          this.#statements.addCode.run(code);
        } catch (error) {
          if (codeOf(error) === 'SQLITE_CONSTRAINT_PRIMARYKEY') throw new SelectorTaken(code.selector);
          throw error;
        }
      }
    });
  }

  removeCodes(sessionId: SessionId, memberId: MemberId): Promise<void> {
    return this.#commits.run(() => {
      this.#statements.removeCodes.run(sessionId, memberId);
    });
  }

  async token(tokenHash: Uint8Array): Promise<StoredToken | null> {
    const row = this.#statements.token.get(tokenHash);
    if (row === undefined) return null;
    return {
      tokenHash: row.token_hash,
      sessionId: row.session_id as SessionId,
      memberId: row.member_id as MemberId,
      deviceName: row.device_name,
      deviceKey: row.device_key,
      issuedAt: row.issued_at,
      expiresAt: row.expires_at,
    };
  }

  putToken(token: StoredToken): Promise<readonly Uint8Array[]> {
    return this.#commits.run(() => {
      this.#statements.addToken.run(token);
      const { sessionId, memberId, tokenHash } = token;
      const removed = this.#statements.removeOldTokens.all(sessionId, memberId, tokenHash, MOST_TOKENS - 1);
      return removed.map((row) => row.token_hash);
    });
  }

  removeToken(tokenHash: Uint8Array): Promise<void> {
    return this.#commits.run(() => {
      this.#statements.removeToken.run(tokenHash);
    });
  }

  removeTokensOf(sessionId: SessionId, memberId: MemberId): Promise<readonly Uint8Array[]> {
    return this.#commits.run(() =>
      this.#statements.removeTokensOf.all(sessionId, memberId).map((row) => row.token_hash),
    );
  }

  removeExpiredTokens(now: number): Promise<void> {
    return this.#commits.run(() => {
      this.#statements.removeExpiredTokens.run(now);
    });
  }

  async tokenHolders(sessionId: SessionId): Promise<readonly MemberId[]> {
    return this.#statements.tokenHolders.all(sessionId).map((row) => row.member_id as MemberId);
  }
}

function prepare(database: Connection) {
  return {
    code: database.prepare<[string], CodeRow>('SELECT * FROM codes WHERE selector = ?'),
    codeHolders: database.prepare<[string], { member_id: string }>(
      'SELECT member_id FROM codes WHERE session_id = ?',
    ),
    addCode: database.prepare<[StoredCode]>(
      `INSERT INTO codes (selector, secret_hash, session_id, member_id)
       VALUES (@selector, @secretHash, @sessionId, @memberId)`,
    ),
    removeCodes: database.prepare<[string, string]>(
      'DELETE FROM codes WHERE session_id = ? AND member_id = ?',
    ),
    token: database.prepare<[Uint8Array], TokenRow>('SELECT * FROM tokens WHERE token_hash = ?'),
    addToken: database.prepare<[StoredToken]>(
      `INSERT OR REPLACE INTO tokens
         (token_hash, session_id, member_id, device_name, device_key, issued_at, expires_at)
       VALUES (@tokenHash, @sessionId, @memberId, @deviceName, @deviceKey, @issuedAt, @expiresAt)`,
    ),
    removeOldTokens: database.prepare<[string, string, Uint8Array, number], { token_hash: Buffer }>(
      `DELETE FROM tokens WHERE token_hash IN (
         SELECT token_hash FROM tokens WHERE session_id = ? AND member_id = ? AND token_hash <> ?
         ORDER BY issued_at DESC, rowid DESC LIMIT -1 OFFSET ?)
       RETURNING token_hash`,
    ),
    removeToken: database.prepare<[Uint8Array]>('DELETE FROM tokens WHERE token_hash = ?'),
    removeTokensOf: database.prepare<[string, string], { token_hash: Buffer }>(
      'DELETE FROM tokens WHERE session_id = ? AND member_id = ? RETURNING token_hash',
    ),
    removeExpiredTokens: database.prepare<[number]>('DELETE FROM tokens WHERE expires_at <= ?'),
    tokenHolders: database.prepare<[string], { member_id: string }>(
      'SELECT DISTINCT member_id FROM tokens WHERE session_id = ?',
    ),
  };
}
