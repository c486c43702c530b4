import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import { requestedRange } from './byteRange.ts';
import { contentPolicy, NONCE_PLACEHOLDER } from './contentPolicy.ts';
import { mediaType } from './mediaType.ts';

const PAGE = 'desktop.html';

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), clipboard-write=(self), fullscreen=(self)',
  'cache-control': 'no-cache',
} as const;

/**
 * Answers a request for `app://paperless/…` out of `folder` (the built renderer): ranges as 206, the page
 * itself with a new nonce and its policy. A path without an ending is one of the application's own
 * addresses and gets the page. Nothing outside the folder is served.
 */
export async function servePage(folder: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405);
  const path = pathInside(folder, request.url);
  if (path === null) return answer(404);
  if (path.endsWith('.html')) return html(path, request.method);
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) return answer(404);
  return file(path, found.size, request);
}

/** `null` for what is not a path of a file inside the folder. */
function pathInside(folder: string, url: string): string | null {
  let name: string;
  try {
    name = decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
  if (/[\0\\]/.test(name) || name.split('/').includes('..')) return null;
  const last = name.split('/').at(-1) ?? '';
  const path = normalize(join(folder, last.includes('.') ? name : PAGE));
  return path.startsWith(folder + sep) ? path : null;
}

async function html(path: string, method: string): Promise<Response> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return answer(404);
  const nonce = randomBytes(16).toString('base64');
  return new Response(method === 'HEAD' ? null : text.replaceAll(NONCE_PLACEHOLDER, nonce), {
    headers: {
      ...HEADERS,
      'content-type': mediaType(path),
      'content-security-policy': contentPolicy(nonce),
      'cache-control': 'no-store',
    },
  });
}

function file(path: string, bytes: number, request: Request): Response {
  const range = requestedRange(request.headers.get('range'), bytes);
  if (range === 'unsatisfiable') return answer(416, { 'content-range': `bytes */${bytes}` });
  const { begin, end } = range ?? { begin: 0, end: bytes };
  const headers = {
    ...HEADERS,
    'content-security-policy': contentPolicy(null),
    'content-type': mediaType(path),
    'content-length': String(end - begin),
    'accept-ranges': 'bytes',
    ...(range === null ? {} : { 'content-range': `bytes ${begin}-${end - 1}/${bytes}` }),
  };
  const empty = request.method === 'HEAD' || end === begin;
  // The two ReadableStream types, of Node and of the DOM, name one class.
  const body = empty
    ? null
    : (Readable.toWeb(createReadStream(path, { start: begin, end: end - 1 })) as ReadableStream<Uint8Array>);
  return new Response(body, { status: range === null ? 200 : 206, headers });
}

function answer(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status, headers: { ...HEADERS, ...headers } });
}
