import type { MemberId, SessionId } from '../../../shared/domain/ids.ts';
import { codeOf, LogConflict } from '../faults.ts';
import {
  KEPT_REFUSALS,
  type Batch,
  type ProjectionKind,
  type RememberedCommand,
  type RoomStore,
  type StoredEvent,
} from '../RoomStore.ts';
import type { CommitQueue } from './CommitQueue.ts';
import type { Connection } from './openDatabase.ts';

interface EventRow {
  seq: number;
  at: number;
  actor: string | null;
  type: string;
  version: number;
  payload: Buffer | null;
  salt: Buffer | null;
  payload_hash: Buffer;
  chain_hash: Buffer;
}

/** The room store of the embedded database. */
export class SqliteRoomStore implements RoomStore {
  readonly #commits: CommitQueue;
  readonly #statements: ReturnType<typeof prepare>;

  constructor(database: Connection, commits: CommitQueue) {
    this.#commits = commits;
    this.#statements = prepare(database);
  }

  async sessions() {
    const rows = this.#statements.sessions.all();
    return rows.map((row) => ({ sessionId: row.session_id as SessionId, epoch: row.epoch }));
  }

  async events(sessionId: SessionId): Promise<readonly StoredEvent[]> {
    return this.#statements.events.all(sessionId).map((row) => ({
      seq: row.seq,
      at: row.at,
      actor: row.actor as MemberId | null,
      type: row.type,
      version: row.version,
      payload: row.payload,
      salt: row.salt,
      payloadHash: row.payload_hash,
      chainHash: row.chain_hash,
    }));
  }

  async command(
    sessionId: SessionId,
    actor: MemberId | null,
    commandId: string,
  ): Promise<RememberedCommand | null> {
    const row = this.#statements.command.get(sessionId, actor ?? '', commandId);
    if (row === undefined) return null;
    const { refusal, body_hash: bodyHash, answer } = row;
    return { actor, commandId, accepted: refusal === null, bodyHash, answer };
  }

  async projection(sessionId: SessionId, kind: ProjectionKind): Promise<readonly Uint8Array[]> {
    return this.#statements.projection.all(sessionId, kind).map((row) => row.content);
  }

  append(batch: Batch): Promise<void> {
    return this.#commits.run(() => this.#insert(batch));
  }

  compactProjection(sessionId: SessionId, kind: ProjectionKind, state: Uint8Array): Promise<void> {
    return this.#commits.run(() => {
      const session = this.#statements.session.get(sessionId);
      if (session === undefined) throw new LogConflict('no such session');
      this.#statements.clearProjection.run(sessionId, kind, session.epoch);
      this.#statements.addProjection.run(sessionId, kind, session.epoch, state);
    });
  }

  #insert({ sessionId, events, commands, projectionUpdates }: Batch): void {
    const session = this.#statements.session.get(sessionId);
    if (session === undefined) {
      if (events.length === 0) throw new LogConflict('a session begins with an event');
      this.#statements.addSession.run(sessionId);
    }
    const epoch = session?.epoch ?? 1;
    let last = this.#statements.lastSeq.get(sessionId)?.seq ?? 0;
    for (const event of events) {
      if (event.seq !== last + 1) throw new LogConflict(`seq ${event.seq} after ${last}`);
      last = event.seq;
      this.#statements.addEvent.run({ ...event, sessionId });
    }
    for (const command of commands) this.#remember(sessionId, command);
    for (const { kind, epoch: updateEpoch, update } of projectionUpdates) {
      if (updateEpoch !== epoch) throw new LogConflict(`epoch ${updateEpoch} in ${epoch}`);
      this.#statements.addProjection.run(sessionId, kind, epoch, update);
    }
  }

  #remember(sessionId: SessionId, command: RememberedCommand): void {
    const actor = command.actor ?? '';
    const { commandId, bodyHash, answer } = command;
    const refusal = command.accepted ? null : this.#nextRefusal(sessionId, actor);
    try {
      this.#statements.addCommand.run(sessionId, actor, commandId, bodyHash, answer, refusal);
    } catch (error) {
      if (codeOf(error) === 'SQLITE_CONSTRAINT_PRIMARYKEY') throw new LogConflict('command remembered twice');
      throw error;
    }
    if (refusal !== null) this.#statements.forgetRefusals.run(sessionId, actor, refusal - KEPT_REFUSALS);
  }

  #nextRefusal(sessionId: SessionId, actor: string): number {
    return (this.#statements.lastRefusal.get(sessionId, actor)?.refusal ?? 0) + 1;
  }
}

function prepare(database: Connection) {
  return {
    sessions: database.prepare<[], { session_id: string; epoch: number }>(
      'SELECT session_id, epoch FROM sessions ORDER BY rowid',
    ),
    session: database.prepare<[string], { epoch: number }>('SELECT epoch FROM sessions WHERE session_id = ?'),
    addSession: database.prepare<[string]>('INSERT INTO sessions (session_id, epoch) VALUES (?, 1)'),
    events: database.prepare<[string], EventRow>('SELECT * FROM events WHERE session_id = ? ORDER BY seq'),
    lastSeq: database.prepare<[string], { seq: number | null }>(
      'SELECT max(seq) AS seq FROM events WHERE session_id = ?',
    ),
    addEvent: database.prepare<[StoredEvent & { sessionId: SessionId }]>(
      `INSERT INTO events (session_id, seq, at, actor, type, version, payload, salt, payload_hash, chain_hash)
       VALUES (@sessionId, @seq, @at, @actor, @type, @version, @payload, @salt, @payloadHash, @chainHash)`,
    ),
    command: database.prepare<
      [string, string, string],
      { body_hash: Buffer; answer: string; refusal: number | null }
    >(
      'SELECT body_hash, answer, refusal FROM commands WHERE session_id = ? AND actor = ? AND command_id = ?',
    ),
    addCommand: database.prepare<[string, string, string, Uint8Array, string, number | null]>(
      `INSERT INTO commands (session_id, actor, command_id, body_hash, answer, refusal)
       VALUES (?, ?, ?, ?, ?, ?)`,
    ),
    lastRefusal: database.prepare<[string, string], { refusal: number | null }>(
      `SELECT max(refusal) AS refusal FROM commands
       WHERE session_id = ? AND actor = ? AND refusal IS NOT NULL`,
    ),
    forgetRefusals: database.prepare<[string, string, number]>(
      'DELETE FROM commands WHERE session_id = ? AND actor = ? AND refusal <= ?',
    ),
    projection: database.prepare<[string, string], { content: Buffer }>(
      `SELECT content FROM projection_updates AS updates JOIN sessions USING (session_id, epoch)
       WHERE session_id = ? AND kind = ? ORDER BY updates.id`,
    ),
    addProjection: database.prepare<[string, string, number, Uint8Array]>(
      'INSERT INTO projection_updates (session_id, kind, epoch, content) VALUES (?, ?, ?, ?)',
    ),
    clearProjection: database.prepare<[string, string, number]>(
      'DELETE FROM projection_updates WHERE session_id = ? AND kind = ? AND epoch = ?',
    ),
  };
}
