import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { PROJECT } from './paths.ts';

/** One digest over path, size and time of every file below these paths (relative to the project). */
export async function digestOf(inputs: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of await filesBelow(join(PROJECT, input))) {
      const { size, mtimeMs } = await stat(file);
      hash.update(`${relative(PROJECT, file)} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

async function filesBelow(path: string): Promise<string[]> {
  const info = await stat(path).catch(() => null);
  if (info === null) return [];
  if (!info.isDirectory()) return [path];
  const files: string[] = [];
  for (const entry of (await readdir(path, { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    files.push(...(await filesBelow(join(path, entry.name))));
  }
  return files;
}

/** Runs `work` unless it ran for the same digest before; the stamp is written only when it succeeded. */
export async function unlessFresh(
  stamp: string,
  digest: string,
  work: () => Promise<void>,
): Promise<boolean> {
  if ((await readFile(stamp, 'utf8').catch(() => '')) === digest) return false;
  await work();
  await mkdir(dirname(stamp), { recursive: true });
  await writeFile(stamp, digest);
  return true;
}
