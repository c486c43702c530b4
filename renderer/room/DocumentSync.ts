import * as Y from 'yjs';
import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import { marksOf } from '../../shared/marks/document.ts';
import type { HostDocs } from '../host/Host.ts';
import { Acknowledgements } from './Acknowledgements.ts';
import { connectDocument, type DocumentConnection, type DocumentListener } from './connectDocument.ts';
import { DeviceCopy } from './DeviceCopy.ts';
import type { Environment } from './environment.ts';
import { placeAnew } from './placeAnew.ts';
import type { RoomLink } from './RoomLink.ts';
import { createSignal, type Signal } from '../signal.ts';

/** Origin of what the author does here. */
const LOCAL = Symbol('local');
/** Origin of what was read from the device. */
const DEVICE = Symbol('device');
const LOAD_RETRY_MILLISECONDS = 2000;

export interface DocumentOptions {
  readonly name: string;
  /** Where the device keeps it. */
  readonly key: string;
  /** One's own document; everybody else's is only read. */
  readonly own: boolean;
  readonly loadAfter: Promise<void>;
  readonly docs: HostDocs;
  readonly link: RoomLink;
  readonly environment: Environment;
}

/**
 * One document of marks: kept on the device, synchronised with the room. After a refusal of the room the Y
 * document is another one; `onReplaced` tells.
 */
export class DocumentSync {
  readonly #options: DocumentOptions;
  readonly #device: DeviceCopy;
  readonly #acknowledgements = new Acknowledgements();
  readonly #loaded = createSignal(false);
  readonly #pending = createSignal(0);
  readonly #refused = createSignal<string | null>(null);
  readonly #stuck = createSignal(false);
  readonly #replacedListeners = new Set<() => void>();
  /** Marks changed here since the document was opened. */
  #touched = new Set<string>();
  #unsavedWhenLoaded = false;
  #doc = new Y.Doc();
  #connection: DocumentConnection | null = null;
  /** The document that takes over after a refusal, once it has the room's state. */
  #successor: Y.Doc | null = null;
  /** True from a refusal until the room has acknowledged something again. */
  #recovering = false;
  /** Its file was removed for good: what is written on it stays on this device, and waits for nothing. */
  #fileRemoved = false;
  #markingSaved = false;
  #closed = false;

  constructor(options: DocumentOptions) {
    this.#options = options;
    this.#device = new DeviceCopy(options.docs, options.key, options.environment, () => this.readAgain());
    this.#watch(this.#doc);
    void this.#load();
  }

  get name(): string {
    return this.#options.name;
  }

  get doc(): Y.Doc {
    return this.#doc;
  }

  /** True once the device's copy has been read. */
  get loaded(): Signal<boolean> {
    return this.#loaded;
  }

  /** Own changes that the room has not acknowledged. */
  get pending(): Signal<number> {
    return this.#pending;
  }

  /** Why the room refused a change, until a later one is acknowledged. */
  get refused(): Signal<string | null> {
    return this.#refused;
  }

  /** True while the room does not take this document at all. */
  get stuck(): Signal<boolean> {
    return this.#stuck;
  }

  /** One change of the author's, kept on the device and sent at once. */
  change(mutate: (document: Y.Doc) => void): void {
    const document = this.#doc;
    document.transact(() => mutate(document), LOCAL);
  }

  onReplaced(listener: () => void): () => void {
    this.#replacedListeners.add(listener);
    return () => this.#replacedListeners.delete(listener);
  }

