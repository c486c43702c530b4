import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/**
 * What the browser and Electron tests need besides npm: a Chromium and, on Linux, certutil and, without a display,
 * Xvfb. As root on Debian they are installed; elsewhere Playwright's own Chromium is, and what is left is said.
 */
export interface Prerequisites {
  readonly chromium: string;
  /** Put before a command that needs a display. */
  readonly displayPrefix: readonly string[];
}

/** Throws with a sentence that says what to install. */
export function ensurePrerequisites(): Prerequisites {
  if (findChromium() === null) installFromDebian('chromium', 'fonts-liberation');
  if (findChromium() === null) {
    spawnSync('npm', ['exec', '--', 'playwright', 'install', 'chromium'], {
      stdio: 'inherit',
      timeout: 600_000,
    });
  }
  const browser = findChromium();
  if (browser === null) {
    throw new Error(
      'No Chromium found: install Chromium or Google Chrome, or set PAPERLESS_CHROMIUM to its path.',
    );
  }
  requireCertutil();
  return { chromium: browser, displayPrefix: displayPrefix() };
}

/** On Linux a browser trusts an authority by way of NSS. */
function requireCertutil(): void {
  if (process.platform !== 'linux') return;
  if (onPath('certutil') === null) installFromDebian('libnss3-tools');
  if (onPath('certutil') === null) {
    throw new Error('No certutil: run `apt-get install libnss3-tools` (Debian, Ubuntu) first.');
  }
}

export function findChromium(): string | null {
  const named = process.env['PAPERLESS_CHROMIUM'];
  if (named !== undefined) return named;
  const own = chromium.executablePath();
  const candidates = [
    own,
    ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(onPath),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
  return candidates.find((path) => path !== null && path !== '' && existsSync(path)) ?? null;
}

function displayPrefix(): readonly string[] {
  if (process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return [];
  if (onPath('xvfb-run') === null) installFromDebian('xvfb', 'xauth');
  if (onPath('xvfb-run') === null) {
    throw new Error('No display and no Xvfb: run `apt-get install xvfb xauth` (Debian, Ubuntu) first.');
  }
  return ['xvfb-run', '-a', '-s', '-screen 0 1600x1200x24'];
}

function installFromDebian(...packages: string[]): void {
  if (process.getuid?.() !== 0 || onPath('apt-get') === null) return;
  console.log(`installing ${packages.join(', ')} …`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env: environment });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environment,
  });
}

function onPath(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      continue;
    }
  }
  return null;
}
