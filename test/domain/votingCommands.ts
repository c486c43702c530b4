import fc from 'fast-check';
import { PRESENCES } from '../../shared/domain/attendance.ts';
import type { Command } from '../../shared/domain/command.ts';
import type { BatchId, MemberId } from '../../shared/domain/ids.ts';
import { CHOICES, HDND, MOTION_KINDS } from '../../shared/domain/rulePack.ts';
import { VOTE_METHODS, type MotionScope } from '../../shared/domain/vote.ts';
import {
  CREATE,
  device,
  file,
  item,
  keyOf,
  member,
  motion,
  person,
  sitting,
  version,
  vote,
} from './sessionRecord.ts';

/** Commands of the sitting and of votes, over as few ids as those of the agenda. */
const anyMember = fc.constantFrom('m1', 'm2', 'm2', 'm3', 'm3', 'm4').map(member);
const anySitting = fc.constantFrom('s1', 's1', 's1', 's2', 's3').map(sitting);
const anyDevice = fc.constantFrom('d1', 'd2', 'd3', 'd4').map(device);
const anyMotion = fc.constantFrom('q1', 'q1', 'q2', 'q3').map(motion);
const anyVote = fc.constantFrom('b1', 'b1', 'b2', 'b3', 'b4').map(vote);
const anySeconds = fc.constantFrom(5, 60);

/** One in eight is not what the device signed. */
export const FORGED = 'forged';
const anySignature = fc.constantFrom(FORGED, ...Array<string>(7).fill('good'));

const anyPack = fc.constantFrom(
  HDND,
  HDND,
  HDND,
  HDND,
  { ...HDND, version: 99 },
  { ...HDND, voteSeconds: 0 },
);

const approveDevice: fc.Arbitrary<Command> = fc.record({
  type: fc.constant('approveDevice' as const),
  deviceId: anyDevice,
});

const deviceCommands: readonly fc.Arbitrary<Command>[] = [
  fc
    .tuple(
      anyDevice,
      fc.option(fc.record({ deviceId: anyDevice, signature: anySignature }), { freq: 2 }),
      fc.nat({ max: 9 }),
    )
    .map(([deviceId, consent, luck]) => ({
      type: 'enrolDevice' as const,
      deviceId,
      publicKey: luck === 0 ? 'malformed' : keyOf(deviceId),
      name: 'Máy',
      consent,
    })),
  approveDevice,
  fc.record({ type: fc.constant('revokeDevice' as const), deviceId: anyDevice }),
];

const sittingCommands: readonly fc.Arbitrary<Command>[] = [
  fc.record({ type: fc.constant('openSitting' as const), sittingId: anySitting, pack: anyPack }),
  fc.record({ type: fc.constant('closeSitting' as const), sittingId: anySitting }),
  fc.record({
    type: fc.constant('pauseSitting' as const),
    sittingId: anySitting,
    until: fc.constantFrom(null, 1, 1_000_000),
  }),
  fc.record({ type: fc.constant('resumeSitting' as const), sittingId: anySitting }),
  fc.record({
    type: fc.constant('callRoll' as const),
    sittingId: anySitting,
    entries: fc.array(
      fc.record({
        memberId: anyMember,
        presence: fc.constantFrom('present' as const, 'present' as const, ...PRESENCES),
      }),
      { maxLength: 2 },
    ),
  }),
  fc.record({ type: fc.constant('declarePresence' as const), sittingId: anySitting }),
  fc.record({
    type: fc.constant('askLeave' as const),
    sittingId: anySitting,
    reason: fc.constantFrom('ốm', 'bận'),
  }),
  fc.record({
    type: fc.constant('decideLeave' as const),
    sittingId: anySitting,
    memberId: anyMember,
    granted: fc.boolean(),
  }),
];

const anyScope = fc.constantFrom<MotionScope>(
  { kind: 'whole' },
  { kind: 'clause', label: 'Điều 1' },
  { kind: 'amendment', label: 'Sửa Điều 1' },
);

