import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.ts';
import { DIST, PROJECT } from './paths.ts';

/** Runs a command of the built server on the data folder that `npm start` uses, and ends with its exit code. */
export async function runServerCommand(program: 'importFiles' | 'exportRecord'): Promise<never> {
  await build(['server']);
  const { status } = spawnSync(
    process.execPath,
    [join(DIST, `server/${program}.js`), ...process.argv.slice(2)],
    {
      cwd: process.env['INIT_CWD'] ?? process.cwd(),
      env: { ...process.env, PAPERLESS_DATA: process.env['PAPERLESS_DATA'] ?? join(PROJECT, '.data') },
      stdio: 'inherit',
    },
  );
  process.exit(status ?? 1);
}
