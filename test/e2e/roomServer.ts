import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIST } from '../../resources/build/paths.ts';
import { untilReady, type Ready } from '../../resources/build/readyLine.ts';

/** A real room server in a process of its own, on a data folder that outlives its crashes. */
export class RoomServer {
  readonly dataFolder: string;
  ready: Ready;
  #process: ChildProcess;
  #options: readonly string[];
  #program: string;

  private constructor(
    dataFolder: string,
    started: { process: ChildProcess; ready: Ready },
    options: readonly string[],
    program: string,
  ) {
    this.dataFolder = dataFolder;
    this.#process = started.process;
    this.ready = started.ready;
    this.#options = options;
    this.#program = program;
  }

  /** `options` go to the server as they stand; the port is chosen by the system. */
  static start(...options: readonly string[]): Promise<RoomServer> {
    return RoomServer.startProgram(join(DIST, 'server/main.js'), ...options);
  }

  /** Another build of the server, by the path of its `main.js`. */
  static async startProgram(program: string, ...options: readonly string[]): Promise<RoomServer> {
    const dataFolder = await mkdtemp(join(tmpdir(), 'paperless-room-'));
    return new RoomServer(dataFolder, await launch(program, dataFolder, '0', options), options, program);
  }

  get url(): string {
    return this.ready.url;
  }

  /** Of the process; another one after a restart. */
  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** SIGKILL: no chance to finish anything. */
  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
  }

  /** Starts again on the same data and the same port. */
  async restart(): Promise<void> {
    const started = await launch(this.#program, this.dataFolder, new URL(this.ready.url).port, this.#options);
    this.#process = started.process;
    this.ready = started.ready;
  }

  async dispose(): Promise<void> {
    await this.kill();
    await rm(this.dataFolder, { recursive: true, force: true });
  }
}

async function launch(
  program: string,
  dataFolder: string,
  port: string,
  options: readonly string[],
): Promise<{ process: ChildProcess; ready: Ready }> {
  const child = spawn(
    process.execPath,
    [program, '--port', port, '--host', '127.0.0.1', '--data', dataFolder, ...options],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ready = await untilReady(child);
  return { process: child, ready };
}

/** `npm run import -- latest FILES…` on the server's data folder. Throws with what the command said. */
export function importFiles(server: RoomServer, files: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(DIST, 'server/importFiles.js'), 'latest', ...files, '--data', server.dataFolder],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the import ended with ${status}: ${stdout}${stderr}`);
}

/** Paths of the sample session's PDFs, by name. */
export function sampleFiles(): string[] {
  const folder = join(DIST, 'sample');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.pdf'))
    .sort()
    .map((name) => join(folder, name));
}
