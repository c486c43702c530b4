import * as Y from 'yjs';
import type { SessionId } from '../../shared/domain/ids.ts';
import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import { formatDocumentName, type DocumentName } from '../../shared/protocol/documents.ts';
import type { RoomForSync } from '../room/RoomForSync.ts';
import type { MarksUpdate } from '../store/MarksStore.ts';
import { AnswerCache } from './AnswerCache.ts';
import { AwarenessRelay } from './AwarenessRelay.ts';
import { Compaction } from './Compaction.ts';
import { Fanout } from './Fanout.ts';
import type { GroupCommit, Participant } from './GroupCommit.ts';
import type { LiveDocument, Reader } from './LiveDocument.ts';
import { MarksReplica } from './MarksReplica.ts';
import { askMessage, permissionDeniedMessage, type SyncMessage } from './messages.ts';
import { ReaderProgress } from './ReaderProgress.ts';
import { SharedFrame } from './SharedFrame.ts';
import type { SyncSurroundings } from './surroundings.ts';

export type MarksName = Extract<DocumentName, { kind: 'marks' }>;
type Content = Extract<SyncMessage, { type: 'content' }>;
type Ask = Extract<SyncMessage, { type: 'ask' }>;

/** After the record could not be written. */
const NOTE_AGAIN_MS = 5000;

/** What one commit makes durable. */
interface Turn {
  readonly updates: Uint8Array[];
  readonly writers: Set<Reader>;
  /** Readers to be told, with the count to tell. */
  readonly saved: Map<Reader, number>;
}

interface MarksDocumentOptions {
  readonly number: number;
  readonly name: MarksName;
  readonly room: RoomForSync;
  readonly surroundings: SyncSurroundings;
  readonly commits: GroupCommit;
  /** As loaded from the store. */
  readonly updates: readonly Uint8Array[];
  /** Called when the document stops being busy. */
  readonly onIdle: () => void;
  /** Called when a commit failed: the document is not to be used again. */
  readonly onBroken: () => void;
}

/**
 * Marks of one author for one audience. Whatever leaves it (answers, relays, acknowledgements) is durable:
 * while a commit runs, what arrives waits.
 */
export class MarksDocument implements LiveDocument, Participant {
  readonly number: number;
  readonly #options: MarksDocumentOptions;
  readonly #sessionId: SessionId;
  readonly #text: string;
  readonly #replica: MarksReplica;
  readonly #fanout: Fanout;
  readonly #answers: AnswerCache;
  readonly #awareness: AwarenessRelay | null;
  readonly #compaction: Compaction;
  readonly #progress = new Map<Reader, ReaderProgress>();
  #turn: Turn | null = null;
  #committing: (Turn & { readonly merged: Uint8Array }) | null = null;
  #inbox: { readonly reader: Reader; readonly message: Content | Ask }[] = [];
  #inboxBytes = 0;
  #broken = false;
  #sharerNoted = false;
  #noteAgain: unknown = null;

