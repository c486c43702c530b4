import type { Presence } from './attendance.ts';
import { timeByMember } from './floor.ts';
import type { MemberId } from './ids.ts';
import { isDelegate } from './roster.ts';
import type { SessionState } from './session.ts';

/** What one delegate took part in, in one session. Whole numbers. */
export interface DelegateStatistics {
  readonly memberId: MemberId;
  readonly name: string;
  /** Empty without a group. */
  readonly group: string;
  /** Sittings that were opened. */
  readonly sittings: number;
  /** Of these: present, late, or left before the end. */
  readonly attended: number;
  readonly late: number;
  readonly withLeave: number;
  /** Absent without leave, or never called. */
  readonly withoutLeave: number;
  readonly substituted: number;
  /** Electronic votes with a result in whose electorate the delegate was: hands and slips have no names. */
  readonly votes: number;
  readonly cast: number;
  /** Milliseconds on the floor. */
  readonly spokenMs: number;
}

/** T14: those who are delegates now, in the order of the roster. `now`: milliseconds since 1970. */
export function statisticsOf(
  state: Pick<SessionState, 'members' | 'groups' | 'sittingRecords' | 'votes' | 'speeches'>,
  now: number,
): DelegateStatistics[] {
  const opened = [...state.sittingRecords.values()].filter(({ openedAt }) => openedAt !== null);
  const votes = [...state.votes.values()].filter(
    ({ method, result }) => method === 'electronic' && result !== null,
  );
  const spoken = timeByMember(state.speeches.values(), now);
  return [...state.members.values()].filter(isDelegate).map(({ id, name, groupId }) => {
    const presences = opened.map(({ roll }) => roll.get(id));
    const count = (...wanted: (Presence | undefined)[]) =>
      presences.filter((presence) => wanted.includes(presence)).length;
    const entitled = votes.filter(({ electorate }) => electorate.includes(id));
    return {
      memberId: id,
      name,
      group: state.groups.find((group) => group.id === groupId)?.name ?? '',
      sittings: opened.length,
      attended: count('present', 'late', 'left'),
      late: count('late'),
      withLeave: count('absentWithLeave'),
      withoutLeave: count('absent', undefined),
      substituted: count('substituted'),
      votes: entitled.length,
      cast: entitled.filter(({ ballots }) => ballots.has(id)).length,
      spokenMs: spoken.get(id) ?? 0,
    };
  });
}
