import type * as Y from 'yjs';
import type { Command } from '../../shared/domain/command.ts';
import type { FileId, MemberId, SessionId } from '../../shared/domain/ids.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import type { CommandAnswer } from '../../shared/protocol/commands.ts';
import type { ProjectionKind } from '../store/RoomStore.ts';

/** What `server/sync` sees of a room. All of it is durable: nothing is shown before its commit. */
export interface RoomForSync {
  readonly sessionId: SessionId;
  readonly epoch: number;
  readonly state: SessionState;
  /** The live document. Only the room writes it. */
  projection(kind: ProjectionKind): Y.Doc;
  /** Called after a commit, once for each projection that changed. */
  onProjection(listener: (kind: ProjectionKind, update: Uint8Array) => void): () => void;
  /** Called after a commit that changed the state: rights may have changed. */
  onState(listener: () => void): () => void;
  /** The answer is durable. Rejects `RoomUnavailable`; the same command may then be sent again. */
  execute(actor: MemberId | null, commandId: string, command: Command): Promise<CommandAnswer>;
  /** Enters a `sharers` key into the room projection when it is not there. */
  noteSharer(fileId: FileId, authorId: MemberId): Promise<void>;
  /** Shows the desk who has a live connection. */
  noteOnline(memberIds: ReadonlySet<MemberId>): Promise<void>;
}

/** All rooms of this house. */
export interface RoomsForSync {
  room(sessionId: SessionId): RoomForSync | null;
}

/** Who holds a token. */
export interface SignedIn {
  readonly tokenId: string;
  readonly sessionId: SessionId;
  readonly memberId: MemberId;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface Authenticator {
  /** `null` for a token that is unknown, expired or revoked. */
  authenticate(token: string): Promise<SignedIn | null>;
  onRevoked(listener: (tokenId: string) => void): () => void;
}
