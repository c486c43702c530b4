import { z } from 'zod';
import type { BridgeSession, RequestOf } from '../../shared/bridge/contract.ts';
import { rememberedSession } from '../../shared/bridge/requests.ts';
import type { Sha256 } from '../../shared/domain/ids.ts';
import { CacheFault } from './CacheFault.ts';
import type { ChunkIndex } from './ChunkIndex.ts';
import type { CommitQueue } from './CommitQueue.ts';
import type { DocumentCache } from './DocumentCache.ts';
import type { CacheDatabase } from './openDatabase.ts';
import { seal, unseal, type Place } from './seal.ts';

type SessionKey = RequestOf<'identityForget'>;

interface SessionRow {
  readonly room_url: string;
  readonly session_id: string;
  readonly member_id: string;
  readonly sealed: Buffer;
}

/** Sessions that this device has signed in to, each sealed with its token. */
export class IdentityCache {
  readonly #database: CacheDatabase;
  readonly #commits: CommitQueue;
  readonly #key: () => Buffer;
  readonly #documents: DocumentCache;
  readonly #chunks: ChunkIndex;
  readonly #report: (message: string) => void;
  /** Uses already written, so that not every read of a page writes again. */
  readonly #noted = new Set<string>();

  constructor(
    database: CacheDatabase,
    commits: CommitQueue,
    key: () => Buffer,
    parts: {
      readonly documents: DocumentCache;
      readonly chunks: ChunkIndex;
      readonly report: (message: string) => void;
    },
  ) {
    this.#database = database;
    this.#commits = commits;
    this.#key = key;
    this.#documents = parts.documents;
    this.#chunks = parts.chunks;
    this.#report = parts.report;
  }

  /** The one used last first. One that does not open any more is left out and reported. */
  sessions(): Promise<readonly BridgeSession[]> {
    const dataKey = this.#key();
    return this.#commits.run(() => this.#all(dataKey).sort((a, b) => b.lastUsedAt - a.lastUsedAt));
  }

  remember(session: BridgeSession): Promise<void> {
    const dataKey = this.#key();
    return this.#commits.run(() => {
      const { roomUrl, sessionId, member } = session;
      const sealed = seal(
        dataKey,
        place(roomUrl, sessionId, member.id),
        Buffer.from(JSON.stringify(session), 'utf8'),
      );
      this.#database
        .prepare(
          'INSERT OR REPLACE INTO session (room_url, session_id, member_id, sealed) VALUES (?, ?, ?, ?)',
        )
        .run(roomUrl, sessionId, member.id, sealed);
      this.#noted.clear();
    });
  }

  /** Also forgets the session's documents. Answers the files that no other session uses. */
  forget(session: SessionKey): Promise<readonly Sha256[]> {
    this.#key();
    return this.#commits.run(() => {
      const { roomUrl, sessionId, memberId } = session;
      this.#database
        .prepare('DELETE FROM session WHERE room_url = ? AND session_id = ? AND member_id = ?')
        .run(roomUrl, sessionId, memberId);
      if (!this.#knows(sessionId, memberId)) this.#documents.removeWithPrefix(`${sessionId}/${memberId}/`);
      this.#noted.clear();
      return this.#chunks.dropUses(session);
    });
  }

  /** Notes which session asked for a file, so that forgetting the session can take the file along. */
  async noteUse(sha256: Sha256, roomUrl: string, token: string): Promise<void> {
    const dataKey = this.#key();
    const use = `${sha256} ${token} ${roomUrl}`;
    if (this.#noted.has(use)) return;
    await this.#commits.run(() => {
      const session = this.#all(dataKey).find((one) => one.roomUrl === roomUrl && one.token === token);
      this.#chunks.noteUse(sha256, {
        roomUrl,
        sessionId: session?.sessionId ?? null,
        memberId: session?.member.id ?? null,
      });
    });
    this.#noted.add(use);
  }

  /** The same session may be remembered under two addresses of one room. */
  #knows(sessionId: string, memberId: string): boolean {
    const sql = 'SELECT 1 FROM session WHERE session_id = ? AND member_id = ?';
    return this.#database.prepare(sql).get(sessionId, memberId) !== undefined;
  }

  #all(dataKey: Buffer): BridgeSession[] {
    return this.#database
      .prepare<[], SessionRow>('SELECT room_url, session_id, member_id, sealed FROM session')
      .all()
      .flatMap((row) => this.#open(dataKey, row));
  }

  #open(dataKey: Buffer, row: SessionRow): BridgeSession[] {
    try {
      const bytes = unseal(dataKey, place(row.room_url, row.session_id, row.member_id), row.sealed);
      return [rememberedSession.parse(JSON.parse(bytes.toString('utf8')))];
    } catch (error) {
      if (!(error instanceof CacheFault) && !(error instanceof z.ZodError)) throw error;
      this.#report(`remembered session ${row.session_id} does not open`);
      return [];
    }
  }
}

function place(roomUrl: string, sessionId: string, memberId: string): Place {
  return ['session', roomUrl, sessionId, memberId];
}
