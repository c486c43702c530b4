import type { MemberId, SessionId } from '../../../shared/domain/ids.ts';
import { LogConflict } from '../faults.ts';
import {
  KEPT_REFUSALS,
  type Batch,
  type ProjectionKind,
  type RememberedCommand,
  type RoomStore,
  type StoredEvent,
} from '../RoomStore.ts';

interface StoredSession {
  epoch: number;
  readonly events: StoredEvent[];
  readonly commands: Map<string, RememberedCommand>;
  readonly projections: Map<ProjectionKind, Uint8Array[]>;
}

/** A room store that lives as long as the object; for tests and rehearsals. */
export class MemoryRoomStore implements RoomStore {
  readonly #sessions = new Map<SessionId, StoredSession>();

  async sessions() {
    return [...this.#sessions].map(([sessionId, { epoch }]) => ({ sessionId, epoch }));
  }

  async events(sessionId: SessionId): Promise<readonly StoredEvent[]> {
    return [...(this.#sessions.get(sessionId)?.events ?? [])];
  }

  async command(sessionId: SessionId, actor: MemberId | null, commandId: string) {
    return this.#sessions.get(sessionId)?.commands.get(commandKey(actor, commandId)) ?? null;
  }

  async projection(sessionId: SessionId, kind: ProjectionKind): Promise<readonly Uint8Array[]> {
    return [...(this.#sessions.get(sessionId)?.projections.get(kind) ?? [])];
  }

  async append(batch: Batch): Promise<void> {
    const session = this.#sessions.get(batch.sessionId) ?? newSession();
    check(batch, session, this.#sessions.has(batch.sessionId));
    session.events.push(...batch.events);
    for (const command of batch.commands) {
      session.commands.set(commandKey(command.actor, command.commandId), command);
      if (!command.accepted) forgetOldRefusals(session, command.actor);
    }
    for (const { kind, update } of batch.projectionUpdates) {
      session.projections.set(kind, [...(session.projections.get(kind) ?? []), update]);
    }
    this.#sessions.set(batch.sessionId, session);
  }

  async compactProjection(sessionId: SessionId, kind: ProjectionKind, state: Uint8Array): Promise<void> {
    const session = this.#sessions.get(sessionId);
    if (session === undefined) throw new LogConflict('no such session');
    session.projections.set(kind, [state]);
  }
}

function newSession(): StoredSession {
  return { epoch: 1, events: [], commands: new Map(), projections: new Map() };
}

function check(batch: Batch, session: StoredSession, exists: boolean): void {
  if (!exists && batch.events.length === 0) throw new LogConflict('a session begins with an event');
  batch.events.forEach((event, index) => {
    if (event.seq !== session.events.length + index + 1) throw new LogConflict(`seq ${event.seq}`);
  });
  const keys = new Set(session.commands.keys());
  for (const { actor, commandId } of batch.commands) {
    const key = commandKey(actor, commandId);
    if (keys.has(key)) throw new LogConflict('command remembered twice');
    keys.add(key);
  }
  for (const { epoch } of batch.projectionUpdates) {
    if (epoch !== session.epoch) throw new LogConflict(`epoch ${epoch}`);
  }
}

function forgetOldRefusals({ commands }: StoredSession, actor: MemberId | null): void {
  const refusals = [...commands].filter(([, command]) => !command.accepted && command.actor === actor);
  for (const [key] of refusals.slice(0, -KEPT_REFUSALS)) commands.delete(key);
}

function commandKey(actor: MemberId | null, commandId: string): string {
  return `${actor ?? ''} ${commandId}`;
}