  /** Throws when the stored updates are not a whole document. */
  constructor(options: MarksDocumentOptions) {
    const { number, name, room, surroundings, updates } = options;
    this.number = number;
    this.#options = options;
    this.#sessionId = room.sessionId;
    this.#text = formatDocumentName(name);
    this.#replica = new MarksReplica(updates, surroundings.limits.maxDocumentBytes);
    this.#fanout = new Fanout(number, surroundings);
    this.#answers = new AnswerCache(number);
    this.#awareness =
      name.audience.kind === 'private' ? null : new AwarenessRelay(number, surroundings, this.#fanout);
    this.#compaction = new Compaction(this.#sessionId, this.#text, updates, surroundings);
    this.#noteSharer();
  }

  get busy(): boolean {
    return (
      this.#turn !== null ||
      this.#committing !== null ||
      this.#inbox.length > 0 ||
      this.#compaction.running !== null
    );
  }

  join(reader: Reader): void {
    if (this.#broken) {
      reader.end(CLOSE.unavailable, 'could not be stored');
      return;
    }
    this.#progress.set(reader, new ReaderProgress());
    this.welcomeWriter(reader);
  }

  welcomeWriter(reader: Reader): void {
    if (reader.writable) this.#ask(reader);
  }

  leave(reader: Reader): void {
    this.#progress.delete(reader);
    this.#fanout.remove(reader);
    this.#awareness?.leave(reader);
  }

  receive(reader: Reader, message: SyncMessage): void {
    switch (message.type) {
      case 'awareness':
        this.#awareness?.receive(reader, message.update);
        break;
      case 'askAwareness':
        this.#awareness?.tell(reader);
        break;
      case 'ask':
      case 'content':
        if (this.#mustWait(message)) this.#wait(reader, message);
        else this.#handle(reader, message);
        break;
    }
  }

  take(): MarksUpdate {
    const turn = this.#turn;
    if (turn === null) throw new Error('nothing to commit');
    const merged = Y.mergeUpdates(turn.updates);
    this.#committing = { ...turn, merged };
    this.#turn = null;
    return { sessionId: this.#sessionId, document: this.#text, update: merged };
  }

  committed(): void {
    const turn = this.#committing;
    this.#committing = null;
    if (turn === null) return;
    const [writer] = turn.writers;
    this.#fanout.publish(turn.merged, turn.writers.size === 1 && writer !== undefined ? writer : null);
    const stateVector = this.#answers.stateVector(this.#replica.document);
    for (const [reader, count] of turn.saved) {
      if (this.#progress.has(reader)) reader.saved(count, stateVector);
    }
    this.#compaction.stored(turn.merged.length);
    this.#noteSharer();
    this.#drain();
    this.#rest();
  }

  /** The live document holds what is not stored: everybody leaves and comes back to what is. */
  failed(): void {
    this.#broken = true;
    this.#committing = null;
    this.#turn = null;
    this.#inbox = [];
    this.#options.onBroken();
    for (const reader of [...this.#progress.keys()]) reader.end(CLOSE.unavailable, 'could not be stored');
    this.#options.onIdle();
  }

  async settled(): Promise<void> {
    await this.#compaction.running;
  }

  dispose(): void {
    this.#options.surroundings.timers.clear(this.#noteAgain);
    this.#fanout.dispose();
    this.#awareness?.dispose();
    this.#replica.dispose();
  }

  /** An ask also waits for what is not durable yet: the answer would tell of it. */
  #mustWait(message: Content | Ask): boolean {
    if (this.#committing !== null || this.#inbox.length > 0) return true;
    return message.type === 'ask' && this.#turn !== null;
  }

  #wait(reader: Reader, message: Content | Ask): void {
    const bytes = sizeOf(message);
    if (this.#inboxBytes + bytes > this.#options.surroundings.limits.maxQueuedBytes) {
      reader.end(CLOSE.unavailable, 'too much waits to be stored');
      return;
    }
    this.#inboxBytes += bytes;
    this.#inbox.push({ reader, message });
  }

  #drain(): void {
    while (!this.#broken) {
      const next = this.#inbox[0];
      if (next === undefined || this.#committing !== null) return;
      if (next.message.type === 'ask' && this.#turn !== null) return;
      this.#inbox.shift();
      this.#inboxBytes -= sizeOf(next.message);
      this.#handle(next.reader, next.message);
    }
  }

  #handle(reader: Reader, message: Content | Ask): void {
    if (reader.ended || this.#broken) return;
    if (message.type === 'ask') reader.whenRoom(() => this.#answer(reader, message));
    else this.#write(reader, message);
  }

  #answer(reader: Reader, message: Ask): void {
    if (!this.#progress.has(reader)) return;
    if (this.#turn !== null || this.#committing !== null) {
      this.#wait(reader, message);
      return;
    }
    try {
      reader.answer(this.#answers.answer(this.#replica.document, message.stateVector));
    } catch {
      reader.end(CLOSE.malformed, 'not a state vector');
      return;
    }
    this.#fanout.add(reader);
    this.#awareness?.tell(reader);
  }

  /** What a reader sent before it left is still taken: it was received. */
  #write(reader: Reader, message: Content): void {
    const progress = this.#progress.get(reader) ?? new ReaderProgress();
    progress.received += 1;
    if (!reader.writable) {
      if (this.#replica.contains(message.update)) this.#tellSaved(reader, progress);
      else reader.end(CLOSE.forbidden, 'only the author writes this document');
      return;
    }
    const applied = this.#replica.apply(message.update);
    switch (applied.outcome) {
      case 'refused':
        this.#refuse(reader, applied.reason);
        return;
      case 'gap':
        if (message.answer || progress.gaps >= this.#options.surroundings.limits.maxGaps) {
          this.#refuse(reader, 'leans on what nobody has');
          return;
        }
        if (progress.noteGap(message.update)) this.#ask(reader);
        break;
      case 'taken':
        if (applied.update !== null) this.#enter(reader, applied.update);
        if (message.answer && !progress.closeGap(this.#replica.document)) {
          this.#refuse(reader, 'the answer lacks what was sent before');
          return;
        }
    }
    this.#tellSaved(reader, progress);
  }

  #refuse(reader: Reader, reason: string): void {
    const denial = new SharedFrame(permissionDeniedMessage(reason), this.number);
    reader.end(CLOSE.updateRefused, reason, denial);
  }

  #enter(reader: Reader, update: Uint8Array): void {
    this.#answers.forget();
    this.#turn ??= { updates: [], writers: new Set(), saved: new Map() };
    this.#turn.updates.push(update);
    this.#turn.writers.add(reader);
    this.#options.commits.join(this);
  }

  /** At once when all of the document is durable, else after the commit. */
  #tellSaved(reader: Reader, progress: ReaderProgress): void {
    if (progress.savable === 0) return;
    if (this.#turn !== null) this.#turn.saved.set(reader, progress.savable);
    else if (this.#progress.has(reader)) {
      reader.saved(progress.savable, this.#answers.stateVector(this.#replica.document));
    }
  }

  #ask(reader: Reader): void {
    const stateVector = this.#answers.stateVector(this.#replica.document);
    reader.answer(new SharedFrame(askMessage(stateVector), this.number));
  }

  /** So that readers of the room know that there is something to open. */
  #noteSharer(): void {
    const { name, room, surroundings } = this.#options;
    if (this.#sharerNoted || name.audience.kind !== 'room' || this.#replica.empty) return;
    this.#sharerNoted = true;
    room.noteSharer(name.fileId, name.authorId).catch((error: unknown) => {
      this.#sharerNoted = false;
      surroundings.log.warn({ err: error, document: this.#text }, 'a sharer could not be noted');
      surroundings.timers.clear(this.#noteAgain);
      this.#noteAgain = surroundings.timers.set(() => this.#noteSharer(), NOTE_AGAIN_MS);
    });
  }

  #rest(): void {
    if (this.#turn === null && this.#committing === null && this.#inbox.length === 0) {
      this.#compaction.runIfDue(
        () => this.#replica.encode(),
        () => this.#rest(),
      );
    }
    if (!this.busy) this.#options.onIdle();
  }
}

function sizeOf(message: Content | Ask): number {
  return 64 + (message.type === 'ask' ? message.stateVector : message.update).length;
}
