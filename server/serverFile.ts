import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { writeDurably } from './store/disk/writeDurably.ts';
import { codeOf } from './store/faults.ts';

/** How a program on this computer reaches the server that holds a data folder. Readable by its owner only. */
const serverFile = z.strictObject({ url: z.url(), pid: z.int(), adminToken: z.string() });
export type ServerFile = z.infer<typeof serverFile>;

export async function writeServerFile(path: string, content: ServerFile): Promise<void> {
  await writeDurably(path, JSON.stringify(content));
}

/** `null` when no server has written one; one that was killed leaves a file that leads nowhere. */
export async function readServerFile(path: string): Promise<ServerFile | null> {
  try {
    return serverFile.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError || error instanceof z.ZodError)
      return null;
    throw error;
  }
}

/** A server that was killed leaves its file behind; the lock decides when the folder is opened. */
export async function isAnswering({ url }: ServerFile): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`)).ok;
  } catch {
    // Nobody is there.
    return false;
  }
}

export async function removeServerFile(path: string): Promise<void> {
  await rm(path, { force: true });
}
