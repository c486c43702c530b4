import { afterEach, describe, expect, it } from 'vitest';
import type { MemberId, VoteId } from '../../shared/domain/ids.ts';
import { CHOICES, type Choice } from '../../shared/domain/rulePack.ts';
import type { CommandAnswer } from '../../shared/protocol/commands.ts';
import { parseRecord } from '../../server/verify/RecordFile.ts';
import { verifyRecord } from '../../server/verify/verifyRecord.ts';
import { IMPLEMENTATIONS, type OpenHouse } from '../contract/store/implementations.ts';
import { Random } from '../fuzz/Random.ts';
import { newCommandId } from '../room/house.ts';
import { CHAIR, Council, councilParts, delegateId, SECRETARY } from './Council.ts';

const RACES = 200;
const SEED = Number(process.env['RACE_SEED'] ?? 20_261_125);
const DELEGATES = 42;
const COUNTER = delegateId(2);

describe.each(IMPLEMENTATIONS)('fallbacks against ballots on $name', ({ open }) => {
  let house: OpenHouse | null = null;
  afterEach(async () => house?.close());

  it(`${RACES} races (seed ${SEED}): what was acknowledged is kept and void, one fallback wins`, async () => {
    house = await open();
    const council = await Council.open(councilParts(house.stores.rooms), DELEGATES);
    const random = new Random(SEED);
    for (let race = 0; race < RACES; race += 1) {
      const vote = await council.openVote(1 + (race % 2), `race-${race}`);
      const acknowledged = await runRace(council, random, vote);
      const before = council.room.state.votes.get(vote);
      expect(before).toMatchObject({ state: 'cancelled', cancellation: 'fallback', result: null });
      const kept = new Map([...(before?.ballots ?? [])].map(([id, { choice }]) => [id, choice]));
      expect(kept).toEqual(acknowledged);
      const after = [...council.room.state.votes.values()].filter(({ follows }) => follows === vote);
      expect(after).toHaveLength(1);
      const [next] = after;
      if (next === undefined) throw new Error('no vote follows');
      await countAndClose(council, random, next.id);
    }
    const verification = verifyRecord(parseRecord(await council.record()));
    expect(verification.findings).toEqual([]);
    expect(verification.ledger.votes.size).toBe(2 * RACES);
  });
});

/** Ballots in any order; chair and secretary both fall back in the midst of them. */
async function runRace(council: Council, random: Random, vote: VoteId): Promise<Map<MemberId, Choice>> {
  const voters = random.shuffled(Array.from({ length: DELEGATES - 1 }, (_, index) => delegateId(index + 1)));
  const fallAt = random.below(voters.length + 1);
  const sent: { memberId: MemberId; choice: Choice; answer: Promise<CommandAnswer> }[] = [];
  const fallbacks: Promise<CommandAnswer>[] = [];
  for (let index = 0; index <= voters.length; index += 1) {
    if (index === fallAt) {
      for (const by of [CHAIR, SECRETARY]) fallbacks.push(fallBack(council, by, vote));
    }
    const memberId = voters[index];
    if (memberId === undefined) continue;
    const choice = random.pick(CHOICES);
    const command = council.ballot(memberId, vote, choice);
    sent.push({ memberId, choice, answer: council.room.execute(memberId, newCommandId(), command) });
    if (random.chance(0.1)) await new Promise<void>((resolve) => setImmediate(resolve));
  }
  const answers = await Promise.all(fallbacks);
  expect(answers.map(({ accepted }) => accepted).sort()).toEqual([false, true]);
  const acknowledged = new Map<MemberId, Choice>();
  for (const { memberId, choice, answer } of sent) {
    const given = await answer;
    if (given.accepted) acknowledged.set(memberId, choice);
    else expect(given.refusal.code).toBe('voteClosed');
  }
  return acknowledged;
}

function fallBack(council: Council, by: MemberId, voteId: VoteId): Promise<CommandAnswer> {
  const newVoteId = `${voteId}-${by}` as VoteId;
  return council.room.execute(by, newCommandId(), {
    ...{ type: 'fallBackVote', voteId, newVoteId, method: 'hands', reason: 'Mất mạng' },
    counters: [SECRETARY, COUNTER],
  });
}

/** Both count at the same time, one of them sometimes wrongly at first; nothing closes before they agree. */
async function countAndClose(council: Council, random: Random, voteId: VoteId): Promise<void> {
  const count = { for: random.below(30), against: random.below(6), abstain: random.below(5) };
  const enter = (by: MemberId, entered: typeof count) =>
    council.must(by, { type: 'enterCount', voteId, count: entered });
  const isMistaken = random.chance(0.5);
  const first = isMistaken ? { ...count, for: count.for + 1 } : count;
  await Promise.all([enter(SECRETARY, count), enter(COUNTER, first)]);
  if (isMistaken) {
    const early = await council.room.execute(CHAIR, newCommandId(), { type: 'closeVote', voteId });
    expect(early).toMatchObject({ accepted: false, refusal: { code: 'countsDiffer' } });
    await enter(COUNTER, count);
  }
  await council.must(CHAIR, { type: 'closeVote', voteId });
  expect(council.room.state.votes.get(voteId)?.result).toMatchObject(count);
}
