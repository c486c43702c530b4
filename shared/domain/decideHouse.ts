import { BUILT_IN_PACKS } from './builtInPacks.ts';
import type { Command } from './command.ts';
import type { DecisionContext } from './context.ts';
import { faultOfMembers, withSets } from './decideRoster.ts';
import { happened, type Decision } from './decision.ts';
import { openInHall } from './openInHall.ts';
import { refused } from './refusal.ts';
import { isDelegate } from './roster.ts';
import { faultOfSeats, seatMapMark } from './seatMap.ts';
import type { SessionState } from './session.ts';
import { isSamePack, isSoundPack } from './soundPack.ts';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;
type HouseCommand = Of<'putRulePack' | 'removeRulePack' | 'endMandate' | 'fillVacancy' | 'putSeatMap'>;

/** The council's own rules, its total number of delegates, and its hall. */
export function decideHouse(state: SessionState, command: HouseCommand, context: DecisionContext): Decision {
  switch (command.type) {
    case 'putRulePack':
      return decidePack(state, command);
    case 'removeRulePack':
      if (!state.rulePacks.has(command.packId)) return refused('noSuchPack');
      return happened({ type: 'rulePackRemoved', packId: command.packId });
    case 'endMandate':
      return decideEnd(state, command, context.now);
    case 'fillVacancy':
      return decideFilling(state, command, context.now);
    case 'putSeatMap':
      return decideSeatMap(state, command);
  }
}

/** S13. */
function decidePack(state: SessionState, { pack }: Of<'putRulePack'>): Decision {
  if (!isSoundPack(pack)) return refused('packMalformed');
  if (BUILT_IN_PACKS.some(({ id }) => id === pack.id)) return refused('idTaken');
  const known = state.rulePacks.get(pack.id);
  if (known !== undefined) {
    if (isSamePack(known, pack)) return happened();
    if (pack.version <= known.version) return refused('packNotNewer');
  }
  return happened({ type: 'rulePackPut', pack });
}

/** S15. */
function decideEnd(state: SessionState, command: Of<'endMandate'>, at: number): Decision {
  const { memberId, reason, decision } = command;
  const member = state.members.get(memberId);
  if (member === undefined) return refused('noSuchMember');
  if (!isDelegate(member)) return refused('notADelegate');
  if (openInHall(state) !== null) return refused('voteOpen');
  const seats = state.council.seats - 1;
  if (seats < 1) return refused('seatsTooFew');
  return happened({ type: 'mandateEnded', memberId, name: member.name, reason, decision, at, seats });
}

/** S16. */
function decideFilling(state: SessionState, command: Of<'fillVacancy'>, at: number): Decision {
  const { member, decision } = command;
  if (!isDelegate(member)) return refused('notADelegate');
  const before = state.members.get(member.id);
  if (before !== undefined && isDelegate(before)) return refused('alreadyDelegate');
  const fault = faultOfMembers(state, [member]);
  if (fault !== null) return refused(fault);
  if (openInHall(state) !== null) return refused('voteOpen');
  const seats = state.council.seats + 1;
  return happened({ type: 'vacancyFilled', member: withSets(member), decision, at, seats });
}

/** S17. */
function decideSeatMap(state: SessionState, { seats, replaces }: Of<'putSeatMap'>): Decision {
  const fault = faultOfSeats(seats);
  if (fault !== null) return refused(fault);
  if (seats.some(({ memberId }) => memberId !== null && !state.members.has(memberId))) {
    return refused('noSuchMember');
  }
  const isSame = JSON.stringify(seats.map(partsOf)) === JSON.stringify(state.seatMap.map(partsOf));
  if (isSame) return happened();
  if (replaces !== undefined && replaces !== seatMapMark(state.seatMap)) return refused('seatMapChanged');
  return happened({ type: 'seatMapPut', seats });
}

function partsOf({ id, label, x, y, memberId }: SessionState['seatMap'][number]) {
  return [id, label, x, y, memberId];
}
