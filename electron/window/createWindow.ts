import { BrowserWindow, dialog, nativeTheme, screen, type WebContents } from 'electron';
import { APP_ORIGIN, ROOM_ARGUMENT } from '../../shared/bridge/contract.ts';
import { originOf } from '../page/permissions.ts';
import { readBounds, writeBounds } from './bounds.ts';
import { MESSAGES, type Message } from '../messages.ts';

export interface WindowOptions {
  readonly preload: string;
  readonly icon: string | null;
  readonly title: string;
  /** File that keeps the window's place. */
  readonly boundsFile: string;
  readonly room: string | null;
  readonly developerTools: boolean;
  readonly report: (error: unknown) => void;
}

const PAGE_URL = `${APP_ORIGIN}/desktop.html`;

/** The one window. It shows itself when the page has drawn something. */
export function createWindow(options: WindowOptions): BrowserWindow {
  const saved = readBounds(
    options.boundsFile,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const { workAreaSize } = screen.getPrimaryDisplay();
  const window = new BrowserWindow({
    width: saved?.width ?? Math.min(1366, workAreaSize.width),
    height: saved?.height ?? Math.min(768, workAreaSize.height),
    ...(saved === null ? {} : { x: saved.x, y: saved.y }),
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: options.title,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#f7f5f0',
    ...(options.icon === null ? {} : { icon: options.icon }),
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: options.developerTools,
      additionalArguments: options.room === null ? [] : [`${ROOM_ARGUMENT}${options.room}`],
    },
  });
  if (saved?.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => keepBounds(window, options));
  answerFailures(window);
  window.loadURL(PAGE_URL).catch(options.report);
  return window;
}

/** For every page of the application: it stays where it is, opens nothing, embeds nothing. */
export function confine(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (originOf(event.url) !== APP_ORIGIN) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // Everything is kept on the device as it is made: a page never holds up the closing of its window.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
}

function keepBounds(window: BrowserWindow, options: WindowOptions): void {
  try {
    writeBounds(options.boundsFile, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  } catch (error) {
    options.report(error);
  }
}

function answerFailures(window: BrowserWindow): void {
  let asking = false;
  let reopening = false;
  const ask = async (message: Message): Promise<number> => {
    if (asking || window.isDestroyed()) return -1;
    asking = true;
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: message.title,
      detail: message.detail,
      buttons: [...message.buttons],
      noLink: true,
    });
    asking = false;
    return window.isDestroyed() ? -1 : response;
  };
  window.on('unresponsive', () => {
    void ask(MESSAGES.unresponsive).then((response) => {
      if (response !== 1) return;
      reopening = true;
      window.webContents.forcefullyCrashRenderer();
    });
  });
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    if (reopening) {
      reopening = false;
      window.webContents.reload();
      return;
    }
    void ask(MESSAGES.crashed).then((response) => {
      if (response === 0) window.webContents.reload();
      if (response === 1) window.close();
    });
  });
}
