import type { SittingRecord } from '../domain/attendance.ts';
import type { Device } from '../domain/device.ts';
import { proxiesOf } from '../domain/proxy.ts';
import { isDelegate } from '../domain/roster.ts';
import type { SessionState } from '../domain/session.ts';
import type { Projection } from './projection.ts';

type Records = readonly SittingRecord[];
type Members = SessionState['members'];

/** P7: the sittings that an audience sees. */
export function recordsFor(
  { sittingRecords, published }: Pick<SessionState, 'sittingRecords' | 'published'>,
  seesAll: boolean,
): Records {
  return seesAll || published ? [...sittingRecords.values()] : [];
}

export function sittingRecordViews(records: Records): Projection['sittingRecords'] {
  const views = records.map(({ sittingId, pack, openedAt, closedAt, pause, hadQuorum }) => [
    sittingId,
    { id: sittingId, pack, openedAt, closedAt, pause, hadQuorum },
  ]);
  return Object.fromEntries(views) as Projection['sittingRecords'];
}

export function rollIn(records: Records, members: Members): Projection['roll'] {
  return keyed(records, members, (record) => record.roll);
}

export function declaredIn(records: Records, members: Members): Projection['declared'] {
  return keyed(records, members, ({ declared }) => new Map([...declared].map((id) => [id, true as const])));
}

/** P7: reasons for leave are the desk's only. */
export function leaveIn(records: Records, members: Members): Projection['leave'] {
  return keyed(records, members, (record) => record.leave);
}

export function substitutesIn(records: Records, members: Members): Projection['substitutes'] {
  return keyed(records, members, (record) => record.substitutes);
}

/** U10. */
export function proxiesIn(
  records: Records,
  sources: Pick<SessionState, 'members'>,
  seesAll: boolean,
): Projection['proxies'] {
  return Object.fromEntries(
    records.flatMap((record) =>
      [...proxiesOf(sources, record)].map(([giverId, { holderId, paper }]) => [
        `${record.sittingId}/${giverId}`,
        { holderId, paper: seesAll ? paper : null },
      ]),
    ),
  );
}

/** P7: also of those who are delegates no more; the history is not rewritten. */
export function rollChangesIn(records: Records): Projection['rollChanges'] {
  return Object.fromEntries(
    records.flatMap(({ sittingId, rollChanges }) =>
      rollChanges.map((change, index) => [`${sittingId}/${index}`, change]),
    ),
  );
}

/** Entries of those who are delegates, so that counting them gives the rule's number (T8). */
function keyed<Value>(
  records: Records,
  members: Members,
  part: (record: SittingRecord) => ReadonlyMap<string, Value>,
): Record<string, Value> {
  const delegates = new Set<string>();
  for (const member of members.values()) if (isDelegate(member)) delegates.add(member.id);
  const entries = records.flatMap((record) =>
    [...part(record)].flatMap(([memberId, value]) =>
      delegates.has(memberId) ? [[`${record.sittingId}/${memberId}`, value] as const] : [],
    ),
  );
  return Object.fromEntries(entries);
}

/** P9: the room sees the keys that sign, neither what the devices are called nor who vouched for them. */
export function devicesFor(devices: readonly Device[], seesAll: boolean): readonly Device[] {
  return seesAll ? devices : devices.map((device) => ({ ...device, name: '', approvedBy: [] }));
}
