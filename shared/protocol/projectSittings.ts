import type { SittingRecord } from '../domain/attendance.ts';
import type { Device } from '../domain/device.ts';
import { isDelegate } from '../domain/roster.ts';
import type { SessionState } from '../domain/session.ts';
import type { Projection } from './projection.ts';

type Part = Pick<Projection, 'sittingRecords' | 'roll' | 'declared' | 'leave'>;

/** P7: reasons for leave are the desk's only. */
export function sittingParts(state: SessionState, seesAll: boolean): Part {
  const records = seesAll || state.published ? [...state.sittingRecords.values()] : [];
  return {
    sittingRecords: Object.fromEntries(records.map((record) => [record.sittingId, viewOf(record)])),
    roll: keyed(state, records, (record) => record.roll),
    declared: keyed(
      state,
      records,
      (record) => new Map([...record.declared].map((id) => [id, true as const])),
    ),
    leave: seesAll ? keyed(state, records, (record) => record.leave) : {},
  };
}

function viewOf({ sittingId, pack, openedAt, closedAt }: SittingRecord) {
  return { id: sittingId, pack, openedAt, closedAt };
}

/** Entries of those who are delegates, so that counting them gives the rule's number (T8). */
function keyed<Value>(
  state: SessionState,
  records: readonly SittingRecord[],
  part: (record: SittingRecord) => ReadonlyMap<string, Value>,
): Record<string, Value> {
  const delegates = new Set<string>();
  for (const member of state.members.values()) if (isDelegate(member)) delegates.add(member.id);
  const entries = records.flatMap((record) =>
    [...part(record)].flatMap(([memberId, value]) =>
      delegates.has(memberId) ? [[`${record.sittingId}/${memberId}`, value] as const] : [],
    ),
  );
  return Object.fromEntries(entries);
}

/** P9: the room sees the keys that sign, neither what the devices are called nor who vouched for them. */
export function devicesFor(state: SessionState, seesAll: boolean): Device[] {
  const devices = [...state.devices.values()];
  return seesAll ? devices : devices.map((device) => ({ ...device, name: '', approvedBy: [] }));
}
