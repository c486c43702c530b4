import type { SessionEvent } from './event.ts';
import { without } from './collections.ts';
import type { SessionState } from './session.ts';

type RosterEvent = Extract<SessionEvent, { type: 'groupsDefined' | 'membersPut' | 'memberRemoved' }>;

export function applyToRoster(state: SessionState, event: RosterEvent): SessionState {
  switch (event.type) {
    case 'groupsDefined':
      return { ...state, groups: event.groups, committees: event.committees };
    case 'membersPut': {
      const members = new Map(state.members);
      for (const member of event.members) members.set(member.id, member);
      return { ...state, members };
    }
    case 'memberRemoved':
      return { ...state, members: without(state.members, event.memberId) };
  }
}
