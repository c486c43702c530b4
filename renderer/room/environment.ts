import { postWithProgress, type PostBytes } from './postWithProgress.ts';

/** What the room client takes from the device besides its host; tests hand in their own. */
export interface Environment {
  /** This device's clock, milliseconds since 1970. */
  now(): number;
  /** Calls back once after `milliseconds`; answers how to cancel. */
  timer(milliseconds: number, callback: () => void): () => void;
  /** A random UUID. */
  randomId(): string;
  /** From 0 to below 1. */
  random(): number;
  /** Tells when the network may be back: the device came online, or the page is looked at again. */
  onWake(listener: () => void): () => void;
  /** Tells when the device has lost its network, as far as it knows; a room on the device itself may still answer. */
  onOffline(listener: () => void): () => void;
  readonly postBytes: PostBytes;
}

export function deviceEnvironment(): Environment {
  return {
    now: () => Date.now(),
    timer(milliseconds, callback) {
      const handle = setTimeout(callback, milliseconds);
      return () => clearTimeout(handle);
    },
    randomId,
    random: () => Math.random(),
    onWake,
    onOffline,
    postBytes: postWithProgress,
  };
}

/** A version 4 UUID; `crypto.randomUUID` is missing where the page has no secure context. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function onWake(listener: () => void): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const whenVisible = (): void => {
    if (document.visibilityState === 'visible') listener();
  };
  window.addEventListener('online', listener);
  document.addEventListener('visibilitychange', whenVisible);
  return () => {
    window.removeEventListener('online', listener);
    document.removeEventListener('visibilitychange', whenVisible);
  };
}

function onOffline(listener: () => void): () => void {
  if (typeof window === 'undefined') return () => undefined;
  window.addEventListener('offline', listener);
  return () => window.removeEventListener('offline', listener);
}
