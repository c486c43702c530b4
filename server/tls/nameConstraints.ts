import { AsnConvert } from '@peculiar/asn1-schema';
import {
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_nameConstraints,
  NameConstraints,
} from '@peculiar/asn1-x509';
import { Extension, X509Certificate } from '@peculiar/x509';
import { BlockList, isIPv6 } from 'node:net';
import type { CertifiedNames } from './machine.ts';

/** What an authority may vouch for: no other name and no other address, whoever holds its key. */
export interface Permitted {
  /** Each with all names below it. */
  readonly names: readonly string[];
  /** As `address/prefix length`. */
  readonly ranges: readonly string[];
}

/** Loopback, private and link-local addresses: RFC 1122, 1918, 3927, 4193, 4291, 6598. */
const LOCAL_RANGES = [
  ...['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', '100.64.0.0/10'],
  ...['::1/128', 'fc00::/7', 'fe80::/10'],
];
const LOCAL: Permitted = { names: ['localhost', 'local'], ranges: LOCAL_RANGES };

/** Names and addresses of local networks, and of these what is outside of them. */
export function permittedFor(certified: CertifiedNames, before: Permitted = LOCAL): Permitted {
  const { names, addresses } = outside(before, certified);
  return {
    names: [...before.names, ...names],
    ranges: [...before.ranges, ...addresses.map((address) => `${address}/${isIPv6(address) ? 128 : 32}`)],
  };
}

/** What of these an authority with this constraint cannot vouch for. */
export function outside({ names, ranges }: Permitted, certified: CertifiedNames): CertifiedNames {
  const list = rangesOf(ranges);
  return {
    names: certified.names.filter(
      (name) => !names.some((base) => name === base || name.endsWith(`.${base}`)),
    ),
    addresses: certified.addresses.filter((address) => !isWithin(list, address)),
  };
}

/** Whether an address belongs to local networks only. */
export function isLocalAddress(address: string): boolean {
  return isWithin(rangesOf(LOCAL_RANGES), address);
}

/** The constraint as an extension (RFC 5280, 4.2.1.10), which who does not understand it must not pass over. */
export function constraintOf({ names, ranges }: Permitted): Extension {
  const bases = [
    ...names.map((dNSName) => new GeneralName({ dNSName })),
    ...ranges.map((iPAddress) => new GeneralName({ iPAddress })),
  ];
  const permittedSubtrees = new GeneralSubtrees(bases.map((base) => new GeneralSubtree({ base })));
  const constraints = new NameConstraints({ permittedSubtrees });
  return new Extension(id_ce_nameConstraints, true, AsnConvert.serialize(constraints));
}

/** What an authority (PEM) is constrained to; `null` for one without a constraint. */
export function permittedBy(authority: string): Permitted | null {
  const extension = new X509Certificate(authority).getExtension(id_ce_nameConstraints);
  if (extension === null) return null;
  const { permittedSubtrees } = AsnConvert.parse(extension.value, NameConstraints);
  const bases = [...(permittedSubtrees ?? [])].map(({ base }) => base);
  return {
    names: bases.flatMap(({ dNSName }) => dNSName ?? []),
    ranges: bases.flatMap(({ iPAddress }) => iPAddress ?? []),
  };
}

function rangesOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', prefix] = range.split('/');
    list.addSubnet(network, Number(prefix), isIPv6(network) ? 'ipv6' : 'ipv4');
  }
  return list;
}

function isWithin(list: BlockList, address: string): boolean {
  return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
