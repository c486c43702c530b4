import type { MemberId } from '../../shared/domain/ids.ts';
import type { SharedFrame } from './SharedFrame.ts';
import type { SyncMessage } from './messages.ts';

/** One connection's view of one document, as the document sees it. */
export interface Reader {
  readonly memberId: MemberId;
  readonly writable: boolean;
  /** True once the server ended it: what it sent before is no longer looked at. */
  readonly ended: boolean;
  /** Something for all readers; one that does not keep up is dropped. */
  deliver(frame: SharedFrame): void;
  /** Runs when the socket has room for an answer, at once or later; the last one asked for is run. */
  whenRoom(run: () => void): void;
  /** An answer to this reader alone. */
  answer(frame: SharedFrame): void;
  /** The first `count` content messages of this reader are durable. */
  saved(count: number, stateVector: Uint8Array): void;
  end(code: number, reason: string, last?: SharedFrame): void;
}

/** A document that at least one connection has open, shared by both forms. */
export interface LiveDocument {
  /** Unique as long as the server runs. */
  readonly number: number;
  /** True while something of it is not durable yet. */
  readonly busy: boolean;
  join(reader: Reader): void;
  /** Asks a reader that may write for what it has over the stored document. */
  welcomeWriter(reader: Reader): void;
  leave(reader: Reader): void;
  receive(reader: Reader, message: SyncMessage): void;
  /** Resolves when it does not write to the store any more, commits aside. */
  settled(): Promise<void>;
  dispose(): void;
}
