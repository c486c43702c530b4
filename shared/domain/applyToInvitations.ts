import type { SessionEvent } from './event.ts';
import type { MemberId } from './ids.ts';
import type { Invitation } from './invitation.ts';
import type { SessionState } from './session.ts';

type InvitationEvent = Extract<SessionEvent, { type: 'invitationAnswered' | 'invitationsReminded' }>;

export function applyToInvitations(state: SessionState, event: InvitationEvent): SessionState {
  const invitations = new Map(state.invitations);
  switch (event.type) {
    case 'invitationAnswered': {
      const { memberId, answer, at } = event;
      invitations.set(memberId, { ...invitationOf(state, memberId), answer, answeredAt: at });
      break;
    }
    case 'invitationsReminded':
      for (const memberId of event.memberIds) {
        invitations.set(memberId, { ...invitationOf(state, memberId), remindedAt: event.at });
      }
      break;
  }
  return { ...state, invitations };
}

function invitationOf(state: SessionState, memberId: MemberId): Invitation {
  return state.invitations.get(memberId) ?? { memberId, answer: null, answeredAt: null, remindedAt: null };
}
