import { createPublicKey, verify } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { MemberId, VoteId } from '../../shared/domain/ids.ts';
import { CHOICES, type Choice } from '../../shared/domain/rulePack.ts';
import { lateText, receiptText } from '../../shared/domain/signedText.ts';
import type { CommandAnswer, Receipt } from '../../shared/protocol/commands.ts';
import { Room } from '../../server/room/Room.ts';
import { parseRecord } from '../../server/verify/RecordFile.ts';
import { verifyRecord } from '../../server/verify/verifyRecord.ts';
import { IMPLEMENTATIONS, type OpenHouse } from '../contract/store/implementations.ts';
import { Random } from '../fuzz/Random.ts';
import { newCommandId, SERVER_KEY } from '../room/house.ts';
import { CHAIR, Council, councilParts, delegateId, SESSION } from './Council.ts';

const RACES = 200;
const SEED = Number(process.env['RACE_SEED'] ?? 20_261_122);
/** Quorum, and one more who is on leave. */
const DELEGATES = 42;

const serverKey = createPublicKey({
  key: Buffer.from(SERVER_KEY.publicKey, 'base64'),
  format: 'der',
  type: 'spki',
});

function expectSigned(text: string, { signature }: Receipt): void {
  expect(verify(null, Buffer.from(text), serverKey, Buffer.from(signature, 'base64'))).toBe(true);
}

interface Sent {
  readonly memberId: MemberId;
  readonly choice: Choice;
  readonly serial: number;
  readonly answer: Promise<CommandAnswer>;
}

describe.each(IMPLEMENTATIONS)('closes against ballots on $name', ({ open }) => {
  let house: OpenHouse | null = null;
  afterEach(async () => house?.close());

  it(`${RACES} races (seed ${SEED}): exactly the acknowledged ballots are counted`, async () => {
    house = await open();
    const council = await Council.open(councilParts(house.stores.rooms), DELEGATES);
    const random = new Random(SEED);
    for (let race = 0; race < RACES; race += 1) {
      const vote = await council.openVote(1 + (race % 2), `race-${race}`);
      const { sent, closed } = await runRace(council, random, vote);
      expect((await closed).accepted).toBe(true);
      await expectCounted(council, vote, sent);
    }
    const verification = verifyRecord(parseRecord(await council.record()));
    expect(verification.findings).toEqual([]);
    expect(verification.ledger.votes.size).toBe(RACES);
    await expectSameReceipts(council);
  });
});

/** Ballots in any order, some changed at once, and the close in the midst of them. */
async function runRace(council: Council, random: Random, vote: VoteId) {
  const sent: Sent[] = [];
  const voters = random.shuffled(Array.from({ length: DELEGATES - 1 }, (_, index) => delegateId(index + 1)));
  const closeAt = random.below(voters.length + 1);
  let closed: Promise<CommandAnswer> = Promise.reject(new Error('not closed'));
  closed.catch(() => undefined);
  const cast = (memberId: MemberId, serial: number) => {
    const choice = random.pick(CHOICES);
    const command = council.ballot(memberId, vote, choice, serial);
    sent.push({ memberId, choice, serial, answer: council.room.execute(memberId, newCommandId(), command) });
  };
  for (let index = 0; index <= voters.length; index += 1) {
    if (index === closeAt) {
      closed = council.room.execute(CHAIR, newCommandId(), { type: 'closeVote', voteId: vote });
    }
    const voter = voters[index];
    if (voter === undefined) continue;
    cast(voter, 1);
    if (random.chance(0.2)) cast(voter, 2);
    if (random.chance(0.1)) await new Promise<void>((resolve) => setImmediate(resolve));
  }
  await Promise.all(sent.map(({ answer }) => answer));
  return { sent, closed };
}

async function expectCounted(council: Council, voteId: VoteId, sent: readonly Sent[]): Promise<void> {
  const vote = council.room.state.votes.get(voteId);
  const acknowledged = new Map<MemberId, Choice>();
  for (const { memberId, choice, serial, answer } of sent) {
    const given = await answer;
    const parts = { sessionId: SESSION, voteId, memberId, choice, serial };
    if (given.accepted) {
      if (given.receipt === undefined) throw new Error('acknowledged without a receipt');
      const { seq, chainHash, at } = given.receipt;
      expect(seq).toBe(given.seq);
      expectSigned(receiptText({ ...parts, seq, chainHash, at }), given.receipt);
      acknowledged.set(memberId, choice);
    } else {
      expect(given.refusal.code).toBe('voteClosed');
      if (given.late === undefined) throw new Error('refused without a receipt');
      const { seq, chainHash, at } = given.late;
      expectSigned(lateText({ ...parts, seq, chainHash, at }), given.late);
    }
  }
  const counted = new Map([...(vote?.ballots ?? [])].map(([memberId, { choice }]) => [memberId, choice]));
  expect(counted).toEqual(acknowledged);
  const count = (choice: Choice) => [...acknowledged.values()].filter((one) => one === choice).length;
  expect(vote?.result).toMatchObject({
    ...{ for: count('for'), against: count('against'), abstain: count('abstain') },
    ...{ silent: DELEGATES - 1 - acknowledged.size, absent: 1 },
  });
}

/** The ballot that was counted gets its first receipt again, also after the close and a restart. */
async function expectSameReceipts(council: Council): Promise<void> {
  const again = await Room.open(council.parts, SESSION, 1);
  for (const [voteId, vote] of [...again.state.votes].slice(-5)) {
    for (const { memberId, choice, serial } of vote.ballots.values()) {
      const command = council.ballot(memberId, voteId, choice, serial);
      const before = await council.room.execute(memberId, newCommandId(), command);
      const after = await again.execute(memberId, newCommandId(), command);
      expect(after.accepted && after.receipt).toBeTruthy();
      expect(after.accepted && after.receipt).toEqual(before.accepted && before.receipt);
    }
  }
}
