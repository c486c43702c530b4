import type { HostDocs } from '../host/Host.ts';
import { DocumentPool, type PoolOptions } from './DocumentPool.ts';
import type { DocumentSync } from './DocumentSync.ts';
import type { SavingState } from './RoomClient.ts';
import type { RoomLink } from './RoomLink.ts';
import { createSignal, until, type Signal } from '../signal.ts';

/** So many documents are sent at a time. */
const PARALLEL = 8;

/**
 * What the room has not acknowledged yet, in open and in closed documents. Whenever the link stands, every
 * document with unsaved changes on this device is opened, sent, acknowledged and closed again.
 */
export class SavingQueue {
  readonly pool: DocumentPool;
  readonly #docs: HostDocs;
  readonly #link: RoomLink;
  readonly #keyPrefix: string;
  readonly #isOwn: (name: string) => boolean;
  /** Changes per document: of open ones as counted, of closed ones 1 when it is not known. */
  readonly #unsaved = new Map<string, number>();
  readonly #saving = createSignal<SavingState>({ documents: 0, changes: 0 });
  readonly #waiting = new Set<string>();
  #running = 0;
  #closed = false;
  #stopWatching: (() => void) | null = null;

  constructor(options: PoolOptions) {
    this.#docs = options.docs;
    this.#link = options.link;
    this.#keyPrefix = options.keyPrefix;
    this.#isOwn = options.isOwn;
    this.pool = new DocumentPool(
      options,
      (document) => this.#count(document.name, document.pending.get()),
      (document) => this.#released(document),
    );
  }

  get saving(): Signal<SavingState> {
    return this.#saving;
  }

  start(): void {
    let wasOnline = false;
    const look = (): void => {
      const online = this.#online;
      if (online && !wasOnline) this.#cameOnline();
      wasOnline = online;
    };
    this.#stopWatching = this.#link.state.subscribe(look);
    void this.#scan();
    look();
  }

  /** Resolves when the device has everything. */
  close(): Promise<void> {
    this.#closed = true;
    this.#stopWatching?.();
    return this.pool.close();
  }

  get #online(): boolean {
    return this.#link.state.get() === 'online';
  }

  #cameOnline(): void {
    this.pool.retryAll();
    void this.#scan();
  }

  async #scan(): Promise<void> {
    let keys: readonly string[];
    try {
      keys = await this.#docs.unsaved(this.#keyPrefix);
    } catch (error) {
      console.error('the device does not tell what is unsaved', error);
      return;
    }
    if (this.#closed) return;
    for (const key of keys) {
      const name = key.slice(this.#keyPrefix.length);
      if (!this.#isOwn(name)) continue;
      const open = this.pool.peek(name);
      if (open === null) this.#enqueueClosed(name);
      // Another tab may have left it so.
      else if (open.pending.get() === 0) open.readAgain();
    }
    this.#work();
  }

  #released(document: DocumentSync): void {
    const pending = document.pending.get();
    if (pending === 0 || this.#closed) return;
    this.#count(document.name, pending);
    // What the room does not take now is tried at the next connection.
    if (document.stuck.get()) return;
    if (this.#online) void this.#save(document.name);
    else this.#waiting.add(document.name);
  }

  #enqueueClosed(name: string): void {
    this.#waiting.add(name);
    this.#count(name, this.#unsaved.get(name) ?? 1);
  }

  #work(): void {
    while (this.#online && !this.#closed && this.#running < PARALLEL) {
      const [name] = this.#waiting;
      if (name === undefined) return;
      this.#waiting.delete(name);
      this.#running += 1;
      void this.#save(name).finally(() => {
        this.#running -= 1;
        this.#work();
      });
    }
  }

  async #save(name: string): Promise<void> {
    const document = this.pool.use(name);
    await until([document.loaded, this.#link.state], () => document.loaded.get() || !this.#online);
    if (document.loaded.get()) this.#count(name, document.pending.get());
    await until(
      [document.pending, document.stuck, this.#link.state],
      () => document.pending.get() === 0 || document.stuck.get() || !this.#online,
    );
    this.pool.release(name);
  }

  #count(name: string, changes: number): void {
    if (changes === 0) this.#unsaved.delete(name);
    else this.#unsaved.set(name, changes);
    let sum = 0;
    for (const count of this.#unsaved.values()) sum += count;
    const before = this.#saving.get();
    if (before.documents !== this.#unsaved.size || before.changes !== sum) {
      this.#saving.set({ documents: this.#unsaved.size, changes: sum });
    }
  }
}
