import { randomBytes, type X509Certificate } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { doorPage, doorPolicy } from './doorPage.ts';

/** A name or address as a `Host` header carries it; nothing that would go on as something else. */
const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i;

/** Ports of the running server; known once it listens. */
export interface Ports {
  readonly secure: number;
  /** `null` where the authority is not offered. */
  readonly authority: number | null;
}

/** The house's own at present; `null` with a certificate that was given. */
type AuthorityNow = () => X509Certificate | null;

/** Plain HTTP from elsewhere: to the secure address, for a browser by way of the page that explains it. */
export function answerForeign(ports: () => Ports, authority: AuthorityNow): RequestListener {
  return (request, response) => {
    request.resume();
    const secureUrl = secureUrlOf(request, ports());
    if (wantsPage(request)) {
      sendDoorPage(request, response, secureUrl, ports(), authority());
    } else {
      response.writeHead(308, { location: secureUrl, 'content-length': 0, ...UNCACHED }).end();
    }
  };
}

/** The port for devices that do not trust the room yet: the authority's certificate and how to install it. */
export function answerAuthority(ports: () => Ports, authority: () => X509Certificate): RequestListener {
  return (request, response) => {
    request.resume();
    const path = request.url?.split('?', 1)[0];
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    if (path === '/ca.crt' && isReading) {
      const bytes = authority().raw;
      // The type by which iOS, Android and Windows offer to install it; as an attachment iOS would only save it.
      const headers = { 'content-type': 'application/x-x509-ca-cert', 'content-length': bytes.length };
      response.writeHead(200, { ...headers, ...UNCACHED }).end(request.method === 'HEAD' ? null : bytes);
    } else if (path === '/' && isReading) {
      sendDoorPage(request, response, secureUrlOf(request, ports()), ports(), authority());
    } else {
      response.writeHead(404, { 'content-length': 0, ...UNCACHED }).end();
    }
  };
}

const UNCACHED = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

function wantsPage(request: IncomingMessage): boolean {
  const reading = request.method === 'GET' && request.headers.upgrade === undefined;
  return reading && (request.headers.accept ?? '').includes('text/html');
}

function sendDoorPage(
  request: IncomingMessage,
  response: ServerResponse,
  secureUrl: string,
  ports: Ports,
  authority: X509Certificate | null,
): void {
  const offered =
    authority === null || ports.authority === null
      ? null
      : {
          url: `http://${hostOf(request)}:${ports.authority}/ca.crt`,
          fingerprint: authority.fingerprint256,
        };
  const page = { secureUrl, authority: offered, nonce: randomBytes(16).toString('base64') };
  const body = doorPage(page);
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': doorPolicy(page) };
  response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(body), ...UNCACHED });
  response.end(request.method === 'HEAD' ? null : body);
}

function secureUrlOf(request: IncomingMessage, { secure }: Ports): string {
  const path = /^\/(?!\/)[\x21-\x7e]*$/.test(request.url ?? '') ? request.url : '/';
  return `https://${hostOf(request)}:${secure}${path}`;
}

/** As the device asked for it, else the address it reached. */
function hostOf(request: IncomingMessage): string {
  const asked = HOST.exec(request.headers.host ?? '')?.[1];
  if (asked !== undefined) return asked;
  const reached = request.socket.localAddress?.replace(/^::ffff:/, '') ?? 'localhost';
  return reached.includes(':') ? `[${reached}]` : reached;
}
