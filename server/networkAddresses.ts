import type { Machine } from './tls/machine.ts';

const EVERY_ADDRESS: readonly string[] = ['0.0.0.0', '::'];
const LOOPBACK = /^(127\.|::1$|localhost$)/;

/** The address for programs on this computer: plain, since nothing leaves it. */
export function urlAt(host: string, port: number, scheme: 'http' | 'https' = 'http'): string {
  const name = EVERY_ADDRESS.includes(host) ? '127.0.0.1' : host;
  return `${scheme}://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Whether a server that listens there is reached from this computer only. */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK.test(host);
}

/** Addresses at which other devices reach a server that listens on `host`. */
export function networkAddresses(
  host: string,
  port: number,
  { addresses }: Machine,
  scheme: 'http' | 'https',
): string[] {
  if (isLoopbackHost(host)) return [];
  if (!EVERY_ADDRESS.includes(host)) return [urlAt(host, port, scheme)];
  return addresses.filter((address) => !address.includes(':')).map((address) => urlAt(address, port, scheme));
}
