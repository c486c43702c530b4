import type * as Y from 'yjs';
import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import type { RoomForSync } from '../room/RoomForSync.ts';
import type { ProjectionKind } from '../store/RoomStore.ts';
import { AnswerCache } from './AnswerCache.ts';
import { bringsNothing } from './bringsNothing.ts';
import { Fanout } from './Fanout.ts';
import type { LiveDocument, Reader } from './LiveDocument.ts';
import type { SyncMessage } from './messages.ts';
import type { SyncSurroundings } from './surroundings.ts';

/**
 * A projection of the record: the room writes, everybody else reads. It is never asked of a client (no sync
 * step 1), since a client that had strayed would push its own edits at every connect.
 */
export class ProjectionDocument implements LiveDocument {
  readonly number: number;
  readonly busy = false;
  readonly #document: Y.Doc;
  readonly #fanout: Fanout;
  readonly #answers: AnswerCache;
  readonly #received = new Map<Reader, number>();
  readonly #changed = () => this.#answers.forget();
  readonly #unsubscribe: () => void;

  constructor(number: number, room: RoomForSync, kind: ProjectionKind, surroundings: SyncSurroundings) {
    this.number = number;
    this.#document = room.projection(kind);
    this.#fanout = new Fanout(number, surroundings);
    this.#answers = new AnswerCache(number);
    this.#document.on('update', this.#changed);
    this.#unsubscribe = room.onProjection((changedKind, update) => {
      if (changedKind === kind) this.#fanout.publish(update, null);
    });
  }

  join(reader: Reader): void {
    this.#received.set(reader, 0);
  }

  welcomeWriter(): void {
    // Nobody writes a projection.
  }

  leave(reader: Reader): void {
    this.#received.delete(reader);
    this.#fanout.remove(reader);
  }

  receive(reader: Reader, message: SyncMessage): void {
    switch (message.type) {
      case 'ask':
        reader.whenRoom(() => this.#answer(reader, message.stateVector));
        break;
      case 'content':
        this.#refuseContent(reader, message.update);
        break;
      case 'awareness':
      case 'askAwareness':
        // Awareness grows with the square of the readers: projections carry none.
        break;
    }
  }

  async settled(): Promise<void> {
    // Writes nothing.
  }

  dispose(): void {
    this.#unsubscribe();
    this.#document.off('update', this.#changed);
    this.#fanout.dispose();
  }

  #answer(reader: Reader, stateVector: Uint8Array): void {
    if (!this.#received.has(reader)) return;
    try {
      reader.answer(this.#answers.answer(this.#document, stateVector));
      this.#fanout.add(reader);
    } catch {
      reader.end(CLOSE.malformed, 'not a state vector');
    }
  }

  /** A stock client may send what everybody has; a real write ends that reader alone. */
  #refuseContent(reader: Reader, update: Uint8Array): void {
    if (!bringsNothing(this.#document, update)) {
      reader.end(CLOSE.forbidden, 'only the server writes this document');
      return;
    }
    const count = (this.#received.get(reader) ?? 0) + 1;
    this.#received.set(reader, count);
    reader.saved(count, this.#answers.stateVector(this.#document));
  }
}
