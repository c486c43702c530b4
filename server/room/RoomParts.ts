import type { FileContent } from '../../shared/domain/agenda.ts';
import type { Log } from '../log.ts';
import { StorageFull } from '../store/faults.ts';
import type { RoomStore } from '../store/RoomStore.ts';
import type { ServerKey } from './ServerKey.ts';

/** What a room is built from. */
export interface RoomParts {
  readonly store: RoomStore;
  /** Server time, milliseconds since 1970. */
  readonly clock: () => number;
  readonly randomBytes: (length: number) => Uint8Array;
  /** Whether exactly this content (bytes, size, chunk hashes) is durable here. */
  readonly hasContent: (content: FileContent) => Promise<boolean>;
  /** Signs receipts and heads. */
  readonly serverKey: ServerKey;
  readonly log: Log;
}

/** The record could not be written or the room is closing; nothing was acknowledged, the same command may be sent again. */
export class RoomUnavailable extends Error {
  constructor(cause?: unknown) {
    super('room unavailable', { cause });
    this.name = 'RoomUnavailable';
  }

  /** What the client is told. */
  get code(): 'storageFull' | 'unavailable' {
    return this.cause instanceof StorageFull ? 'storageFull' : 'unavailable';
  }
}
