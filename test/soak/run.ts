import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { build } from '../../resources/build/build.ts';
import { PROJECT } from '../../resources/build/paths.ts';
import * as marks from '../fuzz/marks.fuzz.ts';
import { bigFile } from './bigFile.ts';
import { stockClients } from './stockClients.ts';

/**
 * `npm run soak [-- --seeds N --from SEED --steps N --seconds N]`: the long version of the seeded tests, of
 * which `npm test` runs a short share (races in the room among them), a big file, and stock clients through two minutes of silence. A
 * failing seed is printed with what to run to see it again. Ends with `N passed, N failed`.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    steps: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '120' },
  },
});
const seeds = Number(values.seeds);
const from = Number(values.from);
const steps = Number(values.steps);
let passed = 0;
let failed = 0;

async function attempt(name: string, work: () => Promise<unknown>): Promise<void> {
  try {
    console.log(`ok   ${name}`, JSON.stringify(await work()));
    passed += 1;
  } catch (error) {
    console.error(`FAIL ${name}`, error);
    failed += 1;
  }
}

async function marksUnderFire(): Promise<{ seeds: number }> {
  for (let seed = from; seed < from + seeds; seed += 1) {
    try {
      await marks.run(seed, steps);
    } catch (error) {
      console.error(`again: npm run soak -- --from ${seed} --seeds 1 --steps ${steps} --seconds 0`);
      throw error;
    }
  }
  return { seeds };
}

/** Two devices of one author against the real server, with more seeds than `npm test` runs. */
function devices(): Promise<{ seeds: number }> {
  const count = Math.max(1, Math.floor(seeds / 4));
  return vitest(count, 'test/client/fuzz.test.ts', {
    FUZZ_SEEDS: String(count),
    FUZZ_FIRST_SEED: String(from),
  });
}

/** Chairs, secretaries and delegates in each other's way, and random commands on a failing disk. */
function races(): Promise<{ seeds: number }> {
  const count = seeds * 10;
  return vitest(count, 'test/races', { RACE_RUNS: String(count), RACE_SEED: String(from) });
}

function vitest(
  count: number,
  path: string,
  environment: Record<string, string>,
): Promise<{ seeds: number }> {
  const { status } = spawnSync('npm', ['exec', '--', 'vitest', 'run', path], {
    cwd: PROJECT,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  return status === 0 ? Promise.resolve({ seeds: count }) : Promise.reject(new Error('vitest failed'));
}

await build(['server']);
await attempt(`marks of several clients, ${seeds} seeds of ${steps} steps`, marksUnderFire);
await attempt('two devices of one author', devices);
await attempt('races in the room', races);
await attempt('a file of 200 MB', bigFile);
if (Number(values.seconds) > 0) {
  await attempt(`stock clients, ${values.seconds} s of silence`, () =>
    stockClients({ seconds: Number(values.seconds) }),
  );
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
