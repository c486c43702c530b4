import type { SessionId } from '../../../shared/domain/ids.ts';
import type { MarksStore, MarksUpdate } from '../MarksStore.ts';
import type { CommitQueue } from './CommitQueue.ts';
import type { Connection } from './openDatabase.ts';

/** The marks store of the embedded database. */
export class SqliteMarksStore implements MarksStore {
  readonly #commits: CommitQueue;
  readonly #statements: ReturnType<typeof prepare>;

  constructor(database: Connection, commits: CommitQueue) {
    this.#commits = commits;
    this.#statements = prepare(database);
  }

  async load(sessionId: SessionId, document: string): Promise<readonly Uint8Array[]> {
    return this.#statements.load.all(sessionId, document).map((row) => row.content);
  }

  append(updates: readonly MarksUpdate[]): Promise<void> {
    return this.#commits.run(() => {
      for (const { sessionId, document, update } of updates) {
        this.#statements.add.run(sessionId, document, update);
      }
    });
  }

  compact(sessionId: SessionId, document: string, count: number, state: Uint8Array): Promise<void> {
    return this.#commits.run(() => {
      const ids = this.#statements.first.all(sessionId, document, count).map((row) => row.id);
      const [first, last] = [ids[0], ids.at(-1)];
      if (count < 1 || ids.length < count || first === undefined || last === undefined) {
        throw new RangeError(`compact ${count} of ${ids.length}`);
      }
      this.#statements.remove.run(sessionId, document, first, last);
      this.#statements.replace.run(state, first);
    });
  }

  async documents(sessionId: SessionId): Promise<readonly string[]> {
    return this.#statements.documents.all(sessionId).map((row) => row.document);
  }
}

function prepare(database: Connection) {
  return {
    load: database.prepare<[string, string], { content: Buffer }>(
      'SELECT content FROM marks_updates WHERE session_id = ? AND document = ? ORDER BY id',
    ),
    add: database.prepare<[string, string, Uint8Array]>(
      'INSERT INTO marks_updates (session_id, document, content) VALUES (?, ?, ?)',
    ),
    first: database.prepare<[string, string, number], { id: number }>(
      'SELECT id FROM marks_updates WHERE session_id = ? AND document = ? ORDER BY id LIMIT ?',
    ),
    replace: database.prepare<[Uint8Array, number]>('UPDATE marks_updates SET content = ? WHERE id = ?'),
    remove: database.prepare<[string, string, number, number]>(
      'DELETE FROM marks_updates WHERE session_id = ? AND document = ? AND id > ? AND id <= ?',
    ),
    documents: database.prepare<[string], { document: string }>(
      'SELECT DISTINCT document FROM marks_updates WHERE session_id = ? ORDER BY document',
    ),
  };
}
