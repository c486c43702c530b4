import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CLIENT_CORE, pin } from './cores.ts';

/** Runs a bench in a process that holds all the clients and has a core for itself; answers its figures. */
export async function inClientProcess(bench: string): Promise<object> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'clientMain.ts'), bench], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const isPinned = pin(child.pid ?? 0, CLIENT_CORE);
  const figures = new Promise<object>((resolve, reject) => {
    child.once('message', (message) => resolve(message as object));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the clients' process ended with ${code}`)));
  });
  const found = await figures;
  if (child.exitCode === null) await once(child, 'exit');
  return { ...found, pinned: isPinned };
}
