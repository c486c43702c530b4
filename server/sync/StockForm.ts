import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import { parseDocumentName } from '../../shared/protocol/documents.ts';
import type { RoomForSync, SignedIn } from '../room/RoomForSync.ts';
import { Channel, type ChannelSide } from './Channel.ts';
import type { Documents } from './Documents.ts';
import { KEEP_ALIVE_MESSAGE } from './messages.ts';
import type { SharedFrame } from './SharedFrame.ts';
import type { SyncSurroundings } from './surroundings.ts';
import type { Wire } from './Wire.ts';

/** A signed-in connection, in one of the two forms. */
export interface Form {
  receive(bytes: Uint8Array): void;
  /** Rights may have changed. */
  recheck(): void;
  tick(now: number): void;
  /** The connection is over. */
  leave(): void;
}

/** The public form of y-websocket: the address names the one document of the socket. */
export class StockForm implements Form {
  readonly #wire: Wire;
  readonly #keepAliveMs: number;
  readonly #channel: Channel | null;

  constructor(
    wire: Wire,
    document: string,
    signedIn: SignedIn,
    room: RoomForSync,
    documents: Documents,
    surroundings: SyncSurroundings,
  ) {
    this.#wire = wire;
    this.#keepAliveMs = surroundings.limits.keepAliveMs;
    const name = parseDocumentName(document);
    if (name === null) {
      this.#channel = null;
      wire.end(CLOSE.noSuchDocument, 'no such document');
      return;
    }
    const side = sideOf(wire);
    this.#channel = new Channel({ name, memberId: signedIn.memberId, room, side, documents, surroundings });
    void this.#channel.open();
  }

  receive(bytes: Uint8Array): void {
    this.#channel?.receive(bytes);
  }

  recheck(): void {
    this.#channel?.recheck();
  }

  /** A y-websocket client hears no pings. */
  tick(now: number): void {
    const silence = now - this.#wire.sentAt;
    // Negative: the clock was set back.
    if (silence < 0 || silence >= this.#keepAliveMs) this.#wire.send(KEEP_ALIVE_MESSAGE);
  }

  leave(): void {
    this.#channel?.leave();
  }
}

function sideOf(wire: Wire): ChannelSide {
  return {
    opened: () => undefined,
    deliver: (frame: SharedFrame) => wire.send(frame.message),
    answer: (frame: SharedFrame) => wire.answer(frame.message),
    whenRoom: (run) => wire.whenRoom(run),
    saved: () => undefined,
    ended: (code, reason, last) => {
      if (last !== null) wire.send(last.message);
      wire.end(code, reason);
    },
  };
}
