import { afterEach, describe, expect, it } from 'vitest';
import { Room } from '../../server/room/Room.ts';
import type { RoomStore } from '../../server/store/RoomStore.ts';
import { IMPLEMENTATIONS, type OpenHouse } from '../contract/store/implementations.ts';
import { session } from '../domain/sessionRecord.ts';
import type { Request } from '../domain/votingCommands.ts';
import { Random } from '../fuzz/Random.ts';
import { newCommandId, partsOf } from '../room/house.ts';
import { AGENDA } from './agendaIntents.ts';
import { expectKept, type Asked } from './expectKept.ts';
import { mortal } from './failing.ts';
import { DISCUSSIONS } from './discussionIntents.ts';
import { FLOOR } from './floorIntents.ts';
import type { Intent, Seen } from './intent.ts';
import { LOOKED_FOR } from './isShown.ts';
import { NOTICES } from './noticeIntents.ts';
import { beginningOf } from './openCouncil.ts';
import { QUESTIONS } from './questionIntents.ts';
import { RealKeys } from './RealKeys.ts';
import { SLIPS } from './slipIntents.ts';
import { VOTES } from './voteIntents.ts';

const RUNS = Number(process.env['RACE_RUNS'] ?? 200);
const SEED = Number(process.env['RACE_SEED'] ?? 20_261_125);
const MOMENTS = 30;

/** What the people of one run mostly do; the rest goes on beside it. */
const EMPHASES: readonly (readonly Intent[])[] = [FLOOR, VOTES, SLIPS, QUESTIONS, DISCUSSIONS];

/** In memory there is no disk to lose anything: a share of the runs is enough. */
const HOUSES = IMPLEMENTATIONS.map((one) => ({
  ...one,
  runs: one.name === 'memory' ? Math.ceil(RUNS / 4) : RUNS,
}));

describe.each(HOUSES)('chairs, secretaries and delegates racing on $name', ({ open, runs }) => {
  let house: OpenHouse | null = null;
  afterEach(async () => house?.close());

  it(
    `${runs} sittings (from seed ${SEED}): no state that is forbidden, nothing acknowledged missing`,
    async () => {
      house = await open();
      const accepted = new Map<string, number>();
      const conflicts = new Map<string, number>();
      for (let run = 0; run < runs; run += 1) {
        const asked = await raceOnce(house.stores.rooms, SEED + run).catch((error: unknown) => {
          throw new Error(`again: RACE_RUNS=1 RACE_SEED=${SEED + run} npm exec -- vitest run test/races`, {
            cause: error,
          });
        });
        for (const { command, answer } of asked) {
          if (answer === null) continue;
          const [counts, key] = answer.accepted ? [accepted, command.type] : [conflicts, answer.refusal.code];
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
      }
      for (const type of accepted.keys()) expect(LOOKED_FOR).toContain(type);
      if (runs >= 100) expectReached(accepted, conflicts);
    },
    120_000 + 2_000 * RUNS,
  );
});

/** Everything that races did happen, and was contested. */
function expectReached(accepted: ReadonlyMap<string, number>, conflicts: ReadonlyMap<string, number>): void {
  const never = [...LOOKED_FOR].filter((type) => !accepted.has(type) && !NOT_RACED.has(type));
  expect(never).toEqual([]);
  expect(CONTESTED.filter((code) => !conflicts.has(code))).toEqual([]);
}

/** Asked only by the random commands of the other race. */
const NOT_RACED: ReadonlySet<string> = new Set([
  'changeItem',
  'removeItem',
  'removeFile',
  'removeMember',
  'endMandate',
  'fillVacancy',
  'removeMotion',
  'revokeDevice',
]);

/** What the slower of two is told. */
const CONTESTED = [
  ...['floorTaken', 'requestClosed', 'anotherVoteOpen', 'voteClosed', 'voteOpen', 'anotherItemRunning'],
  ...['itemNotRunning', 'sittingPaused', 'sittingNotOpen', 'noQuorum', 'countsDiffer', 'countMissing'],
  ...[
    'callTaken',
    'serialOutOfTurn',
    'speechEnded',
    'pollOpened',
    'opinionClosed',
    'notHere',
    'signatureInvalid',
    'chainOutOfTurn',
    'questionPut',
    'promiseSettled',
    'textChanged',
    'roomNotOpen',
    'notesFixed',
  ],
];

/** One sitting: at each moment several people ask at once, from what they see; now and then the house is killed. */
async function raceOnce(store: RoomStore, seed: number): Promise<readonly Asked[]> {
  const random = new Random(seed);
  const keys = new RealKeys();
  const sessionId = session(`council-${seed}`);
  let ids = 0;
  let now = 1_000;
  const clock = () => (now += 1);
  const begin = async () => {
    const process = mortal(store);
    return { process, room: await Room.open(partsOf(process.store, { clock }), sessionId, 1) };
  };
  let { process, room } = await begin();
  const asked: Asked[] = [];
  const ask = async ({ actor, command: wanted }: Request, commandId = newCommandId()) => {
    const command = room.exists ? keys.of(wanted, actor, room.state) : wanted;
    const answer = await room.execute(actor, commandId, command).catch(() => null);
    return { actor, commandId, command, answer };
  };
  for (const request of beginningOf(sessionId)) {
    const done = await ask(request);
    if (done.answer?.accepted !== true) throw new Error(`${request.command.type} was not accepted`);
    asked.push(done);
  }
  const emphasis = EMPHASES[seed % EMPHASES.length] ?? FLOOR;
  for (let moment = 0; moment < MOMENTS; moment += 1) {
    const seen: Seen = { state: room.state, random, now, fresh: (prefix) => `${prefix}${(ids += 1)}` };
    const wanted = Array.from({ length: 1 + random.below(7) }, () => requestOf(seen, emphasis));
    const isKilled = random.chance(0.04);
    const answers = wanted.flatMap((request) => (request === null ? [] : [ask(request)]));
    if (isKilled) {
      if (random.chance(0.5)) await new Promise<void>((resolve) => setImmediate(resolve));
      process.kill();
    }
    const given = await Promise.all(answers);
    if (isKilled) ({ process, room } = await begin());
    asked.push(...given.filter(({ answer }) => answer !== null));
    // Whoever got no answer asks the same once more.
    for (const { actor, commandId, command, answer } of given) {
      if (answer !== null) continue;
      asked.push({ actor, commandId, command, answer: await room.execute(actor, commandId, command) });
    }
  }
  await expectKept(store, room, asked);
  return asked;
}

/** Rather something that can be asked now than nothing. */
function requestOf(seen: Seen, emphasis: readonly Intent[]): Request | null {
  for (let tries = 0; tries < 4; tries += 1) {
    const request = intentOf(seen.random, emphasis)(seen);
    if (request !== null) return request;
  }
  return null;
}

function intentOf(random: Random, emphasis: readonly Intent[]): Intent {
  const kind = random.next();
  if (kind < 0.65) return random.pick(emphasis);
  if (kind < 0.85) return random.pick(AGENDA);
  return random.pick(random.pick([FLOOR, VOTES, SLIPS, QUESTIONS, DISCUSSIONS, NOTICES]));
}