  /** Takes in what another tab has written to the device's copy. */
  readAgain(): void {
    if (!this.#loaded.get() || this.#closed) return;
    this.#device.load().then(
      (stored) => {
        for (const update of stored?.updates ?? []) Y.applyUpdate(this.#doc, update, DEVICE);
        this.#settle();
      },
      (error: unknown) => console.error('the device copy could not be read', error),
    );
  }

  /** The link stands again: tries what the room had closed for good. */
  retry(): void {
    this.#connection?.retry();
  }

  /** Ends the connection; resolves when the device has everything. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#connection?.end();
    this.#connection = null;
    await this.#device.close();
    this.#successor?.destroy();
    this.#doc.destroy();
  }

  async #load(): Promise<void> {
    const { environment, own } = this.#options;
    try {
      await this.#options.loadAfter;
      const stored = await this.#device.load();
      if (this.#closed) return;
      for (const update of stored?.updates ?? []) Y.applyUpdate(this.#doc, update, DEVICE);
      if (own && stored?.unsaved === true) {
        this.#unsavedWhenLoaded = true;
        this.#acknowledgements.change();
      }
    } catch (error) {
      console.error('the device copy could not be read', error);
      if (!this.#closed) environment.timer(LOAD_RETRY_MILLISECONDS, () => void this.#load());
      return;
    }
    this.#loaded.set(true);
    this.#pending.set(this.#acknowledgements.pending);
    this.#connect(this.#doc);
  }

  #connect(document: Y.Doc): void {
    const { link, name, own } = this.#options;
    this.#connection?.end();
    this.#acknowledgements.channelOpened();
    this.#connection = connectDocument(link, name, document, !own, this.#listen());
  }

  #listen(): DocumentListener {
    return {
      opened: () => {
        this.#stuck.set(false);
        this.#acknowledgements.channelOpened();
      },
      sent: (count, wholeState) => this.#acknowledgements.sent(count, wholeState),
      saved: (count) => {
        this.#acknowledgements.saved(count);
        this.#settle();
      },
      synced: () => this.#succeed(),
      lost: () => undefined,
      closed: (code, reason) => this.#refusedByRoom(code, reason),
    };
  }

  /** Before the provider is: a change has to be counted when it is sent. */
  #watch(document: Y.Doc): void {
    document.on('update', (update: Uint8Array, origin: unknown) => {
      if (document !== this.#doc) return;
      if (origin === DEVICE) {
        // The provider passes it on as a change of ours, if it is new to the room or not.
        if (this.#loaded.get() && this.#options.own) this.#changed();
        return;
      }
      const local = origin === LOCAL;
      this.#device.append(update, local);
      if (local) this.#changed();
    });
    marksOf(document).observe((event) => {
      if (event.transaction.origin !== LOCAL) return;
      for (const id of event.keysChanged) this.#touched.add(id);
    });
  }

  #changed(): void {
    this.#acknowledgements.change();
    this.#pending.set(this.#acknowledgements.pending);
    if (this.#fileRemoved) this.#waitForNothing();
  }

  #waitForNothing(): void {
    this.#successor?.destroy();
    this.#successor = null;
    this.#acknowledgements.restart();
    this.#settle();
  }

  /** Counts what is left, and tells the device when nothing is. */
  #settle(): void {
    const { pending } = this.#acknowledgements;
    if (pending > 0 || this.#successor !== null) {
      if (this.#successor === null) this.#pending.set(pending);
      return;
    }
    if (this.#pending.get() === 0 || this.#markingSaved) return;
    this.#markingSaved = true;
    this.#device
      .markSaved(() => this.#acknowledgements.pending === 0)
      .catch((error: unknown) => console.error('the device did not note that all is saved', error))
      .finally(() => {
        this.#markingSaved = false;
        this.#allSaved();
      });
  }

  #allSaved(): void {
    if (this.#closed) return;
    this.#pending.set(this.#acknowledgements.pending);
    if (this.#acknowledgements.pending > 0) return;
    this.#recovering = false;
    this.#unsavedWhenLoaded = false;
    this.#touched.clear();
  }

  /**
   * The room believes nothing that comes from this Y document's client any more: its state is loaded into a
   * new one, which takes over when it is there.
   */
  #refusedByRoom(code: number, reason: string): void {
    const { own, name } = this.#options;
    if (own && code === CLOSE.fileRemoved) {
      this.#fileRemoved = true;
      this.#waitForNothing();
      return;
    }
    const nothingLost = code === CLOSE.forbidden && this.#acknowledgements.pending === 0;
    if (!own || !isRefusal(code) || nothingLost) {
      this.#stuck.set(true);
      return;
    }
    this.#refused.set(reason === '' ? `${code}` : reason);
    if (this.#recovering) {
      console.warn(`the room does not take ${name}`, code, reason);
      this.#stuck.set(true);
      return;
    }
    this.#recovering = true;
    this.#successor = new Y.Doc();
    this.#watch(this.#successor);
    this.#connect(this.#successor);
  }

  #succeed(): void {
    const successor = this.#successor;
    if (successor === null) return;
    const refused = this.#doc;
    this.#successor = null;
    this.#doc = successor;
    this.#acknowledgements.restart();
    // What others erased meanwhile is not placed again, and a damaged copy gets back what it leaned on.
    Y.applyUpdate(refused, Y.encodeStateAsUpdate(successor), DEVICE);
    const everything = this.#unsavedWhenLoaded;
    const touched = this.#touched;
    this.change(() => placeAnew(refused, successor, touched, everything));
    // The device's copy goes to the new state even when nothing was placed: counted as a change until then.
    this.#pending.set(Math.max(1, this.#acknowledgements.pending));
    for (const listener of this.#replacedListeners) listener();
    refused.destroy();
    this.#device
      .replace(() => Y.encodeStateAsUpdate(this.#doc))
      .catch((error: unknown) => console.error('the device kept the refused copy', error))
      .finally(() => this.#settle());
  }
}

function isRefusal(code: number): boolean {
  return (
    code === CLOSE.updateRefused ||
    code === CLOSE.forbidden ||
    code === CLOSE.tooLarge ||
    code === CLOSE.malformed
  );
}
