import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../resources/build/build.ts';
import { electronSearch, fetchTestElectron, findElectron } from '../resources/build/electronRuntime.ts';
import { PROJECT } from '../resources/build/paths.ts';
import { ensurePrerequisites, type Prerequisites } from './prerequisites.ts';

/**
 * `npm test`: everything that must hold before a change lands. The last line sums all runners. A runner that
 * cannot start counts as a failure; nothing is skipped in silence.
 */
interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const reports = mkdtempSync(join(tmpdir(), 'paperless-test-'));

function run(command: readonly string[], environment: Record<string, string> = {}): void {
  const [program, ...args] = command;
  if (program === undefined) return;
  spawnSync(program, args, { cwd: PROJECT, stdio: 'inherit', env: { ...process.env, ...environment } });
}

function vitest(): Count {
  const report = join(reports, 'vitest.json');
  run([
    'npm',
    'exec',
    '--',
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const result = readJson(report) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numFailedTestSuites: number;
  } | null;
  if (result === null) return { passed: 0, failed: 1, skipped: 0 };
  const failed = result.numFailedTests > 0 ? result.numFailedTests : result.numFailedTestSuites;
  return { passed: result.numPassedTests, failed, skipped: result.numPendingTests };
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly tests: readonly { readonly annotations: readonly { type: string; description?: string }[] }[];
  }[];
}

/** One project of playwright.config.ts. Answers also the Electron version that the tests read, if any. */
function playwright(
  project: string,
  { chromium, displayPrefix }: Prerequisites,
): Count & { electron: string } {
  const report = join(reports, `${project}.json`);
  run(
    [
      ...displayPrefix,
      'npm',
      'exec',
      '--',
      'playwright',
      'test',
      `--project=${project}`,
      '--reporter=list,json',
    ],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: report, PAPERLESS_CHROMIUM: chromium },
  );
  const result = readJson(report) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    suites: readonly PlaywrightSuite[];
    errors: readonly unknown[];
  } | null;
  if (result === null) return { passed: 0, failed: 1, skipped: 0, electron: '' };
  const { expected, unexpected, flaky, skipped } = result.stats;
  const nothingRan = expected + unexpected + flaky === 0;
  return {
    passed: expected,
    failed: unexpected + flaky + result.errors.length + (nothingRan ? 1 : 0),
    skipped,
    electron: annotation(result.suites, 'electron') ?? '',
  };
}

function annotation(suites: readonly PlaywrightSuite[], type: string): string | undefined {
  for (const suite of suites) {
    for (const test of (suite.specs ?? []).flatMap((spec) => spec.tests)) {
      const found = test.annotations.find((candidate) => candidate.type === type);
      if (found?.description !== undefined) return found.description;
    }
    const inner = annotation(suite.suites ?? [], type);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    console.error(`no report at ${path}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

const total: Count = { passed: 0, failed: 0, skipped: 0 };
function add(name: string, count: Count, note = ''): void {
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
  console.log(`${name}: ${count.passed} passed, ${count.failed} failed${skipped}${note}`);
}

try {
  const built = await build();
  console.log(built.length > 0 ? `built ${built.join(', ')}` : 'build is fresh');
  const prerequisites = ensurePrerequisites();
  if (findElectron(electronSearch(PROJECT)) === null) fetchTestElectron(PROJECT);

  const unit = vitest();
  const chromium = playwright('chromium', prerequisites);
  const electron = playwright('electron', prerequisites);
  const packaged = playwright('packaged', prerequisites);
  console.log('');
  add('vitest', unit);
  add('chromium', chromium);
  add('packaged', packaged);
  add('electron', electron, ` (process.versions.electron ${electron.electron || 'not read'})`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  total.failed += 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
