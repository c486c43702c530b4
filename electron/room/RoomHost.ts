import { z } from 'zod';
import type { BridgeRoom } from '../../shared/bridge/contract.ts';
import { ROOM_FAILURES } from '../messages.ts';

/** The room server as a process; `utilityProcess` in the application. */
export interface RoomProcess {
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (code: number) => void): void;
  send(message: { readonly type: 'stop' }): void;
  kill(): void;
}

export interface RoomHostParts {
  /** Starts the server with these arguments. */
  readonly fork: (args: readonly string[]) => RoomProcess;
  /** A port that is free now. */
  readonly freePort: () => Promise<number>;
  readonly dataFolder: string;
  /** Folder of the sample session; `null` when this build holds none. */
  readonly sampleFolder: string | null;
  /** Called when the server ends without having been asked to. */
  readonly onCrash: (code: number) => void;
  readonly setTimer: (action: () => void, milliseconds: number) => () => void;
}

/** The room server did not start; `message` is its own sentence. */
export class RoomFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RoomFailed';
  }
}

const serverMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ready'),
    url: z.url(),
    addresses: z.array(z.url()),
    setupCode: z.string().nullable(),
  }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);

/** Milliseconds in which the server has to say that it is ready: it may import the sample session first. */
const START_LIMIT = 120_000;
/** Milliseconds in which it has to end by itself before it is killed. */
const STOP_LIMIT = 5_000;

type State =
  | { readonly name: 'stopped' }
  | { readonly name: 'starting'; readonly room: Promise<BridgeRoom> }
  | { readonly name: 'running'; readonly room: BridgeRoom; readonly process: RunningProcess }
  | { readonly name: 'stopping'; readonly ended: Promise<void> };

interface RunningProcess {
  readonly process: RoomProcess;
  readonly ended: Promise<void>;
}

/** Hosts one room on this computer, in a process of its own. */
export class RoomHost {
  readonly #parts: RoomHostParts;
  #state: State = { name: 'stopped' };

  constructor(parts: RoomHostParts) {
    this.#parts = parts;
  }

  state(): BridgeRoom | null {
    return this.#state.name === 'running' ? this.#state.room : null;
  }

  /** The room that runs, or a new one. Throws `RoomFailed`. */
  async start(options: { readonly withSample: boolean }): Promise<BridgeRoom> {
    if (this.#state.name === 'stopping') await this.#state.ended;
    if (this.#state.name === 'running' || this.#state.name === 'starting') return this.#state.room;
    const room = this.#start(options.withSample);
    this.#state = { name: 'starting', room };
    return room;
  }

  /** Asks the server to end, and ends it when it does not. Resolves when it has ended. */
  async stop(): Promise<void> {
    if (this.#state.name === 'starting') await this.#state.room.catch(() => null);
    if (this.#state.name === 'stopping') return this.#state.ended;
    if (this.#state.name !== 'running') return;
    const { process, ended } = this.#state.process;
    this.#state = { name: 'stopping', ended };
    const cancel = this.#parts.setTimer(() => process.kill(), STOP_LIMIT);
    process.send({ type: 'stop' });
    await ended;
    cancel();
    this.#state = { name: 'stopped' };
  }

  async #start(withSample: boolean): Promise<BridgeRoom> {
    try {
      const port = await this.#parts.freePort();
      const process = this.#parts.fork(this.#arguments(port, withSample));
      const ended = new Promise<void>((resolve) => process.onExit(() => resolve()));
      const room = await this.#untilReady(process);
      this.#state = { name: 'running', room, process: { process, ended } };
      return room;
    } catch (error) {
      this.#state = { name: 'stopped' };
      throw error;
    }
  }

  #arguments(port: number, withSample: boolean): string[] {
    const { dataFolder, sampleFolder } = this.#parts;
    const sample = withSample && sampleFolder !== null ? ['--sample', sampleFolder] : ['--no-sample'];
    return ['--data', dataFolder, '--port', String(port), ...sample];
  }

  #untilReady(process: RoomProcess): Promise<BridgeRoom> {
    return new Promise((resolve, reject) => {
      const cancel = this.#parts.setTimer(() => {
        reject(new RoomFailed(ROOM_FAILURES.late));
        process.kill();
      }, START_LIMIT);
      process.onMessage((message) => {
        const parsed = serverMessage.safeParse(message);
        if (!parsed.success) return;
        cancel();
        if (parsed.data.type === 'failed') reject(new RoomFailed(parsed.data.message));
        else {
          const { url, addresses, setupCode } = parsed.data;
          resolve({ url, addresses, setupCode });
        }
      });
      process.onExit((code) => {
        cancel();
        reject(new RoomFailed(ROOM_FAILURES.ended));
        this.#ended(code);
      });
    });
  }

  #ended(code: number): void {
    if (this.#state.name !== 'running') return;
    this.#state = { name: 'stopped' };
    this.#parts.onCrash(code);
  }
}
