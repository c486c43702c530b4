import type { Audience } from '../../shared/domain/rights.ts';
import type { Command } from '../../shared/domain/command.ts';
import type { FileContent } from '../../shared/domain/agenda.ts';
import type { FileId, MemberId, Sha256, SittingId } from '../../shared/domain/ids.ts';
import type { Mark } from '../../shared/marks/mark.ts';
import type { DoorAnswer, StatisticsAnswer } from '../../shared/protocol/http.ts';
import type { EarlierPromisesAnswer } from '../../shared/protocol/questionCommands.ts';
import type { CommandAnswer } from '../../shared/protocol/commands.ts';
import type { Projection, Seat } from '../../shared/protocol/projection.ts';
import type { RememberedSession } from '../host/Host.ts';
import type { Signal } from '../signal.ts';
import type { PresentationFeed } from './Presentation.ts';
import type { Ballots } from './Ballots.ts';
import type { TextDrafts } from './TextDrafts.ts';
import type { Slips } from './Slips.ts';
import type { Drafts } from './KeptDrafts.ts';
import type { OwnAnswers } from './OwnAnswers.ts';

/**
 * `offline`: no connection, working from this device; `signedOut`: the token no longer works, what is on
 * the device stays readable; `outdated`: this client is older or newer than the room.
 */
export type ConnectionState = 'connecting' | 'online' | 'offline' | 'signedOut' | 'outdated';

/** How much of one's own work the room has not acknowledged yet. */
export interface SavingState {
  /** Documents with changes that only this device holds. */
  readonly documents: number;
  /** Changes in them, as far as counted since they were made. */
  readonly changes: number;
}

export type DownloadState =
  | { readonly status: 'idle' }
  | {
      readonly status: 'running' | 'paused';
      readonly bytesDone: number;
      readonly bytesTotal: number;
      readonly filesLeft: number;
    }
  | {
      readonly status: 'failed';
      readonly fault: string;
      readonly bytesDone: number;
      readonly bytesTotal: number;
      readonly filesLeft: number;
    };

/** One's presence in one session: everything the features know of the room. */
export interface RoomClient {
  readonly session: RememberedSession;
  readonly connection: Signal<ConnectionState>;
  readonly saving: Signal<SavingState>;
  /** What this person may see: the desk's projection for the desk, the room's for everybody else. */
  readonly projection: Signal<Projection | null>;
  /** Whether the projection is what the room has now: false for this device's copy, and while the link is lost. */
  readonly isCurrent: Signal<boolean>;
  /** What the record says to this person alone. */
  readonly seat: Signal<Seat | null>;
  readonly downloads: Downloads;
  readonly ballots: Ballots;
  readonly slips: Slips;
  /** Notes and reports on their way into the record. */
  readonly texts: TextDrafts;
  readonly answers: OwnAnswers;
  readonly drafts: Drafts;
  /** The presenter's place and pointer; who presents stands in the projection. */
  readonly presentation: PresentationFeed;
  /** Server time now, milliseconds since 1970, by this device's clock and the measured offset. */
  now(): number;
  /** Sends a command under a new id, retrying the same id while the connection is lost. */
  send(command: Command): Promise<CommandAnswer>;
  /** Uploads a file's bytes. `onProgress` from 0 to 1. Rejects with `RequestError`. */
  upload(file: Blob, onProgress: (share: number) => void, signal?: AbortSignal): Promise<FileContent>;
  issueCodes(memberIds: readonly MemberId[]): Promise<ReadonlyMap<MemberId, string>>;
  codeHolders(): Promise<ReadonlySet<MemberId>>;
  /** What the door of a sitting shows now. Rejects with `RequestError`. */
  door(sittingId: SittingId): Promise<DoorAnswer>;
  /** What every delegate took part in. Rejects with `RequestError`. */
  statistics(): Promise<StatisticsAnswer>;
  /** Open promises of the council's earlier sessions that none has taken over. Rejects with `RequestError`. */
  earlierPromises(): Promise<EarlierPromisesAnswer>;
  /** Bytes of a range of a file, from this device or the room. Rejects with `FileError`. */
  readFile(content: FileContent, begin: number, end: number): Promise<Uint8Array>;
  /** Opens the marks of one file; counted, so that every opener closes its own. */
  openMarks(fileId: FileId): MarksOfFile;
  /** Signs out on the server and forgets the session on this device. */
  leave(): Promise<void>;
  /** Ends all connections; what is unsaved stays on the device. */
  close(): void;
}

/** Keeping files on this device. */
export interface Downloads {
  readonly state: Signal<DownloadState>;
  /** Bytes held on this device, by content; refreshed as files arrive. */
  readonly held: Signal<ReadonlyMap<Sha256, number>>;
  downloadAll(): void;
  download(content: FileContent): void;
  pause(): void;
  resume(): void;
}

/** A mark as shown: with its author and audience, which its document names. */
export interface PlacedMark {
  readonly id: string;
  readonly authorId: MemberId;
  readonly audience: Audience;
  readonly mine: boolean;
  readonly mark: Mark;
}

/** The marks of one file that this person may see, and one's own pen. */
export interface MarksOfFile {
  readonly fileId: FileId;
  /** False until the device's copy has been read. */
  readonly loaded: Signal<boolean>;
  readonly marks: Signal<readonly PlacedMark[]>;
  readonly canUndo: Signal<boolean>;
  readonly canRedo: Signal<boolean>;
  /** Set when the room refused a change of ours; it was taken back here. */
  readonly refused: Signal<string | null>;
  /** Answers the new mark's id. One undo step. */
  add(mark: Mark, audience: Audience): string;
  change(id: string, mark: Mark): void;
  erase(ids: readonly string[]): void;
  /** Moves own marks to another audience; one undo step. */
  share(ids: readonly string[], audience: Audience): void;
  undo(): void;
  redo(): void;
  close(): void;
}
