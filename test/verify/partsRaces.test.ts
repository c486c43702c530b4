import { afterEach, describe, expect, it } from 'vitest';
import type { Command } from '../../shared/domain/command.ts';
import type {
  BatchId,
  FileId,
  ItemId,
  MemberId,
  MotionId,
  VersionId,
  VoteId,
} from '../../shared/domain/ids.ts';
import { CHOICES, HDND, type RulePack } from '../../shared/domain/rulePack.ts';
import type { MotionScope } from '../../shared/domain/vote.ts';
import type { CommandAnswer } from '../../shared/protocol/commands.ts';
import { Room } from '../../server/room/Room.ts';
import { parseRecord } from '../../server/verify/RecordFile.ts';
import { verifyRecord } from '../../server/verify/verifyRecord.ts';
import { IMPLEMENTATIONS, type OpenHouse } from '../contract/store/implementations.ts';
import { expectInvariants } from '../domain/invariants.ts';
import { Random } from '../fuzz/Random.ts';
import { newCommandId } from '../room/house.ts';
import { CHAIR, Council, councilParts, delegateId, SECRETARY, SESSION } from './Council.ts';

const RUNS = Number(process.env['RACE_RUNS'] ?? 25);
const SEED = Number(process.env['RACE_SEED'] ?? 20_261_126);
const DELEGATES = 12;
const STEPS = 90;

const id = <Id extends string>(text: string) => text as Id;
const TEXT = {
  ...{ itemId: id<ItemId>('item-1'), fileId: id<FileId>('file-1') },
  ...{ versionId: id<VersionId>('file-1-v1'), kind: 'resolution' as const },
};

/** A quorum that so few reach. */
const PACK: RulePack = { ...HDND, quorum: { ...HDND.quorum, of: 'members' } };

interface Asked {
  readonly actor: MemberId;
  readonly commandId: string;
  readonly command: Command;
  readonly answer: Promise<CommandAnswer>;
}

/** Parts, batches, withdrawals, corrections and ballots, by several of the desk and by delegates at the same time. */
describe.each(IMPLEMENTATIONS)('texts in parts under many hands on $name', ({ open }) => {
  let house: OpenHouse | null = null;
  afterEach(async () => house?.close());

  it(`${RUNS} races (seed ${SEED}): results linked, nothing acknowledged missing, the record verifies`, async () => {
    const random = new Random(SEED);
    const reached = new Set<string>();
    for (let run = 0; run < RUNS; run += 1) {
      house = await open();
      const council = await Council.open(councilParts(house.stores.rooms), DELEGATES, async () => {}, PACK);
      await council.must(CHAIR, { type: 'setItemState', itemId: TEXT.itemId, state: 'running' });
      const asked = await race(council, random);
      for (const { command, answer } of asked) {
        const { accepted } = await answer;
        if (accepted) reached.add(command.type);
      }
      await expectKept(council, asked);
      await house.close();
      house = null;
    }
    for (const type of [
      'makeMotions',
      'openVotes',
      'withdrawMotion',
      'openVote',
      'closeVote',
      'fallBackVote',
    ])
      expect(reached).toContain(type);
  }, 240_000);
});

async function race(council: Council, random: Random): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const actor = random.chance(0.5) ? CHAIR : SECRETARY;
    const voter = delegateId(1 + random.below(DELEGATES - 1));
    const isBallot = random.chance(0.35);
    const command = isBallot ? ballotOf(council, voter, random) : commandOfDesk(council, random, step);
    if (command === null) continue;
    const commandId = newCommandId();
    const by = isBallot ? voter : actor;
    const answer = council.room.execute(by, commandId, command);
    asked.push({ actor: by, commandId, command, answer });
    if (random.chance(0.3)) await answer;
  }
  await Promise.all(asked.map(({ answer }) => answer));
  return asked;
}

