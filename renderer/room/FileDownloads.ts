import type { FileContent } from '../../shared/domain/agenda.ts';
import type { Sha256 } from '../../shared/domain/ids.ts';
import type { Projection } from '../../shared/protocol/projection.ts';
import { FileError, type FileFault, type FileSource, type HostFiles } from '../host/Host.ts';
import { backOff } from './backOff.ts';
import { contentsInOrder } from './contentsInOrder.ts';
import type { Environment } from './environment.ts';
import type { ConnectionState, Downloads, DownloadState } from './RoomClient.ts';
import { createSignal, until, type Signal } from '../signal.ts';

const STEP_BYTES = 1536 * 1024;
const PARALLEL = 2;

export interface DownloadOptions {
  readonly files: HostFiles;
  readonly source: FileSource;
  readonly projection: Signal<Projection | null>;
  readonly connection: Signal<ConnectionState>;
  readonly environment: Environment;
}

/** Keeps files on this device, two at a time, in small steps, so that reading is never far from the network. */
export class FileDownloads implements Downloads {
  readonly #options: DownloadOptions;
  readonly #state = createSignal<DownloadState>({ status: 'idle' });
  readonly #held = createSignal<ReadonlyMap<Sha256, number>>(new Map());
  /** All that was asked for since the last time nothing was. */
  readonly #wanted = new Map<Sha256, FileContent>();
  #queue: FileContent[] = [];
  #active = new Set<Sha256>();
  #fault: FileFault | null = null;
  #paused = false;
  #closed = false;
  readonly #leave: () => void;
  #known: readonly FileContent[] = [];

  constructor(options: DownloadOptions) {
    this.#options = options;
    this.#leave = options.projection.subscribe(() => this.#follow());
    this.#follow();
  }

  get state(): Signal<DownloadState> {
    return this.#state;
  }

  get held(): Signal<ReadonlyMap<Sha256, number>> {
    return this.#held;
  }

  downloadAll(): void {
    const state = this.#options.projection.get();
    if (state !== null) this.#want(contentsInOrder(state));
  }

  download(content: FileContent): void {
    this.#want([content]);
  }

  pause(): void {
    if (this.#queue.length + this.#active.size === 0) return;
    this.#paused = true;
    this.#tell();
  }

  resume(): void {
    this.#paused = false;
    if (this.#fault !== null) this.#want([...this.#wanted.values()]);
    else this.#work();
    this.#tell();
  }

  /** A part of this file may have come to the device. */
  noteRead(content: FileContent): void {
    if (this.#active.has(content.sha256)) return;
    this.#refresh([content]);
  }

  close(): void {
    this.#closed = true;
    this.#leave();
  }

  #want(contents: readonly FileContent[]): void {
    if (this.#queue.length + this.#active.size === 0 && this.#fault === null) this.#wanted.clear();
    this.#fault = null;
    this.#paused = false;
    for (const content of contents) {
      this.#wanted.set(content.sha256, content);
      const known = this.#active.has(content.sha256) || this.#queue.includes(content);
      if (!known && this.#heldOf(content) < content.bytes) this.#queue.push(content);
    }
    this.#work();
    this.#tell();
  }

  #work(): void {
    while (!this.#closed && !this.#paused && this.#active.size < PARALLEL) {
      const content = this.#queue.shift();
      if (content === undefined) break;
      if (this.#active.has(content.sha256)) continue;
      this.#active.add(content.sha256);
      void this.#fetch(content).finally(() => {
        this.#active.delete(content.sha256);
        this.#work();
        this.#tell();
      });
    }
  }

  /** Ends when the file is whole, when paused (it goes back to the queue), or with a fault. */
  async #fetch(content: FileContent): Promise<void> {
    const { files, source, environment, connection } = this.#options;
    for (let failures = 0, held = 0; held < content.bytes && !this.#closed;) {
      if (this.#paused) {
        this.#queue.unshift(content);
        return;
      }
      try {
        held = await files.fetchMissing(content, source, STEP_BYTES);
        failures = 0;
        this.#note(content, held);
      } catch (error) {
        const fault = error instanceof FileError ? error.fault : 'offline';
        if (fault !== 'offline') {
          this.#failed(fault);
          return;
        }
        failures += 1;
        await new Promise<void>((resolve) => {
          environment.timer(backOff(failures, environment.random), resolve);
        });
        await until([connection, this.#state], () => this.#mayTry(connection.get()));
      }
    }
  }

  #mayTry(connection: ConnectionState): boolean {
    return connection === 'online' || this.#paused || this.#closed;
  }

  #failed(fault: FileFault): void {
    this.#fault = fault;
    // No other file would find room either.
    if (fault === 'storageFull') this.#queue = [];
  }

  #note(content: FileContent, bytes: number): void {
    if (this.#heldOf(content) === bytes) return;
    this.#held.set(new Map(this.#held.get()).set(content.sha256, bytes));
    this.#tell();
  }

  #heldOf(content: FileContent): number {
    return this.#held.get().get(content.sha256) ?? 0;
  }

  #tell(): void {
    const filesLeft = this.#queue.length + this.#active.size;
    if (filesLeft === 0 && this.#fault === null) {
      this.#state.set({ status: 'idle' });
      return;
    }
    let bytesTotal = 0;
    let bytesDone = 0;
    for (const content of this.#wanted.values()) {
      bytesTotal += content.bytes;
      bytesDone += this.#heldOf(content);
    }
    if (filesLeft === 0 && this.#fault !== null) {
      this.#state.set({ status: 'failed', fault: this.#fault, bytesDone, bytesTotal, filesLeft });
    } else {
      this.#state.set({ status: this.#paused ? 'paused' : 'running', bytesDone, bytesTotal, filesLeft });
    }
  }

  #follow(): void {
    const state = this.#options.projection.get();
    if (state === null) return;
    const known = new Set(this.#known.map(({ sha256 }) => sha256));
    const all = contentsInOrder(state);
    const fresh = all.filter(({ sha256 }) => !known.has(sha256));
    this.#known = all;
    if (fresh.length > 0) this.#refresh(fresh);
  }

  #refresh(contents: readonly FileContent[]): void {
    this.#options.files.held(contents).then(
      (held) => {
        const all = this.#held.get();
        const changed = [...held].filter(([sha256, bytes]) => (all.get(sha256) ?? 0) !== bytes);
        if (changed.length > 0) this.#held.set(new Map([...all, ...changed]));
      },
      (error: unknown) => console.error('the device does not tell which files it holds', error),
    );
  }
}
