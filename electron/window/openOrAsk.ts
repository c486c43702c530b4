import { renameSync } from 'node:fs';
import { app, dialog } from 'electron';
import { CacheFault, type CacheFaultCode } from '../cache/CacheFault.ts';
import { openCache, type CacheOptions, type DeviceCache } from '../cache/openCache.ts';
import { MESSAGES, type Message } from '../messages.ts';

/**
 * Opens the device's copy. Where it does not open, asks whether to try again, to set the copy aside (kept
 * under another name, nothing is deleted) and begin a new one, or to quit: then `null`.
 */
export async function openOrAsk(options: CacheOptions, now: () => number): Promise<DeviceCache | null> {
  for (;;) {
    try {
      return openCache(options);
    } catch (error) {
      options.report(error instanceof Error ? (error.stack ?? error.message) : String(error));
      const message = messageFor(error instanceof CacheFault ? error.fault : null);
      const choice = await choose(message);
      if (choice === 'quit') return null;
      if (choice === 'begin') renameSync(options.folder, `${options.folder}.aside-${now()}`);
    }
  }
}

function messageFor(fault: CacheFaultCode | null): Message {
  if (fault === 'keyStoreUnavailable' || fault === 'unreadable' || fault === 'newerVersion') {
    return MESSAGES[fault];
  }
  return MESSAGES.failed;
}

async function choose(message: Message): Promise<'again' | 'begin' | 'quit'> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: app.getName(),
    message: message.title,
    detail: message.detail,
    buttons: [...message.buttons],
    noLink: true,
  });
  if (message.buttons.length === 1) return 'quit';
  return (['again', 'begin', 'quit'] as const)[response] ?? 'quit';
}
