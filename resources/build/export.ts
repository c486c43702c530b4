import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.ts';
import { DIST, PROJECT } from './paths.ts';

/** `npm run export -- SESSION FILE`: writes the record of a session of the data folder that `npm start` uses. */
await build(['server']);
const { status } = spawnSync(
  process.execPath,
  [join(DIST, 'server/exportRecord.js'), ...process.argv.slice(2)],
  {
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    env: { ...process.env, PAPERLESS_DATA: process.env['PAPERLESS_DATA'] ?? join(PROJECT, '.data') },
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
