import { join } from 'node:path';
import { DIST } from '../../resources/build/paths.ts';
import { RoomServer } from '../e2e/roomServer.ts';
import { Random } from '../fuzz/Random.ts';
import { prepareFull } from './prepareFull.ts';
import { PROGRAMME } from './programme.ts';
import { verifiedRecord, type RecordedEvent } from './recordFile.ts';
import { Stage } from './Stage.ts';
import { latenciesOf, stopwatch, type Latencies } from './timing.ts';

export interface FullReport {
  readonly delegates: number;
  readonly scenes: readonly { readonly vi: string; readonly en: string; readonly ms: number }[];
  readonly kills: number;
  readonly acknowledged: number;
  /** Ballots and slips whose receipts were checked, changed ones once. */
  readonly receipts: number;
  /** Of each type in the record. */
  readonly events: ReadonlyMap<string, number>;
  /** From asking to the answer, of everything that was asked while the server stood. */
  readonly commands: Latencies;
  /** From the touch to the checked receipt, likewise. */
  readonly ballots: Latencies;
  /** What `npm run verify` said of the exported record. */
  readonly verified: string;
  /** What does not fit; empty when the rehearsal has succeeded. */
  readonly faults: readonly string[];
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
    const scenes: { vi: string; en: string; ms: number }[] = [];
    for (const { vi, en, play } of PROGRAMME) {
      const timer = stopwatch();
      say(`${vi} / ${en}`);
      await play(stage);
      scenes.push({ vi, en, ms: timer() });
    }
    let verified = '';
    const { sessionId } = cast.secretary.session;
    const { events, faults } = await verifiedRecord(server, sessionId, (text) => (verified = text));
    for (const room of [cast.secretary, cast.clerk, ...stage.voters.map((seat) => seat.room)]) room.close();
    return {
      ...{ delegates: options.delegates, scenes, kills: stage.kills, verified },
      ...{ acknowledged: stage.acknowledged.length, receipts: stage.receipts.size },
      events: countOf(events),
      commands: latenciesOf(stage.latencies),
      ballots: latenciesOf(stage.receiptLatencies),
      faults: [...stage.faults, ...faults, ...missing(stage, events)],
    };
  } finally {
    await server.dispose();
  }
}

function countOf(events: readonly RecordedEvent[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}

/** Everything that was acknowledged stands in the record, asked for by who asked; so does every choice with a receipt. */
function missing({ acknowledged, receipts }: Stage, events: readonly RecordedEvent[]): string[] {
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  const commands = acknowledged.flatMap(({ type, actor, seq }) =>
    bySeq.get(seq)?.actor === actor
      ? []
      : [`${type} of ${actor} was acknowledged as event ${seq} and is not there`],
  );
  const recorded = choicesIn(events);
  const choices = [...receipts].flatMap(([key, choice]) => {
    const found = recorded.get(key);
    return found === choice ? [] : [`${key}: a receipt for ${choice}, recorded ${found ?? 'nothing'}`];
  });
  return [...commands, ...choices];
}

/** The newest choice or marks of everybody in every vote and poll, as `Stage.receipts` names them. */
function choicesIn(events: readonly RecordedEvent[]): Map<string, string> {
  const recorded = new Map<string, string>();
  for (const { type, payload } of events) {
    if (payload === null) continue;
    if (type === 'ballotCast') {
      const { voteId, ballot } = JSON.parse(payload) as {
        voteId: string;
        ballot: { memberId: string; choice: string };
      };
      recorded.set(`${voteId}/${ballot.memberId}`, ballot.choice);
    }
    if (type === 'slipCast') {
      const { pollId, slip } = JSON.parse(payload) as {
        pollId: string;
        slip: { memberId: string; marks: readonly { rowId: string; mark: string }[] };
      };
      const text = slip.marks.map(({ rowId, mark }) => `${rowId}=${mark}`).join(' ');
      recorded.set(`${pollId}/${slip.memberId}`, text);
    }
  }
  return recorded;
}
