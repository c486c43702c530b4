import { join } from 'node:path';
import { DIST } from '../../resources/build/paths.ts';
import { RoomServer } from '../e2e/roomServer.ts';
import { Random } from '../fuzz/Random.ts';
import { prepareFull } from './prepareFull.ts';
import { verifiedRecord, type RecordedEvent } from './recordFile.ts';
import { voteByParts } from './scenes/clauses.ts';
import { fallBackToHands } from './scenes/fallback.ts';
import { debate } from './scenes/floor.ts';
import { announceAndCall } from './scenes/messages.ts';
import { answerInvitations, closeHalf, openHalf, takeBreak } from './scenes/opening.ts';
import { namedVote } from './scenes/votes.ts';
import { Stage } from './Stage.ts';
import { latenciesOf, stopwatch, type Latencies } from './timing.ts';

export interface FullReport {
  readonly delegates: number;
  readonly scenes: readonly { readonly name: string; readonly ms: number }[];
  readonly kills: number;
  readonly acknowledged: number;
  readonly events: number;
  /** From asking to the answer, of everything that was asked while the server stood. */
  readonly commands: Latencies;
  /** What does not fit; empty when the rehearsal has succeeded. */
  readonly faults: readonly string[];
}

interface Scene {
  readonly name: string;
  readonly play: (stage: Stage) => Promise<void>;
}

/** The two days, in order. */
function programme(): readonly Scene[] {
  const draft = (stage: Stage, half: number, index: number) => {
    const found = stage.half(half).drafts[index];
    if (found === undefined) throw new Error(`half day ${half} has no draft ${index}`);
    return found;
  };
  return [
    { name: 'invitations', play: answerInvitations },
    { name: 'first morning opens', play: (stage) => openHalf(stage, 0) },
    { name: 'announcements and calls', play: announceAndCall },
    { name: 'debate, the chair’s device dies, the server is killed', play: (stage) => debate(stage, 0) },
    { name: 'break', play: (stage) => takeBreak(stage, 0) },
    {
      name: 'named vote, the server is killed in its middle',
      play: (stage) => namedVote(stage, draft(stage, 0, 0), { killed: true }),
    },
    {
      name: 'fallback to hands in mid-vote, one of two counters mistaken',
      play: (stage) => fallBackToHands(stage, draft(stage, 0, 1)),
    },
    { name: 'first morning closes', play: (stage) => closeHalf(stage, 0) },
    { name: 'second morning opens', play: (stage) => openHalf(stage, 2) },
    {
      name: 'amendment, clauses in one go and the whole text; the chair’s device dies',
      play: (stage) => voteByParts(stage, draft(stage, 2, 0)),
    },
    {
      name: 'named vote under the deputy',
      play: (stage) => namedVote(stage, draft(stage, 2, 1), { killed: false }),
    },
    { name: 'second morning closes', play: (stage) => closeHalf(stage, 2) },
  ];
}

/** A whole session of two days on a real server: every scene, and then the record is compared with what was acknowledged. */
export async function rehearseFully(
  options: { readonly delegates: number; readonly seed: number; readonly program?: string },
  say: (line: string) => void,
): Promise<FullReport> {
  const program = options.program ?? join(DIST, 'server/main.js');
  const server = await RoomServer.startProgram(program, '--no-sample');
  try {
    const cast = await prepareFull(server, options.delegates);
    const stage = new Stage(cast, new Random(options.seed), say);
    const scenes: { name: string; ms: number }[] = [];
    for (const { name, play } of programme()) {
      const timer = stopwatch();
      say(name);
      await play(stage);
      scenes.push({ name, ms: timer() });
    }
    const { events, faults } = await verifiedRecord(server, cast.secretary.session.sessionId, say);
    for (const room of [cast.secretary, cast.clerk, ...cast.seats.map((seat) => seat.room)]) room.close();
    return {
      ...{ delegates: options.delegates, scenes, kills: stage.kills },
      ...{ acknowledged: stage.acknowledged.length, events: events.length },
      commands: latenciesOf(stage.latencies),
      faults: [...stage.faults, ...faults, ...missing(stage, events)],
    };
  } finally {
    await server.dispose();
  }
}

/** Everything that was acknowledged stands in the record, asked for by who asked. */
function missing({ acknowledged }: Stage, events: readonly RecordedEvent[]): string[] {
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  return acknowledged.flatMap(({ type, actor, seq }) =>
    bySeq.get(seq)?.actor === actor
      ? []
      : [`${type} of ${actor} was acknowledged as event ${seq} and is not there`],
  );
}