const motionCommands: readonly fc.Arbitrary<Command>[] = [
  fc.record({
    type: fc.constant('makeMotion' as const),
    motionId: anyMotion,
    itemId: fc.constantFrom('i1', 'i1', 'i1', 'i2').map(item),
    fileId: fc.constantFrom('f1', 'f1', 'f1', 'f2').map(file),
    versionId: fc.constantFrom('v1', 'v1', 'v2', 'v3', 'v4', 'v5').map(version),
    title: fc.constant('Nghị quyết'),
    kind: fc.constantFrom(...MOTION_KINDS),
  }),
  fc.record({ type: fc.constant('removeMotion' as const), motionId: anyMotion }),
  fc.record({
    type: fc.constant('withdrawMotion' as const),
    motionId: anyMotion,
    reason: fc.constantFrom('người đề nghị rút', ''),
  }),
  fc.record({
    type: fc.constant('makeMotions' as const),
    itemId: fc.constantFrom('i1', 'i1', 'i1', 'i2').map(item),
    fileId: fc.constantFrom('f1', 'f1', 'f1', 'f2').map(file),
    versionId: fc.constantFrom('v1', 'v1', 'v2', 'v3').map(version),
    kind: fc.constant('resolution' as const),
    motions: fc.array(fc.record({ motionId: anyMotion, title: fc.constant('Điều 1'), scope: anyScope }), {
      minLength: 1,
      maxLength: 2,
    }),
  }),
];

const castBallot: fc.Arbitrary<Command> = fc.record({
  type: fc.constant('castBallot' as const),
  voteId: anyVote,
  choice: fc.constantFrom(...CHOICES),
  serial: fc.constantFrom(1, 1, 2, 3),
  deviceId: anyDevice,
  signature: anySignature,
});

const anyCounters = fc.tuple(
  fc.constantFrom('m1', 'm1', 'm2', 'm4').map(member),
  fc.constantFrom('m2', 'm2', 'm2', 'm1').map(member),
);
const anyReason = fc.constantFrom('mất mạng', 'mất mạng', 'đếm nhầm', '');

/** Rather agreed than not: few numbers, mostly of those who may count. */
const enterCount: fc.Arbitrary<Command> = fc.record({
  type: fc.constant('enterCount' as const),
  voteId: anyVote,
  count: fc
    .constantFrom([1, 0, 0] as const, [1, 0, 0] as const, [0, 0, 1] as const, [0, 9, 0] as const)
    .map(([yes, against, abstain]) => ({ for: yes, against, abstain })),
});

const formCommands: readonly fc.Arbitrary<Command>[] = [
  fc.record(
    {
      type: fc.constant('openVote' as const),
      voteId: anyVote,
      motionId: anyMotion,
      seconds: anySeconds,
      method: fc.constantFrom(...VOTE_METHODS),
      counters: anyCounters,
      follows: anyVote,
      reason: anyReason,
    },
    { requiredKeys: ['type', 'voteId', 'motionId', 'seconds', 'method'] },
  ),
  fc.record({
    type: fc.constant('openVotes' as const),
    batchId: fc.constantFrom('l1', 'l2').map((id) => id as BatchId),
    votes: fc.tuple(anyVote, anyVote, anyMotion, anyMotion).map(([one, other, first, second]) => [
      { voteId: one, motionId: first },
      { voteId: other, motionId: second },
    ]),
    seconds: anySeconds,
  }),
  fc.record({
    type: fc.constant('fallBackVote' as const),
    voteId: anyVote,
    newVoteId: anyVote,
    method: fc.constantFrom('hands' as const, 'paper' as const),
    reason: anyReason,
    counters: anyCounters,
  }),
  fc.record({ type: fc.constant('remindVoters' as const), voteId: anyVote }),
  fc.record({ type: fc.constant('closeVote' as const), voteId: anyVote, reason: anyReason }),
];

const voteCommands: readonly fc.Arbitrary<Command>[] = [
  fc.record({
    type: fc.constant('openVote' as const),
    voteId: anyVote,
    motionId: anyMotion,
    seconds: anySeconds,
  }),
  fc.record({ type: fc.constant('extendVote' as const), voteId: anyVote, seconds: anySeconds }),
  fc.record({ type: fc.constant('closeVote' as const), voteId: anyVote }),
  fc.record({ type: fc.constant('announceVote' as const), voteId: anyVote }),
  fc.record({ type: fc.constant('cancelVote' as const), voteId: anyVote }),
];

export interface Request {
  readonly command: Command;
  /** `null` is the house. */
  readonly actor: MemberId | null;
}

const byDesk = fc.oneof(
  { weight: 4, arbitrary: fc.constant(member('m1')) },
  { weight: 2, arbitrary: anyMember },
);
const byMember = fc.oneof({ weight: 8, arbitrary: anyMember }, { weight: 1, arbitrary: fc.constant(null) });

