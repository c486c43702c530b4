import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { SessionId } from '../../shared/domain/ids.ts';
import { Room } from '../../server/room/Room.ts';
import type { RoomParts } from '../../server/room/RoomParts.ts';
import { IMPLEMENTATIONS, type OpenHouse } from '../contract/store/implementations.ts';
import { anyRequests } from '../domain/commands.ts';
import { MISSING, session } from '../domain/sessionRecord.ts';
import type { Request } from '../domain/votingCommands.ts';
import { Random } from '../fuzz/Random.ts';
import { newCommandId, partsOf } from '../room/house.ts';
import { expectKept, type Asked } from './expectKept.ts';
import { failing } from './failing.ts';
import { RealKeys } from './RealKeys.ts';

const RUNS = Number(process.env['RACE_RUNS'] ?? 200);
const SEED = Number(process.env['RACE_SEED'] ?? 20_261_125);

describe.each(IMPLEMENTATIONS)('a room under many hands on $name', ({ open }) => {
  let house: OpenHouse | null = null;
  afterEach(async () => house?.close());

  it(
    `${RUNS} races (seed ${SEED}): nothing forbidden, nothing acknowledged missing, the record verifies`,
    async () => {
      house = await open();
      const random = new Random(SEED);
      const accepted = new Set<string>();
      const samples = fc.sample(anyRequests, { numRuns: RUNS, seed: SEED });
      for (const [run, requests] of samples.entries()) {
        const sessionId = session(`race-${run}`);
        // The generators' deadlines and breaks are a few milliseconds after the beginning of time.
        let now = 0;
        const parts = partsOf(failing(house.stores.rooms, random), {
          clock: () => (now += 1),
          hasContent: async ({ sha256 }) => sha256 !== MISSING,
        });
        const room = await untilOpen(parts, sessionId);
        const asked = await race(room, requests.map(named(sessionId)), random);
        for (const { command, answer } of asked) if (answer?.accepted === true) accepted.add(command.type);
        await expectKept(house.stores.rooms, room, asked);
      }
      if (RUNS < 100) return;
      // Whatever is signed is signed for real here; without that none of these would ever be accepted.
      for (const type of ['castBallot', 'castSlip', 'enterSlipCount', 'giveFloor', 'answerOpinion']) {
        expect(accepted).toContain(type);
      }
    },
    120_000 + 2_000 * RUNS,
  );
});

/** Opening writes, too, and may meet the failing disk. */
async function untilOpen(parts: RoomParts, sessionId: SessionId): Promise<Room> {
  for (;;) {
    try {
      return await Room.open(parts, sessionId, 1);
    } catch (error) {
      if (!String(error).includes('failed')) throw error;
    }
  }
}

/** Each run is a session of its own; the house creates it, whoever asked for it. */
function named(sessionId: SessionId) {
  return (request: Request): Request =>
    request.command.type === 'createSession'
      ? { command: { ...request.command, sessionId }, actor: null }
      : request;
}

/** Requests go out in bursts, without waiting for the answers within one. */
async function race(room: Room, requests: readonly Request[], random: Random): Promise<readonly Asked[]> {
  const keys = new RealKeys();
  const asked: Promise<Asked>[] = [];
  for (const { command: wanted, actor } of requests) {
    const command = room.exists ? keys.of(wanted, actor, room.state) : wanted;
    const commandId = newCommandId();
    const answer = room.execute(actor, commandId, command).catch(() => null);
    asked.push(answer.then((given) => ({ actor, commandId, command, answer: given })));
    if (!room.exists || random.chance(0.3)) await answer;
  }
  return await Promise.all(asked);
}
