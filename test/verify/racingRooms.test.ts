import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Command } from '../../shared/domain/command.ts';
import type { MemberId, SessionId } from '../../shared/domain/ids.ts';
import type { CommandAnswer } from '../../shared/protocol/commands.ts';
import { recordText } from '../../server/room/recordText.ts';
import { Room } from '../../server/room/Room.ts';
import type { RoomParts } from '../../server/room/RoomParts.ts';
import type { Batch, RoomStore } from '../../server/store/RoomStore.ts';
import { parseRecord } from '../../server/verify/RecordFile.ts';
import { verifyRecord } from '../../server/verify/verifyRecord.ts';
import { IMPLEMENTATIONS, type OpenHouse } from '../contract/store/implementations.ts';
import { anyRequests } from '../domain/commands.ts';
import { expectInvariants } from '../domain/invariants.ts';
import { MISSING, session } from '../domain/sessionRecord.ts';
import type { Request } from '../domain/votingCommands.ts';
import { Random } from '../fuzz/Random.ts';
import { newCommandId, partsOf, SERVER_KEY } from '../room/house.ts';
import { RealKeys } from './RealKeys.ts';

const RUNS = Number(process.env['RACE_RUNS'] ?? 200);
const SEED = Number(process.env['RACE_SEED'] ?? 20_261_125);

interface Asked {
  readonly actor: MemberId | null;
  readonly commandId: string;
  readonly command: Command;
  /** `null` when the room could not say. */
  readonly answer: Promise<CommandAnswer | null>;
}

/** A store that now and then fails, before or after it has stored: as when a disk or a connection fails. */
function failing(store: RoomStore, random: Random): RoomStore {
  return {
    sessions: () => store.sessions(),
    events: (sessionId) => store.events(sessionId),
    command: (sessionId, actor, commandId) => store.command(sessionId, actor, commandId),
    projection: (sessionId, kind) => store.projection(sessionId, kind),
    compactProjection: (sessionId, kind, state) => store.compactProjection(sessionId, kind, state),
    async append(batch: Batch) {
      if (random.chance(0.02)) throw new Error('the disk failed');
      await store.append(batch);
      if (random.chance(0.02)) throw new Error('the connection to the disk failed');
    },
  };
}

describe.each(IMPLEMENTATIONS)('a room under many hands on $name', ({ open }) => {
  let house: OpenHouse | null = null;
  afterEach(async () => house?.close());

  it(`${RUNS} races (seed ${SEED}): nothing forbidden, nothing acknowledged missing, the record verifies`, async () => {
    house = await open();
    const random = new Random(SEED);
    const samples = fc.sample(anyRequests, { numRuns: RUNS, seed: SEED });
    for (const [run, requests] of samples.entries()) {
      const sessionId = session(`race-${run}`);
      const parts = partsOf(failing(house.stores.rooms, random), {
        hasContent: async ({ sha256 }) => sha256 !== MISSING,
      });
      const room = await untilOpen(parts, sessionId);
      const asked = await race(room, requests.map(named(sessionId)), random);
      await expectKept(house.stores.rooms, sessionId, room, asked);
    }
  }, 240_000);
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
  const asked: Asked[] = [];
  for (const { command: wanted, actor } of requests) {
    const command = room.exists ? keys.of(wanted, actor, room.state) : wanted;
    const commandId = newCommandId();
    const answer = room.execute(actor, commandId, command).catch(() => null);
    asked.push({ actor, commandId, command, answer });
    if (!room.exists || random.chance(0.3)) await answer;
  }
  await Promise.all(asked.map(({ answer }) => answer));
  return asked;
}

/** After a kill: the state is one that the rules allow, and every answer that was given is given again. */
async function expectKept(
  store: RoomStore,
  sessionId: SessionId,
  room: Room,
  asked: readonly Asked[],
): Promise<void> {
  const again = await Room.open(partsOf(store), sessionId, 1);
  const answers = await Promise.all(asked.map(({ answer }) => answer));
  if (!again.exists) {
    expect(answers.some((answer) => answer?.accepted === true)).toBe(false);
    return;
  }
  expectInvariants(again.state);
  expect(again.head.seq).toBeGreaterThanOrEqual(room.head.seq);
  for (const [index, { actor, commandId, command }] of asked.entries()) {
    const answer = answers[index];
    if (answer?.accepted !== true) continue;
    expect(answer.seq).toBeLessThanOrEqual(again.head.seq);
    expect(await again.execute(actor, commandId, command)).toEqual(answer);
  }
  const record = recordText(sessionId, await store.events(sessionId), SERVER_KEY);
  expect(verifyRecord(parseRecord(record)).findings).toEqual([]);
}
