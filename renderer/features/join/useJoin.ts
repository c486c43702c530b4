import { useState } from 'react';
import { PROTOCOL_VERSION } from '../../../shared/protocol/http.ts';
import type { RememberedSession } from '../../host/Host.ts';
import { useHost } from '../../host/HostContext.tsx';
import { join, roomInfo } from '../../room/join.ts';
import { RequestError } from '../../room/RequestError.ts';
import { doubtOf } from './doubtOf.ts';

export type JoinFailure =
  | { readonly kind: 'error'; readonly error: unknown }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'keyChanged' | 'keyDifferent' | 'restart' }
  | { readonly kind: 'outdated' }
  | { readonly kind: 'notARoom' };

export type JoinState =
  | { readonly status: 'idle' }
  | { readonly status: 'joining' }
  /** The person has to compare the key that the room shows (`pin`) before anything is sent there. */
  | { readonly status: 'comparing'; readonly roomUrl: string; readonly pin: string }
  | { readonly status: 'failed'; readonly failure: JoinFailure };

function failureOf(error: unknown): JoinFailure {
  if (error instanceof RequestError) {
    if (error.code === 'tooManyTries' && error.retryAfterSeconds !== null) {
      return { kind: 'wait', seconds: error.retryAfterSeconds };
    }
    if (error.code === 'notFound') return { kind: 'notARoom' };
  }
  return { kind: 'error', error };
}

/** What the room's list of devices shows for this one. */
function deviceName(): string {
  return navigator.userAgent.slice(0, 120);
}

/**
 * `submit` signs in with a code; `pin` is the key from the join link or one that the person compared. Answers the remembered
 * session, or `null` with the failure, or the key to compare, in `state`.
 */
export function useJoin() {
  const host = useHost();
  const [state, setState] = useState<JoinState>({ status: 'idle' });
  const submit = async (
    roomUrl: string,
    code: string,
    pin: string | null,
  ): Promise<RememberedSession | null> => {
    setState({ status: 'joining' });
    try {
      const doubt = await doubtOf(host, roomUrl, pin);
      if (doubt !== null) {
        setState(
          doubt.kind === 'compare'
            ? { status: 'comparing', roomUrl, pin: doubt.pin }
            : { status: 'failed', failure: doubt },
        );
        return null;
      }
      const room = await roomInfo(host, roomUrl);
      if (room.protocol !== PROTOCOL_VERSION) {
        setState({ status: 'failed', failure: { kind: 'outdated' } });
        return null;
      }
      const session = await join(host, roomUrl, code, deviceName());
      setState({ status: 'idle' });
      return session;
    } catch (error) {
      setState({ status: 'failed', failure: failureOf(error) });
      return null;
    }
  };
  return { state, submit, reset: () => setState({ status: 'idle' }) };
}
