import { build as packageApplication, Platform, type Configuration } from 'electron-builder';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from './build.ts';
import { electronSearch, fetchTestElectron, findElectron, type ElectronRuntime } from './electronRuntime.ts';
import { PROJECT } from './paths.ts';

/**
 * `npm run package -- [--dir]`: builds what is stale and makes installers for this system, or with `--dir`
 * only the application's folder. The last line is `PACKAGED {"executable": …, "testBuild": …}` for `--dir`.
 */
const TEST_OUTPUT = join('out', 'TEST-BUILD-not-for-users');

const EXECUTABLES: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux-unpacked/paperless-meeting-room',
  win32: 'win-unpacked/paperless-meeting-room.exe',
};

async function main(folderOnly: boolean): Promise<void> {
  const electron = electronAtHand();
  const testBuild = electron.source === 'test';
  if (testBuild && !folderOnly) {
    throw new Error(
      'Installers need the official Electron: run `npx install-electron` on a machine with Internet access.',
    );
  }
  await build();
  const output = testBuild ? TEST_OUTPUT : 'out';
  await rm(join(PROJECT, output), { recursive: true, force: true });
  await packageApplication({
    projectDir: PROJECT,
    publish: 'never',
    config: configuration(electron, output),
    ...(folderOnly ? { targets: Platform.current().createTarget('dir') } : {}),
  });
  if (testBuild) {
    await writeFile(
      join(PROJECT, output, 'READ-ME-FIRST.txt'),
      `Made with the Electron of the tests (${electron.version}), which is not an official one: do not hand it to users.\n`,
    );
  }
  const executable = EXECUTABLES[process.platform];
  if (!folderOnly || executable === undefined) return;
  console.log(`PACKAGED ${JSON.stringify({ executable: join(PROJECT, output, executable), testBuild })}`);
}

/** What electron-builder.yml cannot know. */
function configuration(electron: ElectronRuntime, output: string): Configuration {
  return {
    electronDist: electron.folder,
    electronVersion: electron.version,
    directories: { output },
    afterPack: async ({ packager, appOutDir }) => {
      // What Electron shows when there is no application; ours would never be looked for behind it.
      await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
    },
  };
}

function electronAtHand(): ElectronRuntime {
  const search = electronSearch(PROJECT);
  const found = findElectron(search);
  if (found !== null) return found;
  fetchTestElectron(PROJECT);
  const fetched = findElectron(search);
  if (fetched === null || !existsSync(fetched.executable))
    throw new Error('There is no Electron to package.');
  return fetched;
}

if (import.meta.main) {
  try {
    await main(process.argv.includes('--dir'));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
