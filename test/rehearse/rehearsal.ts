import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DIST } from '../../resources/build/paths.ts';
import type { FileId, MemberId, MotionId, VoteId } from '../../shared/domain/ids.ts';
import { CHOICES, type Choice } from '../../shared/domain/rulePack.ts';
import { until } from '../../renderer/signal.ts';
import { RoomServer } from '../e2e/roomServer.ts';
import { Random } from '../fuzz/Random.ts';
import { Hall, order, type Seat } from './Hall.ts';
import { verifiedRecord, type RecordedEvent } from './recordFile.ts';
import { latenciesOf, stopwatch, type Latencies } from './timing.ts';

export interface RehearsalOptions {
  readonly delegates: number;
  readonly votes: number;
  /** Votes, counted from 1, in the middle of which the server is killed. */
  readonly kills: readonly number[];
  readonly seed: number;
  /** Path of the server's `main.js`; that of `npm run build` when it is left out. */
  readonly program?: string;
}

export interface RehearsalReport {
  readonly delegates: number;
  readonly votes: number;
  readonly kills: number;
  /** From the signing-in of the first to a standing device of the last. */
  readonly joinMs: number;
  /** Until every device held every file. */
  readonly downloadMs: number;
  /** Until the last mark was durable. */
  readonly marksMs: number;
  /** From the touch to the checked receipt; votes with a kill in them apart. */
  readonly ballots: Latencies;
  readonly ballotsOverAKill: Latencies | null;
  /** What does not fit; empty when the rehearsal has succeeded. */
  readonly faults: readonly string[];
}

/** What the house has acknowledged: each delegate's choice in each vote. */
type Acknowledged = Map<VoteId, Map<MemberId, Choice>>;

/**
 * A whole sitting against a real server: everybody joins, keeps the files, marks, and votes; the server is killed
 * in mid-vote; at the end the exported record is verified and compared with what was acknowledged.
 */
export async function rehearse(
  options: RehearsalOptions,
  say: (line: string) => void,
): Promise<RehearsalReport> {
  const random = new Random(options.seed);
  const program = options.program ?? join(DIST, 'server/main.js');
  const server = await RoomServer.startProgram(program, '--no-sample');
  const faults: string[] = [];
  const calm: number[] = [];
  const stormy: number[] = [];
  let hall: Hall | null = null;
  try {
    const timer = stopwatch();
    hall = await Hall.open(server, { delegates: options.delegates, motions: options.votes });
    const joinMs = timer();
    say(`${options.delegates} delegates have joined (${joinMs} ms)`);
    const downloadMs = await everybodyDownloads(hall.seats);
    say(`everybody holds ${hall.fileIds.length} files (${downloadMs} ms)`);
    const marksMs = await everybodyMarks(hall);
    say(`everybody's mark is durable (${marksMs} ms)`);

    const acknowledged: Acknowledged = new Map();
    for (const [index, motionId] of hall.motionIds.entries()) {
      const isKilled = options.kills.includes(index + 1);
      const vote = await holdVote(hall, motionId, random, isKilled);
      acknowledged.set(vote.voteId, vote.choices);
      (isKilled ? stormy : calm).push(...vote.latencies);
      say(`vote ${index + 1}: ${vote.verdict}${isKilled ? ', over a kill of the server' : ''}`);
    }
    faults.push(...(await missingMarks(hall)));
    faults.push(...(await compareRecord(server, hall.secretary.session.sessionId, acknowledged, say)));
    return {
      ...{ delegates: options.delegates, votes: options.votes, kills: options.kills.length },
      ...{ joinMs, downloadMs, marksMs, ballots: latenciesOf(calm) },
      ballotsOverAKill: stormy.length === 0 ? null : latenciesOf(stormy),
      faults,
    };
  } finally {
    hall?.close();
    await server.dispose();
  }
}

async function everybodyDownloads(seats: readonly Seat[]): Promise<number> {
  const timer = stopwatch();
  await Promise.all(
    seats.map(async ({ room }) => {
      const { held, state } = room.downloads;
      room.downloads.downloadAll();
      const files = Object.values(room.projection.get()?.files ?? {});
      const contents = files.flatMap(({ versions }) => versions.at(-1)?.content ?? []);
      await until([held, state], () =>
        contents.every(({ sha256, bytes }) => (held.get().get(sha256) ?? 0) >= bytes),
      );
    }),
  );
  return timer();
}

async function everybodyMarks({ seats, fileIds }: Hall): Promise<number> {
  const timer = stopwatch();
  const fileId = fileIds[0] as FileId;
  await Promise.all(
    seats.map(async ({ memberId, room }) => {
      const marks = room.openMarks(fileId);
      await until([marks.loaded], () => marks.loaded.get());
      const version = room.projection.get()?.files[fileId]?.versions.at(-1)?.id;
      if (version === undefined) throw new Error('the file has no version');
      marks.add(
        {
          ...{ kind: 'note', version, page: 1, color: 'yellow', createdAt: room.now(), at: [100, 100] },
          text: `Ý kiến của ${memberId}`,
        },
        { kind: 'room' },
      );
      await until([room.saving], () => room.saving.get().documents === 0);
      marks.close();
    }),
  );
  return timer();
}

