import type { SittingRecord } from './attendance.ts';
import type { ProxyEvent } from './proxyEvent.ts';
import type { SessionState } from './session.ts';
import { hasSitting, recordOf, withQuorum } from './sittings.ts';

export function applyToProxies(state: SessionState, event: ProxyEvent): SessionState {
  if (event.type === 'weightsSet') {
    return { ...state, weights: new Map(event.weights.map(({ memberId, weight }) => [memberId, weight])) };
  }
  if (!hasSitting(state, event.sittingId)) return state;
  const record = withQuorum(state, recordAfter(recordOf(state, event.sittingId), event));
  return { ...state, sittingRecords: new Map(state.sittingRecords).set(event.sittingId, record) };
}

function recordAfter(
  record: SittingRecord,
  event: Exclude<ProxyEvent, { type: 'weightsSet' }>,
): SittingRecord {
  const proxies = new Map(record.proxies);
  // Given anew, it stands last, whoever held it before.
  proxies.delete(event.giverId);
  if (event.type === 'proxyGiven') {
    const { giverId, holderId, paper, at, by } = event;
    proxies.set(giverId, { holderId, paper, at, by });
  }
  return { ...record, proxies };
}
