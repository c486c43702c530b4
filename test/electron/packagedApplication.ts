import { chromium, expect, type Browser, type Page } from '@playwright/test';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT } from '../../resources/build/paths.ts';

/** Runs `npm run package -- --dir`; answers the application's executable. */
export async function packageFolder(): Promise<string> {
  const script = join(PROJECT, 'resources/build/package.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--dir'], { cwd: PROJECT });
  const line = /^PACKAGED (\{.*\})$/m.exec(stdout)?.[1];
  if (line === undefined) throw new Error(`nothing was packaged:\n${stdout}`);
  return (JSON.parse(line) as { executable: string }).executable;
}

/**
 * The packaged application in a process of its own. Its fuses refuse the inspector that Playwright's Electron
 * launcher needs, so it is driven over Chromium's own debugging port.
 */
export class PackagedApplication {
  readonly page: Page;
  readonly #process: ChildProcess;
  readonly #browser: Browser;

  private constructor(page: Page, process: ChildProcess, browser: Browser) {
    this.page = page;
    this.#process = process;
    this.#browser = browser;
  }

  static async start(
    executable: string,
    userData: string,
    args: readonly string[],
  ): Promise<PackagedApplication> {
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const child = spawn(
      executable,
      [...asRoot, `--user-data-dir=${userData}`, '--remote-debugging-port=0', '--lang=vi', ...args],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const address = await debuggingAddress(child);
    await pageShown(address);
    const browser = await chromium.connectOverCDP(address);
    const [context] = browser.contexts();
    if (context === undefined) throw new Error('no window');
    const page = context.pages()[0] ?? (await context.waitForEvent('page'));
    return new PackagedApplication(page, child, browser);
  }

  /** Ends it as the system does when it shuts down. Answers the exit code. */
  async close(): Promise<number | null> {
    await this.#browser.close();
    if (this.#process.exitCode !== null) return this.#process.exitCode;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    const [code] = (await gone) as [number | null];
    return code;
  }
}

/** Attaching while the window is being made hangs: waits until its page is listed under its own title. */
async function pageShown(address: string): Promise<void> {
  const list = `http://${new URL(address).host}/json/list`;
  await expect
    .poll(
      async () => {
        const targets = (await (await fetch(list)).json()) as { type: string; url: string; title: string }[];
        return targets.some(({ type, url, title }) => type === 'page' && url !== '' && !url.includes(title));
      },
      { timeout: 60_000 },
    )
    .toBe(true);
}

function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const address = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the application ended with ${code}:\n${text}`)));
  });
}
