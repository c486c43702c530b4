import { defineConfig } from '@playwright/test';
import { findChromium } from './test/prerequisites.ts';

const executablePath = findChromium();

/** Chromium (a tablet's browser), the real Electron, and the packaged application, in one configuration. */
export default defineConfig({
  testDir: 'test',
  outputDir: 'test-results',
  timeout: 300_000,
  expect: { timeout: 60_000 },
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  use: {
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    actionTimeout: 60_000,
    launchOptions: {
      ...(executablePath === null ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    {
      name: 'chromium',
      testMatch: ['e2e/chromium/*.spec.ts', 'reader/*.spec.ts', 'contract/host/*.spec.ts'],
    },
    { name: 'electron', testMatch: ['e2e/electron/*.spec.ts'] },
    { name: 'packaged', testMatch: ['electron/packaged.spec.ts'] },
  ],
});
