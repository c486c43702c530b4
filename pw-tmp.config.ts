import { defineConfig } from '@playwright/test';
export default defineConfig({ testDir: '/work/main/test', outputDir: '/tmp/pw-results', workers: 1, use: { launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] } }, projects: [{ name: 'c', testMatch: ['contract/host/*.spec.ts'] }] });
