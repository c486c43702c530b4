import { spawnSync } from 'node:child_process';
import { PROJECT } from './paths.ts';

/** `npm run check`: everything that can be said of the code without running it. Runs all, then answers. */
const CHECKS: readonly (readonly [name: string, ...command: string[]])[] = [
  ...['shared', 'server', 'electron', 'renderer', 'resources', 'test'].map(
    (folder) => [`types ${folder}`, 'tsc', '-p', folder] as const,
  ),
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['lint and arrows', 'eslint', '.', '--max-warnings', '0'],
  ['dead code', 'knip'],
  ['translations', 'node', 'resources/build/translations.ts'],
];

const failed: string[] = [];
for (const [name, ...command] of CHECKS) {
  const began = performance.now();
  const { status } = spawnSync('npm', ['exec', '--', ...command], {
    cwd: PROJECT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  console.log(
    `${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`,
  );
  if (status !== 0) failed.push(name);
}
console.log(failed.length === 0 ? 'check: clean' : `check: ${failed.join(', ')} failed`);
process.exit(failed.length === 0 ? 0 : 1);