function ballotOf(council: Council, voter: MemberId, random: Random): Command | null {
  const votes = [...council.room.state.votes.values()];
  const vote =
    votes.length === 0 ? undefined : votes[votes.length - 1 - random.below(Math.min(3, votes.length))];
  if (vote === undefined) return null;
  const choice = CHOICES[random.below(3)] ?? 'for';
  const serial = (vote.ballots.get(voter)?.serial ?? 0) + 1;
  return council.ballot(voter, vote.id, choice, serial);
}

/** What somebody of the desk may do next, also what the rules refuse just now. */
function commandOfDesk({ room }: Council, random: Random, step: number): Command {
  const motions = [...room.state.motions.keys()];
  const votes = [...room.state.votes.values()];
  const motionId = motions[random.below(Math.max(1, motions.length))] ?? id<MotionId>('none');
  const recent = votes.slice(-3);
  const vote = recent[random.below(Math.max(1, recent.length))];
  const voteId = vote?.id ?? id<VoteId>('none');
  const scopes: readonly MotionScope[] = [
    { kind: 'amendment', label: `Sửa đổi ${step}` },
    { kind: 'clause', label: `Điều ${step}` },
    { kind: 'whole' },
  ];
  const together = motions.slice(random.below(3)).slice(0, 2 + random.below(2));
  const opening = { voteId: id<VoteId>(`v${step}`), seconds: 60 };
  const commands: readonly (readonly [weight: number, command: Command])[] = [
    [
      motions.length < 6 ? 6 : 1,
      {
        ...{ type: 'makeMotions', ...TEXT },
        motions: scopes
          .filter(() => random.chance(0.7))
          .map((scope, at) => ({ motionId: id<MotionId>(`m${step}-${at}`), title: `Phần ${step}`, scope })),
      },
    ],
    [4, { type: 'openVote', ...opening, motionId }],
    [3, { type: 'openVote', ...opening, motionId, follows: voteId, reason: 'Kết thúc nhầm' }],
    [
      together.length > 1 ? 4 : 0,
      {
        ...{ type: 'openVotes', batchId: id<BatchId>(`l${step}`), seconds: 60 },
        votes: together.map((one, at) => ({ voteId: id<VoteId>(`v${step}-${at}`), motionId: one })),
      },
    ],
    [5, { type: 'closeVote', voteId }],
    [2, { type: 'announceVote', voteId }],
    [2, { type: 'cancelVote', voteId }],
    [2, { type: 'withdrawMotion', motionId, reason: random.chance(0.8) ? 'Đề nghị rút' : '' }],
    [1, { type: 'removeMotion', motionId }],
    [
      1,
      {
        ...{ type: 'fallBackVote', voteId, newVoteId: id<VoteId>(`f${step}`), method: 'hands' },
        ...{ reason: 'Mất mạng', counters: [SECRETARY, delegateId(2)] },
      },
    ],
  ];
  const total = commands.reduce((sum, [weight]) => sum + weight, 0);
  let place = random.below(total);
  for (const [weight, command] of commands) {
    if (place < weight) return command;
    place -= weight;
  }
  throw new Error('no command');
}

/** After a restart: a state that the rules allow, every answer again, and a record that a stranger finds in order. */
async function expectKept(council: Council, asked: readonly Asked[]): Promise<void> {
  const again = await Room.open(council.parts, SESSION, 1);
  expectInvariants(again.state);
  expectLinks(again);
  for (const { actor, commandId, command, answer } of asked) {
    const given = await answer;
    if (!given.accepted) continue;
    expect(given.seq).toBeLessThanOrEqual(again.head.seq);
    expect(await again.execute(actor, commandId, command)).toEqual(given);
  }
  expect(verifyRecord(parseRecord(await council.record())).findings).toEqual([]);
}

/** What was withdrawn has no result, and what follows another vote is about the same motion. */
function expectLinks({ state }: Room): void {
  for (const { motion, result, follows } of state.votes.values()) {
    if (state.withdrawals.has(motion.id)) expect(result).toBeNull();
    if (follows !== null) expect(state.votes.get(follows)?.motion.id).toBe(motion.id);
  }
}
