import { createMemoryHost, MemoryDevice } from '../../../renderer/host/memoryHost.ts';
import type { RememberedSession } from '../../../renderer/host/Host.ts';
import { createRoomClient } from '../../../renderer/room/createRoomClient.ts';
import type { Environment } from '../../../renderer/room/environment.ts';
import type { PlacedMark, RoomClient } from '../../../renderer/room/RoomClient.ts';
import type { VersionId } from '../../../shared/domain/ids.ts';
import type { NoteMark } from '../../../shared/marks/mark.ts';
import { Network } from './House.ts';
import type { Signal } from '../../../renderer/signal.ts';

/** One person's device: its disk outlives the application. */
export class Device {
  readonly disk: MemoryDevice;
  readonly network = new Network();
  readonly session: RememberedSession;
  readonly #wakers = new Set<() => void>();
  #client: RoomClient | null = null;

  /** Two of them on one disk are two tabs. */
  constructor(session: RememberedSession, disk = new MemoryDevice()) {
    this.session = session;
    this.disk = disk;
  }

  get host() {
    return createMemoryHost(this.network, this.disk);
  }

  /** Starts the application; what ran before is ended. */
  start(environment: Partial<Environment> = {}): RoomClient {
    this.#client?.close();
    this.#client = createRoomClient(this.host, this.session, {
      onWake: (listener) => {
        this.#wakers.add(listener);
        return () => this.#wakers.delete(listener);
      },
      ...environment,
    });
    return this.#client;
  }

  /** The network is back, and the device says so. */
  wake(): void {
    this.network.restore();
    for (const waker of [...this.#wakers]) waker();
  }

  end(): void {
    this.#client?.close();
    this.#client = null;
  }
}

export function note(text: string, page = 1): NoteMark {
  const version = 'file-0-v1' as VersionId;
  return { kind: 'note', version, page, color: 'yellow', createdAt: 1, at: [10, 20], text };
}

export function texts(marks: readonly PlacedMark[]): string[] {
  return marks.flatMap(({ mark }) => (mark.kind === 'note' ? [mark.text] : [])).sort();
}

/** Resolves as soon as it holds; fails after `milliseconds`. */
export async function eventually(
  signals: readonly Signal<unknown>[],
  holds: () => boolean,
  milliseconds = 40_000,
): Promise<void> {
  if (holds()) return;
  let leave: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (holds()) resolve();
      };
      leave = signals.map((signal) => signal.subscribe(look));
      timer = setTimeout(() => {
        const values = signals.map((signal) => JSON.stringify(signal.get())?.slice(0, 300));
        reject(new Error(`did not come: ${holds.toString()}; ${values.join('; ')}`));
      }, milliseconds);
    });
  } finally {
    clearTimeout(timer);
    for (const unsubscribe of leave) unsubscribe();
  }
}

/** All of the person's work is acknowledged. */
export function saved(room: RoomClient, milliseconds = 40_000): Promise<void> {
  return eventually([room.saving], () => room.saving.get().documents === 0, milliseconds);
}

export function online(room: RoomClient): Promise<void> {
  return eventually([room.connection], () => room.connection.get() === 'online');
}
