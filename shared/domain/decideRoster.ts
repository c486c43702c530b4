import type { Command } from './command.ts';
import { happened, type Decision } from './decision.ts';
import { openInHall } from './openInHall.ts';
import { refused, type RefusalCode } from './refusal.ts';
import { hasRole, isDelegate, type Member } from './roster.ts';
import type { SessionState } from './session.ts';

type RosterCommand = Extract<Command, { type: 'defineGroups' | 'putMembers' | 'removeMember' }>;
type Roster = Pick<SessionState, 'members' | 'groups' | 'committees' | 'removedMembers'>;

export function decideRoster(state: SessionState, command: RosterCommand): Decision {
  switch (command.type) {
    case 'defineGroups':
      return decideGroups(state, command);
    case 'putMembers': {
      const decision = decideMembers(state, command.members);
      return decision.ok && changesElectorate(state, command.members) ? refused('voteOpen') : decision;
    }
    case 'removeMember':
      if (!state.members.has(command.memberId)) return refused('noSuchMember');
      if (!keepsSecretary(state, new Map([[command.memberId, null]]))) return refused('lastSecretary');
      if (openInHall(state) !== null) return refused('voteOpen');
      return happened({ type: 'memberRemoved', memberId: command.memberId });
  }
}

/** V12: whether the council would have other delegates in the middle of a vote. */
function changesElectorate(state: SessionState, members: readonly Member[]): boolean {
  if (openInHall(state) === null) return false;
  return members.some((member) => {
    const before = state.members.get(member.id);
    return isDelegate(member) !== (before !== undefined && isDelegate(before));
  });
}

/** S3, S4, S12, H1. */
function decideGroups(state: SessionState, command: Extract<Command, { type: 'defineGroups' }>): Decision {
  const groups = new Set(command.groups.map((group) => group.id));
  const committees = new Set(command.committees.map((committee) => committee.id));
  if (groups.size < command.groups.length || committees.size < command.committees.length) {
    return refused('idTaken');
  }
  const present = new Set(state.groups.map((group) => group.id));
  if (command.groups.some(({ id }) => !present.has(id) && state.removedGroups.has(id)))
    return refused('idTaken');
  for (const member of state.members.values()) {
    if (member.groupId !== null && !groups.has(member.groupId)) return refused('groupInUse');
    if (!member.committeeIds.every((id) => committees.has(id))) return refused('committeeInUse');
  }
  for (const { rooms } of state.discussions.values()) {
    if ([...rooms.keys()].some((id) => !groups.has(id))) return refused('groupInUse');
  }
  return happened({ type: 'groupsDefined', groups: command.groups, committees: command.committees });
}

/** S5 to S8, S12. */
export function decideMembers(roster: Roster, members: readonly Member[]): Decision {
  const fault = faultOfMembers(roster, members);
  if (fault !== null) return refused(fault);
  return happened({ type: 'membersPut', members: members.map(withSets) });
}

/** S5 to S8, S12: what members are refused with when they are to be put. */
export function faultOfMembers(roster: Roster, members: readonly Member[]): RefusalCode | null {
  const put = new Map(members.map((member) => [member.id, member]));
  if (put.size < members.length) return 'idTaken';
  if (members.some(({ id }) => !roster.members.has(id) && roster.removedMembers.has(id))) return 'idTaken';
  for (const member of members) {
    const fault = faultOfMember(roster, member);
    if (fault !== null) return fault;
  }
  return keepsSecretary(roster, put) ? null : 'lastSecretary';
}

/** S5: roles and committees are sets; what is named twice is kept once. */
export function withSets(member: Member): Member {
  return { ...member, roles: [...new Set(member.roles)], committeeIds: [...new Set(member.committeeIds)] };
}

function faultOfMember(roster: Roster, member: Member): RefusalCode | null {
  if (member.roles.length === 0) return 'memberNeedsRole';
  if (member.groupId !== null && !roster.groups.some((group) => group.id === member.groupId)) {
    return 'noSuchGroup';
  }
  const known = new Set(roster.committees.map((committee) => committee.id));
  return member.committeeIds.every((id) => known.has(id)) ? null : 'noSuchCommittee';
}

/** S8: whether a secretary is left after members are put (or, with `null`, removed). */
function keepsSecretary(roster: Roster, changed: ReadonlyMap<Member['id'], Member | null>): boolean {
  for (const member of changed.values()) {
    if (member !== null && hasRole(member, 'secretary')) return true;
  }
  for (const member of roster.members.values()) {
    if (!changed.has(member.id) && hasRole(member, 'secretary')) return true;
  }
  return false;
}
