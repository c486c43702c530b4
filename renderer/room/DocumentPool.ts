import type { HostDocs } from '../host/Host.ts';
import type { Environment } from './environment.ts';
import { DocumentSync } from './DocumentSync.ts';
import type { RoomLink } from './RoomLink.ts';

export interface PoolOptions {
  readonly docs: HostDocs;
  readonly link: RoomLink;
  readonly environment: Environment;
  /** `<sessionId>/<memberId>/` */
  readonly keyPrefix: string;
  /** True for a document that this person writes. */
  readonly isOwn: (name: string) => boolean;
}

interface Pooled {
  readonly document: DocumentSync;
  users: number;
  readonly stopWatching: () => void;
}

/** The open documents of marks, each open once however many use it. */
export class DocumentPool {
  readonly #options: PoolOptions;
  readonly #pooled = new Map<string, Pooled>();
  /** A document opened again waits until the device has what the last opening wrote. */
  readonly #closing = new Map<string, Promise<void>>();
  readonly #onPending: (document: DocumentSync) => void;
  readonly #onRelease: (document: DocumentSync) => void;

  /** `onRelease` is told of a document that nobody uses any more, before it is closed. */
  constructor(
    options: PoolOptions,
    onPending: (document: DocumentSync) => void,
    onRelease: (document: DocumentSync) => void,
  ) {
    this.#options = options;
    this.#onPending = onPending;
    this.#onRelease = onRelease;
  }

  /** Opens a document or counts one more user; every user calls `release`. */
  use(name: string): DocumentSync {
    const known = this.#pooled.get(name);
    if (known !== undefined) {
      known.users += 1;
      return known.document;
    }
    const { keyPrefix, isOwn, ...rest } = this.#options;
    const document = new DocumentSync({
      ...rest,
      name,
      key: `${keyPrefix}${name}`,
      own: isOwn(name),
      loadAfter: this.#closing.get(name) ?? Promise.resolve(),
    });
    const stopWatching = document.pending.subscribe(() => this.#onPending(document));
    this.#pooled.set(name, { document, users: 1, stopWatching });
    return document;
  }

  release(name: string): void {
    const pooled = this.#pooled.get(name);
    if (pooled === undefined) return;
    pooled.users -= 1;
    if (pooled.users === 0) this.#onRelease(pooled.document);
    // Somebody may have taken it over just now.
    if (pooled.users > 0) return;
    this.#pooled.delete(name);
    pooled.stopWatching();
    const closing = pooled.document.close().finally(() => {
      if (this.#closing.get(name) === closing) this.#closing.delete(name);
    });
    this.#closing.set(name, closing);
  }

  /** The document if it is open; not counted. */
  peek(name: string): DocumentSync | null {
    return this.#pooled.get(name)?.document ?? null;
  }

  /** The link stands again. */
  retryAll(): void {
    for (const { document } of this.#pooled.values()) document.retry();
  }

  /** Resolves when the device has everything. */
  async close(): Promise<void> {
    const all = [...this.#pooled.values()];
    this.#pooled.clear();
    for (const pooled of all) pooled.stopWatching();
    await Promise.all([...all.map(({ document }) => document.close()), ...this.#closing.values()]);
  }
}
