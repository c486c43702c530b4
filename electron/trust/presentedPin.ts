import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { pinOf } from './pinOf.ts';

/** Milliseconds for the handshake. */
const HANDSHAKE_LIMIT = 10_000;

/** The key that a room shows now; `null` when it does not answer. */
export type Present = (roomUrl: string) => Promise<string | null>;

/**
 * The key that a room shows. Nothing is asked or believed over this connection; it ends with the handshake.
 * `null` when nobody answers there over TLS.
 */
export function presentedPin(roomUrl: string): Promise<string | null> {
  const { hostname, port } = new URL(roomUrl);
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: port === '' ? 443 : Number(port),
      ...(isIP(host) === 0 ? { servername: host } : {}),
      // Whatever is shown is only compared with a pin.
      rejectUnauthorized: false,
    });
    const end = (pin: string | null) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(pin);
    };
    const timer = setTimeout(() => end(null), HANDSHAKE_LIMIT);
    socket.once('error', () => end(null));
    socket.once('close', () => end(null));
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerX509Certificate();
      end(certificate === undefined ? null : pinOf(certificate));
    });
  });
}
