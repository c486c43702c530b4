import { randomUUID } from 'node:crypto';
import type { MotionId, VoteId } from '../../../shared/domain/ids.ts';
import { until } from '../../../renderer/signal.ts';
import type { RoomClient } from '../../../renderer/room/RoomClient.ts';
import { order, type Hall, type Seat } from '../../rehearse/Hall.ts';
import { cpuMsOf, ownCpuMs, percentile, round } from './cores.ts';
import type { LightDelegate } from './LightDelegate.ts';
import { pause, whenAll, within } from './sockets.ts';

/** One burst of writes: until everybody has everything. */
export interface Burst {
  readonly totalMs: number;
  readonly serverCpuMs: number;
  readonly clientCpuMs: number;
}

export interface VoteBurst extends Burst {
  /** From the first send until the last voter held a checked receipt. */
  readonly receiptsMs: number;
  /** From a ballot's sending to its checked receipt. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Nothing may take longer. */
const PATIENCE_MS = 60_000;
/** What joining or an earlier round still has under way comes to rest. */
const REST_MS = 2500;

/** Measures what `run` takes of the wall clock, of the server and of this process. */
export async function measured(pid: number, run: () => Promise<void>): Promise<Burst> {
  const [server, client, start] = [cpuMsOf(pid), ownCpuMs(), performance.now()];
  await within(PATIENCE_MS, 'a burst', run());
  const totalMs = performance.now() - start;
  return {
    totalMs: round(totalMs),
    serverCpuMs: round(cpuMsOf(pid) - server),
    clientCpuMs: round(ownCpuMs() - client),
  };
}

/** Everybody casts; `receipt` is told of every checked receipt, with the time when its ballot was sent. */
type CastAll = (receipt: (sentAt: number) => void) => Promise<void>;

/** Opens a vote, has everybody cast at once, closes and announces it. */
async function holdVote(
  secretary: RoomClient,
  motionId: MotionId,
  pid: number,
  seen: (voteId: VoteId) => Promise<void>,
  prepare: (voteId: VoteId) => CastAll,
): Promise<VoteBurst> {
  const voteId = randomUUID() as VoteId;
  await order(secretary, { type: 'openVote', voteId, motionId, seconds: 60 });
  await within(PATIENCE_MS, 'a vote shown to all', seen(voteId));
  await pause(REST_MS);
  const castAll = prepare(voteId);
  const latencies: number[] = [];
  let receiptsMs = NaN;
  const start = performance.now();
  const burst = await measured(pid, () =>
    castAll((sentAt) => {
      const now = performance.now();
      latencies.push(now - sentAt);
      receiptsMs = now - start;
    }),
  );
  await order(secretary, { type: 'closeVote', voteId });
  await order(secretary, { type: 'announceVote', voteId });
  return {
    ...burst,
    receiptsMs: round(receiptsMs),
    p50Ms: round(percentile(latencies, 0.5)),
    p99Ms: round(percentile(latencies, 0.99)),
  };
}

/** With light clients: the ballots are signed before the clock starts, as they are when a person touches "cast". */
export function lightVote(
  secretary: RoomClient,
  motionId: MotionId,
  pid: number,
  delegates: readonly LightDelegate[],
): Promise<VoteBurst> {
  const all = delegates.length;
  return holdVote(
    secretary,
    motionId,
    pid,
    (voteId) => everyDocument(delegates, (delegate) => delegate.vote(voteId) !== undefined),
    (voteId) => {
      const ballots = delegates.map((delegate) => ({ delegate, ballot: delegate.sign(voteId, 1) }));
      const shown = everyDocument(delegates, (delegate) => delegate.turnout(voteId) === all);
      return async (receipt) => {
        const cast = ballots.map(async ({ delegate, ballot }) => {
          const sentAt = performance.now();
          await delegate.cast(ballot);
          receipt(sentAt);
        });
        await Promise.all([...cast, shown]);
      };
    },
  );
}

/** With the application's own room client for every delegate, device copies and chain watch included. */
export function wholeVote({ secretary, seats }: Hall, motionId: MotionId, pid: number): Promise<VoteBurst> {
  return holdVote(
    secretary,
    motionId,
    pid,
    (voteId) => everySeat(seats, (seat) => seat.room.projection.get()?.votes[voteId] !== undefined),
    (voteId) => async (receipt) => {
      const shown = everySeat(seats, (seat) => seat.room.projection.get()?.turnout[voteId] === seats.length);
      const cast = seats.map(async ({ room: { ballots } }) => {
        const sentAt = performance.now();
        await ballots.cast(voteId, 'for');
        await until([ballots.own], () => ballots.own.get().get(voteId)?.state === 'cast');
        receipt(sentAt);
      });
      await Promise.all([...cast, shown]);
    },
  );
}

async function everySeat(seats: readonly Seat[], holds: (seat: Seat) => boolean): Promise<void> {
  await Promise.all(seats.map((seat) => until([seat.room.projection], () => holds(seat))));
}

async function everyDocument(
  delegates: readonly LightDelegate[],
  holds: (delegate: LightDelegate) => boolean,
): Promise<void> {
  const all = whenAll(delegates.length);
  const watches = delegates.map((delegate, index) => {
    const look = (): void => {
      if (holds(delegate)) all.tell(index);
    };
    delegate.document.on('update', look);
    look();
    return () => delegate.document.off('update', look);
  });
  await all.done;
  for (const stop of watches) stop();
}
