import { networkInterfaces } from 'node:os';

const EVERY_ADDRESS: readonly string[] = ['0.0.0.0', '::'];
const LOOPBACK = /^(127\.|::1$|localhost$)/;

/** The address for programs on this computer. */
export function urlAt(host: string, port: number): string {
  const name = EVERY_ADDRESS.includes(host) ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Addresses at which other devices reach a server that listens on `host`. */
export function networkAddresses(host: string, port: number): string[] {
  if (LOOPBACK.test(host)) return [];
  if (!EVERY_ADDRESS.includes(host)) return [urlAt(host, port)];
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => urlAt(address.address, port));
}
