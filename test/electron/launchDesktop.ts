import { _electron, type ElectronApplication } from '@playwright/test';
import { electronSearch, findElectron } from '../../resources/build/electronRuntime.ts';
import { PROJECT } from '../../resources/build/paths.ts';

/**
 * Starts the desktop application out of `dist` in the real Electron at hand. The data folder is the caller's,
 * so that a second start finds what the first one kept. `args` are added as they stand.
 *
 * Goes by `ELECTRON_OVERRIDE_DIST_PATH`, not by `executablePath`: only then does Playwright load its own
 * script first, which holds the application back until it is attached. Without it one start in four hangs
 * on a busy machine.
 */
export async function launchDesktop(
  userData: string,
  args: readonly string[] = [],
): Promise<ElectronApplication> {
  const electron = findElectron(electronSearch(PROJECT));
  if (electron === null) throw new Error('no Electron: run npm test, which fetches one for tests');
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electron.folder;
  return _electron.launch({
    args: [...electron.args, `--user-data-dir=${userData}`, PROJECT, ...args],
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
}