export const anyVotingRequest: fc.Arbitrary<Request> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record<Request>({ command: fc.oneof(...deviceCommands), actor: byMember }),
  },
  {
    weight: 5,
    arbitrary: fc.record<Request>({
      command: fc.oneof(...sittingCommands, ...motionCommands),
      actor: byDesk,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record<Request>({ command: fc.oneof(...sittingCommands), actor: byMember }),
  },
  { weight: 5, arbitrary: fc.record<Request>({ command: fc.oneof(...voteCommands), actor: byDesk }) },
  { weight: 8, arbitrary: fc.record<Request>({ command: castBallot, actor: byMember }) },
  { weight: 4, arbitrary: fc.record<Request>({ command: fc.oneof(...formCommands), actor: byDesk }) },
  { weight: 2, arbitrary: fc.record<Request>({ command: approveDevice, actor: byDesk }) },
  { weight: 6, arbitrary: fc.record<Request>({ command: enterCount, actor: byMember }) },
  {
    weight: 1,
    arbitrary: fc.record<Request>({
      command: fc.record({
        type: fc.constant('declareServerKey' as const),
        publicKey: fc.constantFrom('k1', 'k2'),
      }),
      actor: fc.constant(null),
    }),
  },
);

const by = (actor: string, command: Command): Request => ({ command, actor: member(actor) });
const ballotOf = (actor: string, deviceId: string): Request =>
  by(actor, {
    type: 'castBallot',
    voteId: vote('b1'),
    choice: 'for',
    serial: 1,
    deviceId: device(deviceId),
    signature: 'good',
  });
const enrolmentOf = (actor: string, id: string): Request =>
  by(actor, {
    type: 'enrolDevice',
    deviceId: device(id),
    publicKey: keyOf(id),
    name: 'Máy',
    consent: null,
  });

/** The way from a published session to a ballot, after the beginning of `commands.ts`. */
export const VOTING_BEGINNING: readonly Request[] = [
  by('m1', {
    type: 'changeDetails',
    details: CREATE.details,
    council: { ...CREATE.council, seats: 1 },
  }),
  by('m1', {
    type: 'putMembers',
    members: [person('m2', ['delegate']), person('m3', ['delegate', 'chair'])],
  }),
  enrolmentOf('m2', 'd1'),
  enrolmentOf('m3', 'd2'),
  by('m1', { type: 'openSitting', sittingId: sitting('s1'), pack: HDND }),
  by('m1', {
    type: 'callRoll',
    sittingId: sitting('s1'),
    entries: ['m2', 'm3'].map((id) => ({ memberId: member(id), presence: 'present' as const })),
  }),
  by('m1', { type: 'setItemState', itemId: item('i1'), state: 'running' }),
  by('m1', {
    type: 'makeMotion',
    motionId: motion('q1'),
    itemId: item('i1'),
    fileId: file('f1'),
    versionId: version('v1'),
    title: 'Nghị quyết',
    kind: 'resolution',
  }),
  by('m1', { type: 'openVote', voteId: vote('b1'), motionId: motion('q1'), seconds: 60 }),
  ballotOf('m2', 'd1'),
  by('m1', {
    type: 'callRoll',
    sittingId: sitting('s1'),
    entries: [{ memberId: member('m3'), presence: 'left' }],
  }),
];

/** After the beginning: the motion is withdrawn. */
export const WITHDRAWN_BEGINNING: readonly Request[] = [
  by('m1', { type: 'cancelVote', voteId: vote('b1') }),
  by('m1', { type: 'withdrawMotion', motionId: motion('q1'), reason: 'người đề nghị rút' }),
];

/** After the beginning: the vote goes on by hands, and the counters have not counted the same. */
export const COUNTING_BEGINNING: readonly Request[] = [
  by('m1', {
    type: 'fallBackVote',
    voteId: vote('b1'),
    newVoteId: vote('b2'),
    method: 'hands',
    reason: 'mất mạng',
    counters: [member('m1'), member('m2')],
  }),
  by('m1', { type: 'enterCount', voteId: vote('b2'), count: { for: 1, against: 0, abstain: 0 } }),
  by('m2', { type: 'enterCount', voteId: vote('b2'), count: { for: 0, against: 0, abstain: 1 } }),
];
