import { isHere, type Presence, type RollChange } from '../../../shared/domain/attendance.ts';
import type { GroupId, SittingId } from '../../../shared/domain/ids.ts';
import type { Member } from '../../../shared/domain/roster.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { matchesQuery } from '../../ui/foldText.ts';
import { delegatesOf, presenceOf } from '../voting/sitting.ts';

export interface RollEntry {
  readonly member: Member;
  readonly presence: Presence | undefined;
  /** Says to be here and waits for the desk. */
  readonly declared: boolean;
  readonly online: boolean;
  /** Who sits in the delegate's place. */
  readonly substitute: string | null;
}

export interface RollGroup {
  /** `null` for delegates without a group. */
  readonly id: GroupId | null;
  readonly name: string | null;
  readonly rows: readonly RollEntry[];
}

export const ROLL_FILTERS = ['all', 'uncalled', 'here', 'away'] as const;
export type RollFilter = (typeof ROLL_FILTERS)[number];

/** The roll by groups, "Tổ 2" before "Tổ 10", those without a group last. */
export function rollOf(projection: Projection, sittingId: SittingId): RollGroup[] {
  const collator = new Intl.Collator('vi', { numeric: true });
  const rows = delegatesOf(projection).map((member) => ({
    member,
    presence: presenceOf(projection, sittingId, member.id),
    declared: projection.declared[`${sittingId}/${member.id}`] === true,
    online: projection.online[member.id] === true,
    substitute: projection.substitutes[`${sittingId}/${member.id}`] ?? null,
  }));
  const groups: RollGroup[] = Object.values(projection.groups)
    .sort((a, b) => collator.compare(a.name, b.name))
    .map(({ id, name }) => ({ id, name, rows: rows.filter(({ member }) => member.groupId === id) }));
  const without = rows.filter(({ member }) => member.groupId === null);
  return [...groups, { id: null, name: null, rows: without }].filter((group) => group.rows.length > 0);
}

/** Groups with those of their delegates who match; groups without any are left out. */
export function searchRoll(groups: readonly RollGroup[], query: string, filter: RollFilter): RollGroup[] {
  return groups
    .map((group) => ({
      ...group,
      rows: group.rows.filter(
        (row) =>
          passes(row, filter) &&
          matchesQuery(`${row.member.name} ${row.member.position} ${group.name}`, query),
      ),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function passes({ presence }: RollEntry, filter: RollFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'uncalled':
      return presence === undefined;
    case 'here':
      return isHere(presence);
    case 'away':
      return presence !== undefined && !isHere(presence);
  }
}

/** The changes of the roll of one sitting with their numbers, the newest first. */
export function rollChangesOf(projection: Projection, sittingId: SittingId): [number, RollChange][] {
  const prefix = `${sittingId}/`;
  return Object.entries(projection.rollChanges)
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, change]): [number, RollChange] => [Number(key.slice(prefix.length)), change])
    .sort(([a], [b]) => b - a);
}
