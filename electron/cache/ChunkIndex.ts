import type { FileContent } from '../../shared/domain/agenda.ts';
import type { MemberId, SessionId, Sha256 } from '../../shared/domain/ids.ts';
import type { CacheDatabase } from './openDatabase.ts';

export interface FileUse {
  readonly roomUrl: string;
  /** `null` when the token belonged to no remembered session. */
  readonly sessionId: SessionId | null;
  readonly memberId: MemberId | null;
}

/** Which chunks are on this device, and for whom. Synchronous: runs inside a transaction of the caller. */
export class ChunkIndex {
  readonly #database: CacheDatabase;

  constructor(database: CacheDatabase) {
    this.#database = database;
  }

  heldBytes(sha256: Sha256): number {
    const row = this.#database
      .prepare<[string], { bytes: number }>(
        'SELECT coalesce(sum(bytes), 0) AS bytes FROM chunk WHERE sha256 = ?',
      )
      .get(sha256);
    return row?.bytes ?? 0;
  }

  heldPositions(sha256: Sha256): Set<number> {
    const rows = this.#database
      .prepare<[string], { position: number }>('SELECT position FROM chunk WHERE sha256 = ?')
      .all(sha256);
    return new Set(rows.map((row) => row.position));
  }

  add(content: FileContent, position: number, bytes: number): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO chunk (sha256, position, bytes) VALUES (?, ?, ?)')
      .run(content.sha256, position, bytes);
  }

  drop(sha256: Sha256, position: number): void {
    this.#database.prepare('DELETE FROM chunk WHERE sha256 = ? AND position = ?').run(sha256, position);
  }

  dropFile(sha256: Sha256): void {
    this.#database.prepare('DELETE FROM chunk WHERE sha256 = ?').run(sha256);
    this.#database.prepare('DELETE FROM file_use WHERE sha256 = ?').run(sha256);
  }

  noteUse(sha256: Sha256, use: FileUse): void {
    this.#database
      .prepare(`INSERT OR IGNORE INTO file_use (sha256, room_url, session_id, member_id) VALUES (?, ?, ?, ?)`)
      .run(sha256, use.roomUrl, use.sessionId ?? '', use.memberId ?? '');
  }

  /**
   * Forgets what one session used, and what was used under no remembered session of a room that no session
   * is left of. Drops and answers the files that nobody uses any more.
   */
  dropUses(use: FileUse): readonly Sha256[] {
    this.#database
      .prepare('DELETE FROM file_use WHERE room_url = ? AND session_id = ? AND member_id = ?')
      .run(use.roomUrl, use.sessionId ?? '', use.memberId ?? '');
    this.#database
      .prepare(
        `DELETE FROM file_use WHERE session_id = '' AND room_url NOT IN (SELECT room_url FROM session)`,
      )
      .run();
    const orphans = this.#database
      .prepare<[], { sha256: Sha256 }>(
        'SELECT DISTINCT sha256 FROM chunk WHERE sha256 NOT IN (SELECT sha256 FROM file_use)',
      )
      .all()
      .map((row) => row.sha256);
    for (const sha256 of orphans) this.dropFile(sha256);
    return orphans;
  }
}
