import fc from 'fast-check';
import { UBND } from '../../shared/domain/builtInPacks.ts';
import type { Command } from '../../shared/domain/command.ts';
import { MANDATE_ENDS } from '../../shared/domain/mandate.ts';
import { HDND } from '../../shared/domain/rulePack.ts';
import { seatMapMark } from '../../shared/domain/seatMap.ts';
import { doorCodeOf, member, person, sitting } from './sessionRecord.ts';
import type { Request } from './votingCommands.ts';

/** Packs, mandates, seats, substitutes and the door, over few ids. */
const anyMember = fc.constantFrom('m1', 'm2', 'm2', 'm3', 'm4', 'm5').map(member);
const anySitting = fc.constantFrom('s1', 's1', 's1', 's2').map(sitting);
const DECISION = fc.constant('Nghị quyết 12');

const anyPack = fc
  .record({
    id: fc.constantFrom('p1', 'p1', 'p2', 'hdnd'),
    version: fc.constantFrom(1, 2, 3),
    voteSeconds: fc.constantFrom(60, 90, 1),
  })
  .map((parts) => ({ ...HDND, ...parts }));

const anySeat = fc.record({
  id: fc.constantFrom('g1', 'g2', 'g3'),
  label: fc.constant(''),
  x: fc.constantFrom(0, 60, 60, 60, 9999),
  y: fc.constantFrom(0, 60),
  memberId: fc.option(anyMember, { freq: 2 }),
});

const deskCommands: readonly fc.Arbitrary<Command>[] = [
  fc.record({ type: fc.constant('putRulePack' as const), pack: anyPack }),
  fc.record({
    type: fc.constant('removeRulePack' as const),
    packId: fc.constantFrom('p1', 'p2'),
  }),
  fc.record({
    type: fc.constant('endMandate' as const),
    memberId: anyMember,
    reason: fc.constantFrom(...MANDATE_ENDS),
    decision: DECISION,
  }),
  fc.record({
    type: fc.constant('fillVacancy' as const),
    member: fc
      .tuple(anyMember, fc.constantFrom('delegate' as const, 'delegate' as const, 'guest' as const))
      .map(([id, role]) => person(id, [role])),
    decision: DECISION,
  }),
  fc.record({ type: fc.constant('putSeatMap' as const), seats: fc.array(anySeat, { maxLength: 2 }) }),
  fc.record({
    type: fc.constant('putSeatMap' as const),
    seats: fc.array(anySeat, { maxLength: 2 }),
    replaces: fc.constantFrom(seatMapMark([]), undefined),
  }),
  fc.record({
    type: fc.constant('callRoll' as const),
    sittingId: anySitting,
    entries: fc
      .tuple(anyMember, fc.constantFrom('Tư', 'Năm', undefined))
      .map(([memberId, substitute]) => [{ memberId, presence: 'substituted' as const, substitute }]),
  }),
  fc.record({ type: fc.constant('closeSitting' as const), sittingId: anySitting }),
  fc.record({
    type: fc.constant('openSitting' as const),
    sittingId: anySitting,
    pack: fc.constantFrom(HDND, UBND, UBND),
  }),
  fc.record({
    type: fc.constant('putSitting' as const),
    sittingId: fc.constant(sitting('s2')),
    title: fc.constant('Chiều'),
    startsAt: fc.constant(5),
    endsAt: fc.constant(6),
  }),
];

const enterByDoor: fc.Arbitrary<Command> = fc
  .tuple(anySitting, fc.nat({ max: 3 }))
  .map(([sittingId, luck]) => ({
    type: 'enterByDoor' as const,
    sittingId,
    code: luck === 0 ? 'wrong' : doorCodeOf(sittingId),
  }));

export const anyHouseRequest: fc.Arbitrary<Request> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record<Request>({
      command: fc.oneof(...deskCommands),
      actor: fc.oneof(
        { weight: 4, arbitrary: fc.constant(member('m1')) },
        { weight: 1, arbitrary: anyMember },
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record<Request>({ command: enterByDoor, actor: anyMember }) },
);
