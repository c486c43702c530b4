import { changed, without } from './collections.ts';
import { completePack } from './completePack.ts';
import type { HouseEvent } from './houseEvent.ts';
import type { MandateChange } from './mandate.ts';
import type { Member, Role } from './roster.ts';
import type { SessionState } from './session.ts';

export function applyToHouse(state: SessionState, event: HouseEvent): SessionState {
  switch (event.type) {
    case 'rulePackPut': {
      const pack = completePack(event.pack);
      return { ...state, rulePacks: new Map(state.rulePacks).set(pack.id, pack) };
    }
    case 'rulePackRemoved':
      return { ...state, rulePacks: without(state.rulePacks, event.packId) };
    case 'mandateEnded': {
      const members = changed(state.members, event.memberId, withoutMandate);
      return { ...withSeats(state, { ...event, kind: event.reason }), members };
    }
    case 'vacancyFilled': {
      const { member, decision, at, seats } = event;
      const change = { kind: 'filled' as const, memberId: member.id, name: member.name, decision, at, seats };
      return { ...withSeats(state, change), members: new Map(state.members).set(member.id, member) };
    }
    case 'seatMapPut':
      return { ...state, seatMap: event.seats };
  }
}

function withSeats(state: SessionState, change: MandateChange): SessionState {
  const { kind, memberId, name, decision, at, seats } = change;
  const mandates = [...state.mandates, { kind, memberId, name, decision, at, seats }];
  return { ...state, mandates, council: { ...state.council, seats } };
}

/** S15: the chair is one of the delegates (FIELD, "chair"). */
function withoutMandate(member: Member): Member {
  const kept = member.roles.filter((role) => role !== 'delegate' && role !== 'chair');
  return { ...member, roles: kept.length === 0 ? GUEST : kept };
}

const GUEST: readonly Role[] = ['guest'];
