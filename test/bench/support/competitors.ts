import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PROJECT } from '../../../resources/build/paths.ts';
import { pin, SERVER_CORE } from './cores.ts';
import { yWebsocketServer } from './yWebsocketServer.ts';

/** A relay to compare with, in a process of its own on the servers' core. */
export interface Competitor {
  readonly name: 'loop' | 'yWebsocket';
  /** `ws:` address of the one room that everybody is in. */
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

export async function startLoop(): Promise<Competitor> {
  const child = launch(join(import.meta.dirname, 'loopServer.ts'), {});
  const port = await said(child, /LISTENING (\d+)/);
  return competitor('loop', child, `ws://127.0.0.1:${port}`);
}

export async function startYWebsocket(): Promise<Competitor> {
  const port = await freePort();
  const child = launch(yWebsocketServer(PROJECT), { HOST: '127.0.0.1', PORT: String(port) });
  await said(child, /running at (.*)/);
  return competitor('yWebsocket', child, `ws://127.0.0.1:${port}/room`);
}

function launch(program: string, environment: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
}

function competitor(name: Competitor['name'], child: ChildProcess, url: string): Competitor {
  const pid = child.pid ?? 0;
  pin(pid, SERVER_CORE);
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return { name, url, pid, stop };
}

function said(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const found = pattern.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`a server to compare with ended with ${code}: ${text}`)));
  });
}

/** That server takes its port from the environment and does not tell another one. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
