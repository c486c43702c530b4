import { hostname, networkInterfaces } from 'node:os';

/** How this computer is called on its networks. */
export interface Machine {
  readonly hostName: string;
  /** IPv4 and IPv6 addresses that other devices may use, loopback and link-local ones left out. */
  readonly addresses: readonly string[];
}

export function readMachine(): Machine {
  const addresses = Object.values(networkInterfaces())
    .flatMap((found) => found ?? [])
    .filter(({ internal, address }) => !internal && !/^fe80:/i.test(address))
    .map(({ address }) => address);
  return { hostName: hostname(), addresses: [...new Set(addresses)].sort() };
}

/** Names and addresses under which a server on this computer may be opened, for its certificate. */
export function certifiedNames({ hostName, addresses }: Machine, listenHost: string): CertifiedNames {
  const short = hostName.toLowerCase().split('.', 1)[0] ?? '';
  const chosen = isAddress(listenHost) ? [] : [listenHost];
  const names = ['localhost', hostName.toLowerCase(), `${short}.local`, ...chosen].filter((name) =>
    /^(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name),
  );
  const listening = isAddress(listenHost) && !/^(0\.0\.0\.0|::)$/.test(listenHost) ? [listenHost] : [];
  return {
    names: [...new Set(names)],
    addresses: [...new Set(['127.0.0.1', '::1', ...addresses, ...listening])],
  };
}

export interface CertifiedNames {
  readonly names: readonly string[];
  readonly addresses: readonly string[];
}

function isAddress(host: string): boolean {
  return /^[0-9.]+$/.test(host) || host.includes(':');
}
