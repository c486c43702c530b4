import { hostname, networkInterfaces } from 'node:os';
import { isLocalAddress } from './nameConstraints.ts';

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

/**
 * Names and addresses under which a server on this computer may be opened, for its certificate. Public IPv6
 * addresses are left out: systems change them every day, and no link names them.
 */
export function certifiedNames({ hostName, addresses }: Machine, listenHost: string): MachineNames {
  const own = hostName.toLowerCase();
  const chosen = isAddress(listenHost) ? [] : [listenHost.toLowerCase()];
  const names = ['localhost', `${own.split('.', 1)[0] ?? ''}.local`, ...chosen].filter(isName);
  const listening = isAddress(listenHost) && !/^(0\.0\.0\.0|::)$/.test(listenHost) ? [listenHost] : [];
  const lasting = addresses.filter((address) => !address.includes(':') || isLocalAddress(address));
  return {
    names: [...new Set(names)],
    addresses: [...new Set(['127.0.0.1', '::1', ...lasting, ...listening])],
    ownName: isName(own) ? own : null,
  };
}

export interface CertifiedNames {
  readonly names: readonly string[];
  readonly addresses: readonly string[];
}

export interface MachineNames extends CertifiedNames {
  /** This computer's name as it stands, which may be any and may change. */
  readonly ownName: string | null;
}

function isName(name: string): boolean {
  return /^(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name);
}

function isAddress(host: string): boolean {
  return /^[0-9.]+$/.test(host) || host.includes(':');
}
