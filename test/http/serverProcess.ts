import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { PROJECT } from '../../resources/build/paths.ts';
import { untilReady, type Ready } from '../../resources/build/readyLine.ts';

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The room server or another program of `server/` in a process of its own. */
export class ServerProcess {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
  #stdout = '';
  #stderr = '';
  readonly #ready: Promise<Ready>;

  constructor(program: 'main.ts' | 'importFiles.ts' | 'exportRecord.ts', args: readonly string[]) {
    this.child = spawn(process.execPath, [resolve(PROJECT, 'server', program), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (chunk: Buffer) => (this.#stdout += chunk.toString('utf8')));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.#stderr += chunk.toString('utf8')));
    this.finished = once(this.child, 'close').then(([code, signal]) => ({
      code: code as number | null,
      signal: signal as NodeJS.Signals | null,
      stdout: this.#stdout,
      stderr: this.#stderr,
    }));
    this.#ready = untilReady(this.child);
    this.#ready.catch(() => undefined);
  }

  ready(): Promise<Ready> {
    return this.#ready;
  }

  end(signal: NodeJS.Signals): Promise<Finished> {
    this.child.kill(signal);
    return this.finished;
  }
}

/** A server on the loopback address, on a port of the system's choice. */
export function spawnServer(dataFolder: string, ...args: readonly string[]): ServerProcess {
  return new ServerProcess('main.ts', ['--port', '0', '--host', '127.0.0.1', '--data', dataFolder, ...args]);
}
