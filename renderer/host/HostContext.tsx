import { createContext, useContext } from 'react';
import type { Host } from './Host.ts';

const HostContext = createContext<Host | null>(null);

export const HostProvider = HostContext.Provider;

/** The device's host, as handed in by the entry file. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === null) throw new Error('no host');
  return host;
}
