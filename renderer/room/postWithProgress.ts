import { RequestError } from './RequestError.ts';

interface Posted {
  readonly status: number;
  readonly body: string;
}

/** Posts bytes and reports the share sent, from 0 to 1. Rejects with `RequestError` (`unreachable`) or an abort. */
export type PostBytes = (
  url: string,
  headers: Readonly<Record<string, string>>,
  bytes: Blob,
  onProgress: (share: number) => void,
  signal: AbortSignal | undefined,
) => Promise<Posted>;

/** By XMLHttpRequest: `fetch` tells nothing about the progress of an upload. */
export const postWithProgress: PostBytes = (url, headers, bytes, onProgress, signal) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    const ended = (settle: () => void) => (): void => {
      signal?.removeEventListener('abort', abort);
      settle();
    };
    request.open('POST', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    };
    request.onload = ended(() => resolve({ status: request.status, body: request.responseText }));
    request.onerror = ended(() => reject(new RequestError('unreachable')));
    request.onabort = ended(() => reject(new DOMException('upload aborted', 'AbortError')));
    if (signal?.aborted === true) {
      reject(new DOMException('upload aborted', 'AbortError'));
      return;
    }
    signal?.addEventListener('abort', abort);
    request.send(bytes);
  });
