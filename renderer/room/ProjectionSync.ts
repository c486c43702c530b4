import * as Y from 'yjs';
import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import { formatDocumentName } from '../../shared/protocol/documents.ts';
import type { MemberId, SessionId } from '../../shared/domain/ids.ts';
import type { HostDocs } from '../host/Host.ts';
import { backOff } from './backOff.ts';
import { connectDocument, type DocumentConnection } from './connectDocument.ts';
import type { Environment } from './environment.ts';
import { epochOf, type ProjectionReader } from './ProjectionReader.ts';
import type { RoomLink } from './RoomLink.ts';
import { createSignal, type Signal } from '../signal.ts';

const KEEP_AFTER_MILLISECONDS = 1000;

export interface ProjectionOptions {
  readonly sessionId: SessionId;
  readonly memberId: MemberId;
  readonly docs: HostDocs;
  /** `<sessionId>/<memberId>/` */
  readonly keyPrefix: string;
  readonly link: RoomLink;
  readonly environment: Environment;
}

/** `seat`: what is for this member alone. */
type Kind = 'room' | 'desk' | 'seat';

/**
 * What the room shows of its record. Read only: nothing of it ever goes out. A copy of one epoch is never
 * merged with another epoch: a document whose epoch is known asks for just that, every other connection
 * loads into an empty document, which takes over when it is whole.
 */
export class ProjectionSync<Contents> {
  readonly #options: ProjectionOptions;
  readonly #reader: ProjectionReader<Contents>;
  readonly #contents = createSignal<Contents | null>(null);
  readonly #isCurrent = createSignal(false);
  #kind: Kind;
  #shown: Y.Doc | null = null;
  #shownKind: Kind;
  #failures = 0;
  #incoming: Y.Doc | null = null;
  #connection: DocumentConnection | null = null;
  #cancelRetry: (() => void) | null = null;
  #cancelKeeping: (() => void) | null = null;
  #keeping: Promise<void> = Promise.resolve();
  #closed = false;
  readonly #changed = (): void => this.#show();

  constructor(options: ProjectionOptions, kind: Kind, reader: ProjectionReader<Contents>) {
    this.#options = options;
    this.#reader = reader;
    this.#kind = kind;
    this.#shownKind = kind;
  }

  get contents(): Signal<Contents | null> {
    return this.#contents;
  }

  /** Whether the contents are what the room has now: false for this device's copy, and while the link is lost. */
  get isCurrent(): Signal<boolean> {
    return this.#isCurrent;
  }

  /** Reads the device's copy, then follows the room. */
  async start(): Promise<void> {
    const kind = this.#kind;
    const copy = await this.#readCopy(kind);
    if (this.#closed || kind !== this.#kind) return;
    if (copy !== null) this.#take(copy);
    this.#connect();
  }

  /** The desk sees more; the room's projection is for everybody. */
  turnTo(kind: 'room' | 'desk'): void {
    if (kind === this.#kind || this.#closed) return;
    this.#kind = kind;
    this.#connect(true);
  }

  /** Resolves when the device's copy is written. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelRetry?.();
    this.#connection?.end();
    if (this.#cancelKeeping !== null) this.#keep();
    await this.#keeping;
    this.#incoming?.destroy();
    this.#shown?.destroy();
  }

  #key(kind: Kind): string {
    return `${this.#options.keyPrefix}${kind}/${this.#options.sessionId}`;
  }

  #connect(anew = false): void {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    this.#connection?.end();
    this.#incoming?.destroy();
    this.#incoming = null;
    this.#isCurrent.set(false);
    if (this.#closed) return;
    const { link, sessionId, memberId } = this.#options;
    const shown = anew || this.#shownKind !== this.#kind ? null : this.#shown;
    const epoch = shown === null ? null : epochOf(shown);
    const document = shown === null || epoch === null ? new Y.Doc() : shown;
    if (document !== shown) this.#incoming = document;
    const name = formatDocumentName({ kind: this.#kind, sessionId, memberId, epoch });
    this.#connection = connectDocument(link, name, document, true, {
      opened: () => undefined,
      sent: () => undefined,
      saved: () => undefined,
      synced: () => {
        this.#failures = 0;
        if (document === this.#incoming) {
          this.#take(document);
          // Kept at once; what changes later may wait a moment.
          this.#keep();
        }
        this.#isCurrent.set(true);
      },
      // Without a known epoch the same document must not meet the room twice.
      lost: () => {
        this.#isCurrent.set(false);
        if (epoch === null) this.#connectLater();
      },
      closed: (code) => this.#closedByRoom(code),
    });
  }

  #connectLater(): void {
    const { environment } = this.#options;
    this.#failures += 1;
    this.#cancelRetry?.();
    this.#cancelRetry = environment.timer(backOff(this.#failures, environment.random), () => this.#connect());
  }

  #closedByRoom(code: number): void {
    if (this.#closed) return;
    if (code === CLOSE.epochOver) {
      queueMicrotask(() => this.#connect(true));
    } else if (code === CLOSE.forbidden && this.#kind === 'desk') {
      queueMicrotask(() => this.#leaveDesk());
    } else {
      console.warn('the room does not show its state', code);
    }
  }

  /** What is not public does not stay on the device of somebody who may not see it any more. */
  #leaveDesk(): void {
    this.turnTo('room');
    this.#cancelKeeping?.();
    this.#cancelKeeping = null;
    // After what is being written: that would bring it back.
    this.#keeping = this.#keeping
      .then(() => this.#options.docs.remove(this.#key('desk')))
      .catch((error: unknown) => console.error('the device kept the copy of the desk', error));
  }

  #take(document: Y.Doc): void {
    const before = this.#shown;
    before?.off('update', this.#changed);
    this.#incoming = null;
    this.#shown = document;
    this.#shownKind = this.#kind;
    document.on('update', this.#changed);
    before?.destroy();
    this.#show();
  }

  #show(): void {
    if (this.#shown === null) return;
    this.#contents.set(this.#reader.read(this.#shown));
    this.#cancelKeeping ??= this.#options.environment.timer(KEEP_AFTER_MILLISECONDS, () => this.#keep());
  }

  /** Always the whole state: of several tabs the last one counts, and epochs are never mixed. */
  #keep(): void {
    this.#cancelKeeping?.();
    this.#cancelKeeping = null;
    // What the desk sees is not kept for somebody who has left it.
    if (this.#shown === null || (this.#shownKind === 'desk' && this.#kind === 'room')) return;
    const state = Y.encodeStateAsUpdate(this.#shown);
    const key = this.#key(this.#shownKind);
    const { docs } = this.#options;
    this.#keeping = this.#keeping
      .then(async () => docs.compact(key, state, await docs.append(key, state, false)))
      .catch((error: unknown) => console.error('the device did not keep the state of the room', error));
  }

  async #readCopy(kind: Kind): Promise<Y.Doc | null> {
    try {
      const stored = await this.#options.docs.load(this.#key(kind));
      const state = stored?.updates.at(-1);
      if (state === undefined) return null;
      const document = new Y.Doc();
      Y.applyUpdate(document, state);
      return document;
    } catch (error) {
      console.error('the device copy of the room could not be read', error);
      return null;
    }
  }
}
