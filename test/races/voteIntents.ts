import type { BatchId, FileId, MotionId, VoteId } from '../../shared/domain/ids.ts';
import { CHOICES } from '../../shared/domain/rulePack.ts';
import { isDecided, openVotesAmong, type Vote } from '../../shared/domain/vote.ts';
import { FORGED } from '../domain/votingCommands.ts';
import { device } from '../domain/sessionRecord.ts';
import { ofDesk, ofHall, oneOf, SECRETARIES, type Intent, type Seen } from './intent.ts';

/** A motion on the running item's draft: the whole text, or parts of it in one go. */
const move: Intent = ({ state, random, fresh }) => {
  const item = [...state.items.values()].find((one) => one.state === 'running');
  const file = [...state.files.values()].find((one) => one.itemId === item?.id);
  const version = file?.versions.at(-1);
  if (item === undefined || file === undefined || version === undefined) return null;
  const about = { itemId: item.id, fileId: file.id as FileId, versionId: version.id };
  const actor = ofDesk(random);
  const motionId = () => fresh('q') as MotionId;
  if (random.chance(0.7)) {
    return {
      actor,
      command: {
        ...{ type: 'makeMotion', motionId: motionId(), title: 'Nghị quyết', kind: 'resolution' },
        ...about,
      },
    };
  }
  const motions = ['Điều 1', 'Điều 2'].map((label) => ({
    ...{ motionId: motionId(), title: label },
    scope: { kind: random.chance(0.7) ? ('clause' as const) : ('amendment' as const), label },
  }));
  return { actor, command: { type: 'makeMotions', ...about, kind: 'resolution', motions } };
};

const open: Intent = ({ state, random, fresh }) => {
  const undecided = [...state.motions.values()].filter(
    ({ id, itemId }) =>
      state.items.get(itemId)?.state === 'running' &&
      ![...state.votes.values()].some((vote) => vote.motion.id === id && isDecided(vote)),
  );
  const [one, other] = random.shuffled(undecided);
  if (one === undefined) return null;
  const actor = ofDesk(random);
  const voteId = () => fresh('b') as VoteId;
  if (other !== undefined && random.chance(0.3)) {
    const votes = [one, other].map(({ id }) => ({ voteId: voteId(), motionId: id }));
    return { actor, command: { type: 'openVotes', batchId: fresh('l') as BatchId, votes, seconds: 60 } };
  }
  return { actor, command: { type: 'openVote', voteId: voteId(), motionId: one.id, seconds: 60 } };
};

/** A decided motion is voted on again, with its reason. */
const correct: Intent = ({ state, random, fresh }) => {
  const decided = oneOf(random, [...state.votes.values()].filter(isDecided));
  if (decided === null) return null;
  return {
    actor: ofDesk(random),
    command: {
      ...{ type: 'openVote', voteId: fresh('b') as VoteId, motionId: decided.motion.id, seconds: 60 },
      ...{ follows: decided.id, reason: 'Kiểm lại' },
    },
  };
};

const castBallot: Intent = (seen) => {
  const { state, random } = seen;
  const vote = voteAmong(seen, (one) => one.method === 'electronic');
  if (vote === null) return null;
  const actor = ofHall(seen);
  const last = state.votes.get(vote.id)?.ballots.get(actor)?.serial ?? 0;
  return {
    actor,
    command: {
      ...{ type: 'castBallot', voteId: vote.id, choice: random.pick(CHOICES) },
      serial: last + (random.chance(0.9) ? 1 : random.below(3)),
      deviceId: device(`may-${actor}`),
      signature: random.chance(0.03) ? FORGED : 'good',
    },
  };
};

const fallBack: Intent = (seen) => {
  const { random, fresh } = seen;
  const vote = voteAmong(seen, () => true);
  if (vote === null) return null;
  return {
    actor: ofDesk(random),
    command: {
      ...{ type: 'fallBackVote', voteId: vote.id, newVoteId: fresh('b') as VoteId, reason: 'Mất mạng' },
      ...{ method: random.pick(['hands', 'paper'] as const), counters: SECRETARIES },
    },
  };
};

/** Mostly both count the same. */
const count: Intent = (seen) => {
  const { random } = seen;
  const vote = voteAmong(seen, (one) => one.method !== 'electronic');
  if (vote === null) return null;
  const yes = random.chance(0.8) ? 3 : random.below(9);
  return {
    actor: random.pick(vote.counters ?? SECRETARIES),
    command: { type: 'enterCount', voteId: vote.id, count: { for: yes, against: 1, abstain: 0 } },
  };
};

const end: Intent = (seen) => {
  const { random } = seen;
  const vote = voteAmong(seen, () => true);
  if (vote === null) return null;
  const { id: voteId } = vote;
  const command = random.pick([
    { type: 'closeVote', voteId },
    { type: 'closeVote', voteId, reason: 'Đã đủ' },
    { type: 'cancelVote', voteId },
    { type: 'extendVote', voteId, seconds: 30 },
    { type: 'remindVoters', voteId },
  ] as const);
  return { actor: ofDesk(random), command };
};

const announce: Intent = ({ state, random }) => {
  const closed = oneOf(
    random,
    [...state.votes.values()].filter((vote) => vote.state === 'closed'),
  );
  if (closed === null) return null;
  return { actor: ofDesk(random), command: { type: 'announceVote', voteId: closed.id } };
};

/** One that is open, and now and then one that no longer is. */
function voteAmong({ state, random }: Seen, fits: (vote: Vote) => boolean): Vote | null {
  const among = random.chance(0.1) ? [...state.votes.values()] : openVotesAmong(state.votes);
  return oneOf(random, among.filter(fits));
}

const repeated = (intent: Intent, times: number) => Array<Intent>(times).fill(intent);

export const VOTES: readonly Intent[] = [
  ...repeated(castBallot, 9),
  ...repeated(count, 3),
  ...repeated(move, 2),
  ...repeated(open, 3),
  ...repeated(end, 3),
  ...[correct, fallBack, announce],
];
