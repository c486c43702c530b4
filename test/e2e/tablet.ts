import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';

/** What Playwright starts a browser with in this project. */
export interface Launching {
  readonly executablePath?: string;
  readonly args?: string[];
}

/** A browser with a home of its own, which trusts whom it was told to trust. */
export class Tablet {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #home: string;

  private constructor(home: string, context: BrowserContext, page: Page) {
    this.#home = home;
    this.#context = context;
    this.page = page;
  }

  /** `authority` (DER) is put where Chromium on Linux keeps what its user trusts; `null` for nothing. */
  static async open(launching: Launching, authority: Buffer | null): Promise<Tablet> {
    const home = await mkdtemp(join(tmpdir(), 'paperless-tablet-'));
    if (authority !== null) await trust(home, authority);
    const { XDG_CONFIG_HOME: _, XDG_DATA_HOME: __, ...environment } = process.env;
    const context = await chromium.launchPersistentContext(join(home, 'profile'), {
      ...launching,
      env: { ...(environment as Record<string, string>), HOME: home },
      locale: 'vi-VN',
      viewport: { width: 820, height: 1180 },
      hasTouch: true,
    });
    return new Tablet(home, context, context.pages()[0] ?? (await context.newPage()));
  }

  async close(): Promise<void> {
    await this.#context.close();
    await rm(this.#home, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function trust(home: string, authority: Buffer): Promise<void> {
  const database = join(home, '.pki', 'nssdb');
  mkdirSync(database, { recursive: true });
  const file = join(home, 'ca.crt');
  await writeFile(file, authority);
  const certutil = (...args: string[]) => execFileSync('certutil', ['-d', `sql:${database}`, ...args]);
  certutil('-N', '--empty-password');
  certutil('-A', '-n', 'room', '-t', 'C,,', '-i', file);
}
