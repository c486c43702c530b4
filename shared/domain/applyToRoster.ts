import type { SessionEvent } from './event.ts';
import { without } from './collections.ts';
import type { SessionState } from './session.ts';

type RosterEvent = Extract<SessionEvent, { type: 'groupsDefined' | 'membersPut' | 'memberRemoved' }>;

export function applyToRoster(state: SessionState, event: RosterEvent): SessionState {
  switch (event.type) {
    case 'groupsDefined': {
      const removedGroups = new Set(state.removedGroups);
      for (const { id } of state.groups) {
        if (!event.groups.some((group) => group.id === id)) removedGroups.add(id);
      }
      return { ...state, groups: event.groups, committees: event.committees, removedGroups };
    }
    case 'membersPut': {
      const members = new Map(state.members);
      for (const member of event.members) members.set(member.id, member);
      return { ...state, members };
    }
    case 'memberRemoved':
      return {
        ...state,
        members: without(state.members, event.memberId),
        removedMembers: new Set(state.removedMembers).add(event.memberId),
      };
  }
}
