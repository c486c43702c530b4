import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog, net, session, type Session } from 'electron';
import { answerersFor } from './bridge/answerers.ts';
import { serveBridge } from './bridge/serveBridge.ts';
import type { DeviceCache } from './cache/openCache.ts';
import { systemKeyStore } from './cache/systemKeyStore.ts';
import { readCommandLine } from './commandLine.ts';
import { MESSAGES } from './messages.ts';
import { handlePageScheme, registerPageScheme } from './page/pageScheme.ts';
import { restrictSession } from './page/permissions.ts';
import { resolveBySystemOnly, silenceChromium } from './page/quiet.ts';
import { forkRoom, freeRoomPort } from './room/forkRoom.ts';
import { RoomHost } from './room/RoomHost.ts';
import { mayLeave } from './trust/gateRequests.ts';
import { presentedPin } from './trust/presentedPin.ts';
import { RefusedKeys, verifyCertificate } from './trust/verifyCertificate.ts';
import { confine, createWindow } from './window/createWindow.ts';
import { setMenu } from './window/menu.ts';
import { openOrAsk } from './window/openOrAsk.ts';

/** Folder `dist`: this file is built to `dist/electron/main.js`. */
const DIST = dirname(dirname(fileURLToPath(import.meta.url)));

registerPageScheme();
silenceChromium();

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', showWindow);
  app.on('web-contents-created', (_event, contents) => confine(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault();
    callback(false);
  });
  app.whenReady().then(start).catch(giveUp);
} else {
  app.quit();
}

async function start(): Promise<void> {
  resolveBySystemOnly();
  setMenu(process.platform);
  restrictSession(session.defaultSession);
  handlePageScheme(session.defaultSession, join(DIST, 'renderer'));
  const cache = await openOrAsk(
    {
      folder: join(app.getPath('userData'), 'device'),
      keyStore: systemKeyStore(process.platform),
      fetch: (url, init) => net.fetch(url, init),
      report,
    },
    Date.now,
  );
  if (cache === null) {
    app.quit();
    return;
  }
  const room = hostedRoom();
  const refused = new RefusedKeys();
  pinRooms(session.defaultSession, cache, refused);
  serveBridge(answerersFor(cache, room, refused), report);
  endInOrder(cache, room);
  openWindow();
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow();
  });
}

/** Page, files and sockets speak only to rooms whose key is kept on this device. */
function pinRooms(ofRooms: Session, { pins }: DeviceCache, refused: RefusedKeys): void {
  const onChanged = (hostname: string) => {
    report(`${hostname} shows another key than the one kept`);
    const { title, detail, buttons } = MESSAGES.keyChanged;
    void dialog.showMessageBox({
      type: 'warning',
      message: title,
      detail: `${hostname}\n\n${detail}`,
      buttons: [...buttons],
    });
  };
  const verify = verifyCertificate(pins, refused, onChanged);
  ofRooms.setCertificateVerifyProc((shown, answer) => answer(verify(shown)));
  const gate = { pins, present: presentedPin, refused, onChanged };
  ofRooms.webRequest.onBeforeRequest({ urls: ['https://*/*', 'wss://*/*'] }, ({ url }, answer) => {
    mayLeave(gate, url).then(
      (may) => answer({ cancel: !may }),
      (error: unknown) => {
        report(error);
        answer({ cancel: true });
      },
    );
  });
}

function openWindow(): void {
  const icon = app.isPackaged
    ? join(process.resourcesPath, 'icon.png')
    : join(dirname(DIST), 'resources', 'icons', 'icon.png');
  createWindow({
    preload: join(DIST, 'electron', 'preload.cjs'),
    icon: existsSync(icon) ? icon : null,
    title: app.getName(),
    boundsFile: join(app.getPath('userData'), 'window.json'),
    room: readCommandLine(process.argv, process.env).room,
    developerTools: !app.isPackaged,
    report,
  });
}

function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}

function hostedRoom(): RoomHost {
  const packagedSample = join(process.resourcesPath, 'sample');
  const sampleFolder = app.isPackaged ? packagedSample : join(DIST, 'sample');
  return new RoomHost({
    fork: (args) => forkRoom(join(DIST, 'server', 'main.js'), args),
    freePort: freeRoomPort,
    dataFolder: join(app.getPath('userData'), 'room'),
    sampleFolder: existsSync(sampleFolder) ? sampleFolder : null,
    onCrash: (code) => {
      report(`the room server ended with code ${code}`);
      const { title, detail, buttons } = MESSAGES.roomCrashed;
      void dialog.showMessageBox({ type: 'warning', message: title, detail, buttons: [...buttons] });
    },
    setTimer: (action, milliseconds) => {
      const timer = setTimeout(action, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}

/** Windows first, then the room, then the device's copy, whatever fails on the way. */
function endInOrder(cache: DeviceCache, room: RoomHost): void {
  app.on('window-all-closed', () => app.quit());
  let ending = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (ending) return;
    ending = true;
    void room
      .stop()
      .catch(report)
      .then(() => cache.close())
      .catch(report)
      .finally(() => app.exit(0));
  });
}

function giveUp(error: unknown): void {
  report(error);
  dialog.showErrorBox(MESSAGES.failed.title, MESSAGES.failed.detail);
  app.exit(1);
}

function report(error: unknown): void {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
}