async function holdVote(hall: Hall, motionId: MotionId, random: Random, isKilled: boolean) {
  const { server, secretary, seats } = hall;
  const voteId = randomUUID() as VoteId;
  await order(secretary, { type: 'openVote', voteId, motionId, seconds: 60 });
  await Promise.all(
    seats.map(({ room: { projection } }) =>
      until([projection], () => projection.get()?.votes[voteId] !== undefined),
    ),
  );
  const choices = new Map<MemberId, Choice>();
  const latencies: number[] = [];
  let receipts = 0;
  let tellHalf: () => void = () => undefined;
  const half = new Promise<void>((resolve) => (tellHalf = resolve));
  const voting = seats.map(async (seat) => {
    // Some think twice: what counts is the newest ballot.
    const wanted = random.chance(0.2) ? [pick(random), pick(random)] : [pick(random)];
    for (const choice of wanted) {
      const timer = stopwatch();
      await cast(seat, voteId, choice);
      choices.set(seat.memberId, choice);
      latencies.push(timer());
    }
    receipts += 1;
    if (receipts >= seats.length / 2) tellHalf();
  });
  if (isKilled) {
    await half;
    await server.kill();
    await server.restart();
  }
  await Promise.all(voting);
  await order(secretary, { type: 'closeVote', voteId });
  await order(secretary, { type: 'announceVote', voteId });
  const { projection } = secretary;
  await until([projection], () => projection.get()?.votes[voteId]?.state === 'announced');
  const result = projection.get()?.votes[voteId]?.result;
  const verdict = `${result?.for}/${result?.seats} tán thành, cần ít nhất ${result?.needed}`;
  return { voteId, choices, latencies, verdict };
}

/** Resolves when this device has checked the receipt of this choice. */
export async function cast({ room }: Seat, voteId: VoteId, choice: Choice): Promise<void> {
  await room.ballots.cast(voteId, choice);
  const { own } = room.ballots;
  await until([own], () => {
    const ballot = own.get().get(voteId);
    if (ballot?.state === 'refused') throw new Error(`a ballot was refused: ${ballot.refusal}`);
    return ballot?.state === 'cast' && ballot.choice === choice;
  });
}

/** Marks are asked for anew, by one who has seen none of them. */
async function missingMarks({ secretary, seats, fileIds }: Hall): Promise<string[]> {
  const marks = secretary.openMarks(fileIds[0] as FileId);
  const authors = (): Set<MemberId> => new Set(marks.marks.get().map(({ authorId }) => authorId));
  const patience = stopwatch();
  while (authors().size < seats.length && patience() < 30_000) {
    await Promise.race([
      until([marks.marks], () => authors().size >= seats.length),
      new Promise((resolve) => setTimeout(resolve, 1_000)),
    ]);
  }
  const found = authors();
  marks.close();
  return seats.filter((seat) => !found.has(seat.memberId)).map(({ memberId }) => `mark of ${memberId} lost`);
}

/** Has the record verified, and looks in it for every acknowledged ballot. */
async function compareRecord(
  server: RoomServer,
  sessionId: string,
  acknowledged: Acknowledged,
  say: (line: string) => void,
): Promise<string[]> {
  const { events, faults } = await verifiedRecord(server, sessionId, say);
  const recorded = ballotsIn(events);
  const missing = [...acknowledged].flatMap(([voteId, choices]) =>
    [...choices].flatMap(([memberId, choice]) => {
      const found = recorded.get(voteId)?.get(memberId);
      const fault = `${memberId} in ${voteId}: acknowledged ${choice}, recorded ${found ?? 'nothing'}`;
      return found === choice ? [] : [fault];
    }),
  );
  return [...faults, ...missing];
}

/** The newest choice of everybody in every vote. */
function ballotsIn(events: readonly RecordedEvent[]): Acknowledged {
  const recorded: Acknowledged = new Map();
  for (const { type, payload } of events) {
    if (type !== 'ballotCast' || payload === null) continue;
    const { voteId, ballot } = JSON.parse(payload) as {
      voteId: VoteId;
      ballot: { memberId: MemberId; choice: Choice };
    };
    const ofVote = recorded.get(voteId) ?? new Map<MemberId, Choice>();
    recorded.set(voteId, ofVote.set(ballot.memberId, ballot.choice));
  }
  return recorded;
}

function pick(random: Random): Choice {
  return random.chance(0.6) ? 'for' : random.pick(CHOICES);
}
