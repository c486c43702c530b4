import fc from 'fast-check';
import type { Command } from '../../shared/domain/command.ts';
import { CUSTOM } from '../../shared/domain/builtInPacks.ts';
import type { RulePack } from '../../shared/domain/rulePack.ts';
import { device, item, member, motion, person, sitting, vote } from './sessionRecord.ts';
import type { Request } from './votingCommands.ts';

/** Proxies and weights, one proxy for each holder, none in the quorum. */
export const PROXY_PACK: RulePack = { ...CUSTOM, id: 'uy-quyen', proxies: true, weights: true };

const anyMember = fc.constantFrom('m2', 'm2', 'm3', 'm3', 'm4', 'm4', 'm1', 'm5').map(member);
const anySitting = fc.constantFrom('s2', 's2', 's2', 's2', 's1', 's3').map(sitting);

const entrust = fc
  .record({
    type: fc.constant('entrustVote' as const),
    sittingId: anySitting,
    giverId: anyMember,
    holderId: anyMember,
    paper: fc.constantFrom('', 'Giấy số 3', 'Giấy số 3'),
  })
  .chain((command) => requestOf(command, command.giverId));
const revoke = fc
  .record({ type: fc.constant('revokeProxy' as const), sittingId: anySitting, giverId: anyMember })
  .chain((command) => requestOf(command, command.giverId));
const weigh = fc
  .record({
    type: fc.constant('setWeights' as const),
    weights: fc.array(fc.record({ memberId: anyMember, weight: fc.constantFrom(1, 2, 3, 3, 0) }), {
      maxLength: 2,
    }),
  })
  .chain((command) => requestOf(command, member('m1')));

/** By the one it is about, by the desk, or by anybody. */
function requestOf(command: Command, giverId: Request['actor']): fc.Arbitrary<Request> {
  return fc
    .oneof(
      { weight: 3, arbitrary: fc.constant(giverId) },
      { weight: 3, arbitrary: fc.constant(member('m1')) },
      { weight: 1, arbitrary: anyMember },
    )
    .map((actor) => ({ command, actor }));
}

const roll: fc.Arbitrary<Request> = fc
  .tuple(
    anyMember,
    fc.constantFrom('present' as const, 'present' as const, 'absent' as const, 'left' as const),
  )
  .map(([memberId, presence]) =>
    by('m1', { type: 'callRoll', sittingId: sitting('s2'), entries: [{ memberId, presence }] }),
  );

export const anyProxyRequest: fc.Arbitrary<Request> = fc.oneof(
  { weight: 4, arbitrary: entrust },
  { weight: 2, arbitrary: revoke },
  { weight: 1, arbitrary: weigh },
  { weight: 2, arbitrary: roll },
);

function by(actor: string, command: Command): Request {
  return { command, actor: member(actor) };
}

/** The way from a ballot to a sitting with proxies, after `VOTING_BEGINNING`. */
export const PROXY_BEGINNING: readonly Request[] = [
  by('m1', { type: 'cancelVote', voteId: vote('b1') }),
  by('m1', { type: 'closeSitting', sittingId: sitting('s1') }),
  by('m1', { type: 'putSitting', sittingId: sitting('s2'), title: 'Chiều', startsAt: 5, endsAt: 6 }),
  by('m1', { type: 'putMembers', members: [person('m4', ['delegate'])] }),
  by('m1', { type: 'openSitting', sittingId: sitting('s2'), pack: PROXY_PACK }),
  by('m1', { type: 'setItemState', itemId: item('i1'), state: 'running' }),
  by('m1', {
    type: 'callRoll',
    sittingId: sitting('s2'),
    entries: ['m2', 'm4'].map((id) => ({ memberId: member(id), presence: 'present' as const })),
  }),
  by('m1', { type: 'setWeights', weights: [{ memberId: member('m3'), weight: 3 }] }),
  by('m3', {
    type: 'entrustVote',
    sittingId: sitting('s2'),
    giverId: member('m3'),
    holderId: member('m2'),
    paper: '',
  }),
  by('m1', { type: 'openVote', voteId: vote('b2'), motionId: motion('q1'), seconds: 60 }),
  by('m2', {
    type: 'castBallot',
    voteId: vote('b2'),
    choice: 'for',
    serial: 1,
    deviceId: device('d1'),
    signature: 'good',
  }),
];
