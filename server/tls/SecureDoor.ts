import type { RequestListener, Server } from 'node:http';
import { createServer as createHttpServer } from 'node:http';
import type { Socket } from 'node:net';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:tls';
import type { Log } from '../log.ts';
import type { ServedCertificate } from './HouseCertificate.ts';

/** First byte of a TLS connection: the content type of a handshake (RFC 8446, 5.1). */
const TLS_HANDSHAKE = 0x16;
/** Milliseconds for the first byte: browsers open connections ahead and keep them silent. */
const SILENCE_LIMIT = 60_000;
const HANDSHAKE_LIMIT = 20_000;
/** Milliseconds that one answer to a plain request from elsewhere may take in all. */
const FOREIGN_LIMIT = 20_000;

export interface SecureDoorOptions {
  readonly certificate: ServedCertificate;
  /** Whether an address is this computer, which may speak plain HTTP. */
  readonly isOwn: (remoteAddress: string) => boolean;
  /** Answers plain HTTP of all others. */
  readonly answerForeign: RequestListener;
  readonly log: Log;
}

/**
 * Makes one port of an HTTP server speak both: a connection whose first byte is a TLS handshake is served over
 * TLS, any other one in plain HTTP, to this computer only. Requests, upgrades, limits and timeouts stay those
 * of the server; its sockets tell the peer's address in both cases.
 */
export class SecureDoor {
  readonly #tls: TlsServer;
  readonly #foreign: Server;
  readonly #options: SecureDoorOptions;
  readonly #serve: (socket: Socket) => void;
  /** Not yet, or never, known to the HTTP server. */
  readonly #waiting = new Set<Socket>();

  constructor(server: Server, options: SecureDoorOptions) {
    this.#options = options;
    const listeners = server.listeners('connection') as ((socket: Socket) => void)[];
    server.removeAllListeners('connection');
    this.#serve = (socket) => {
      for (const listener of listeners) listener.call(server, socket);
    };
    server.on('connection', (socket) => this.#enter(socket));
    this.#foreign = createHttpServer((request, response) => {
      response.setHeader('connection', 'close');
      options.answerForeign(request, response);
    });
    this.#tls = createTlsServer({
      ...contextOf(options.certificate),
      ALPNProtocols: ['http/1.1'],
      handshakeTimeout: HANDSHAKE_LIMIT,
    });
    this.#tls.on('secureConnection', (socket) => this.#serve(socket));
    this.#tls.on('tlsClientError', (error) => options.log.info({ err: error }, 'a TLS handshake failed'));
  }

  /** For connections from now on. */
  renew(certificate: ServedCertificate): void {
    this.#tls.setSecureContext(contextOf(certificate));
  }

  /** Ends the connections that the HTTP server does not know of. */
  close(): void {
    for (const socket of this.#waiting) socket.destroy();
  }

  #enter(socket: Socket): void {
    this.#waiting.add(socket);
    const fail = () => socket.destroy();
    const timer = setTimeout(fail, SILENCE_LIMIT).unref();
    socket.on('error', fail);
    socket.once('close', () => {
      clearTimeout(timer);
      this.#waiting.delete(socket);
    });
    socket.once('readable', () => {
      clearTimeout(timer);
      const first = socket.read(1) as Buffer | null;
      if (first === null) return fail();
      socket.unshift(first);
      socket.off('error', fail);
      this.#direct(socket, first[0] === TLS_HANDSHAKE);
    });
  }

  #direct(socket: Socket, isTls: boolean): void {
    if (isTls) {
      this.#tls.emit('connection', socket);
    } else if (this.#options.isOwn(socket.remoteAddress ?? '')) {
      this.#waiting.delete(socket);
      this.#serve(socket);
    } else {
      const timer = setTimeout(() => socket.destroy(), FOREIGN_LIMIT).unref();
      socket.once('close', () => clearTimeout(timer));
      this.#foreign.emit('connection', socket);
    }
  }
}

function contextOf({ cert, key }: ServedCertificate) {
  return { cert, key, minVersion: 'TLSv1.2' } as const;
}

/** Loopback addresses, also as an IPv6 socket writes those of IPv4. */
export function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\./.test(address) || address === '::1';
}
