import { TOKEN_PROTOCOL_PREFIX } from '../../shared/protocol/link.ts';
import type { SyncRequest } from './Connection.ts';

const PATH = '/sync';

/** What an upgrade request asks for, or `null` when its path is not ours. A bad name stays a name. */
export function parseUpgrade(address: string, protocols: string | undefined): SyncRequest | null {
  const [path = '', query = ''] = address.split('?', 2);
  const token = tokenAmong(protocols ?? '') ?? new URLSearchParams(query).get('token');
  if (path === PATH || path === `${PATH}/`) return { document: null, token };
  if (!path.startsWith(`${PATH}/`)) return null;
  return { document: decoded(path.slice(PATH.length + 1)), token };
}

function tokenAmong(protocols: string): string | null {
  const offered = protocols.split(',').map((name) => name.trim());
  const found = offered.find((name) => name.startsWith(TOKEN_PROTOCOL_PREFIX));
  return found?.slice(TOKEN_PROTOCOL_PREFIX.length) ?? null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not an encoding: it will be no document's name either.
    return text;
  }
}
