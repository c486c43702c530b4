import { useCallback, useEffect, useState } from 'react';
import type { RememberedSession } from '../../host/Host.ts';
import { useHost } from '../../host/HostContext.tsx';

type State =
  | { readonly status: 'loading' | 'failed' }
  | {
      readonly status: 'ready';
      readonly sessions: readonly RememberedSession[];
      /** When they were read, milliseconds since 1970. */
      readonly readAt: number;
    };

export type Remembered = State & { readonly reload: () => void };

/** The sessions of this device, the last used first. */
export function useRememberedSessions(): Remembered {
  const host = useHost();
  const [state, setState] = useState<State>({ status: 'loading' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    host.identity.sessions().then(
      (sessions) => {
        const sorted = [...sessions].sort((a, b) => b.lastUsedAt - a.lastUsedAt);
        if (current) setState({ status: 'ready', sessions: sorted, readAt: Date.now() });
      },
      () => {
        if (current) setState({ status: 'failed' });
      },
    );
    return () => {
      current = false;
    };
  }, [host, round]);
  const reload = useCallback(() => setRound((value) => value + 1), []);
  return { ...state, reload };
}
