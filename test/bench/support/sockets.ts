import { once } from 'node:events';
import { WebSocket } from 'ws';

/** An open socket; its messages are Buffers. */
export async function openSocket(url: string, protocols: readonly string[] = []): Promise<WebSocket> {
  const socket = new WebSocket(url, [...protocols], { perMessageDeflate: false });
  await once(socket, 'open');
  return socket;
}

export async function openSockets(url: string, count: number): Promise<WebSocket[]> {
  return Promise.all(Array.from({ length: count }, () => openSocket(url)));
}

/** Resolves when all have said so; each may say so more than once. */
export function whenAll(count: number): { readonly done: Promise<void>; tell(index: number): void } {
  const left = new Set(Array.from({ length: count }, (_, index) => index));
  let resolve: () => void = () => undefined;
  const done = new Promise<void>((resolvePromise) => (resolve = resolvePromise));
  return {
    done,
    tell(index) {
      if (left.delete(index) && left.size === 0) resolve();
    },
  };
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export async function within<Value>(
  milliseconds: number,
  what: string,
  promise: Promise<Value>,
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([promise, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
