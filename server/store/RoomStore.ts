import type { MemberId, SessionId } from '../../shared/domain/ids.ts';

/** One event as stored; the hashes are over exactly these bytes. */
export interface StoredEvent {
  /** 1 for the first event of a session, no gaps. */
  readonly seq: number;
  /** Server time, milliseconds since 1970. */
  readonly at: number;
  /** `null` for the house itself. */
  readonly actor: MemberId | null;
  readonly type: string;
  readonly version: number;
  /** UTF-8 JSON of the event; `null` once erased, the payload hash stays. */
  readonly payload: Uint8Array | null;
  readonly salt: Uint8Array | null;
  /** SHA-256(salt ‖ payload) */
  readonly payloadHash: Uint8Array;
  /** SHA-256 over the previous event's `chainHash` and this event's header and `payloadHash`. */
  readonly chainHash: Uint8Array;
}

/**
 * Refusals remembered of one actor in one session: they change nothing, so that anybody could make any number
 * of them. A client repeats a command within moments, not after this many others.
 */
export const KEPT_REFUSALS = 200;

/** The first answer to a command, given again to whoever repeats it. */
export interface RememberedCommand {
  readonly actor: MemberId | null;
  readonly commandId: string;
  readonly accepted: boolean;
  readonly bodyHash: Uint8Array;
  /** JSON of the answer. */
  readonly answer: string;
}

/** One for each audience: the whole session, its desk, and every member alone. */
export type ProjectionKind = 'room' | 'desk' | SeatKind;
type SeatKind = `seat/${MemberId}`;

/** The projection for one member alone. */
export function seatOf(memberId: MemberId): SeatKind {
  return `seat/${memberId}`;
}

export function memberOfSeat(kind: SeatKind): MemberId {
  return kind.slice('seat/'.length) as MemberId;
}

export interface ProjectionUpdate {
  readonly kind: ProjectionKind;
  readonly epoch: number;
  readonly update: Uint8Array;
}

/** What one or more commands led to: stored whole or not at all. */
export interface Batch {
  readonly sessionId: SessionId;
  readonly events: readonly StoredEvent[];
  readonly commands: readonly RememberedCommand[];
  readonly projectionUpdates: readonly ProjectionUpdate[];
}

/** The record, the answers and the projections of every session of this house. */
export interface RoomStore {
  sessions(): Promise<readonly { readonly sessionId: SessionId; readonly epoch: number }[]>;
  /** In order of `seq`. */
  events(sessionId: SessionId): Promise<readonly StoredEvent[]>;
  command(sessionId: SessionId, actor: MemberId | null, commandId: string): Promise<RememberedCommand | null>;
  /** Updates of the present epoch, in order. */
  projection(sessionId: SessionId, kind: ProjectionKind): Promise<readonly Uint8Array[]>;
  /**
   * Resolves when durable. Rejects without a trace when `seq` does not continue the log. Of an actor's refused
   * commands the newest `KEPT_REFUSALS` stay; an accepted one is never forgotten.
   */
  append(batch: Batch): Promise<void>;
  /** Replaces the stored updates of the present epoch by one that amounts to the same. */
  compactProjection(sessionId: SessionId, kind: ProjectionKind, state: Uint8Array): Promise<void>;
}
