import { chromium } from '@playwright/test';
import { markOfflineAndReturn } from '../e2e/offlineMarks.ts';
import { importFiles, RoomServer, sampleFiles } from '../e2e/roomServer.ts';
import { ensurePrerequisites } from '../prerequisites.ts';

const FILES = 60;
const MARKED = 20;

/** A delegate's return: how long until the marks made offline in 20 of 60 files, none open, are all saved. */
export async function benchReturn(): Promise<object> {
  const browser = await chromium.launch({
    executablePath: ensurePrerequisites().chromium,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const room = await RoomServer.start();
  try {
    importFiles(room, sampleFiles().slice(0, 7));
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
    const { countdown, savedMs } = await markOfflineAndReturn(page, room, MARKED);
    return { files: FILES, marked: MARKED, savedMs, limitMs: 5000, countdown };
  } finally {
    await browser.close();
    await room.dispose();
  }
}
