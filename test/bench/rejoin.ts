import * as Y from 'yjs';
import { askMessage, updateMessage } from '../../server/sync/messages.ts';
import { presenceMessage } from './support/awareness.ts';
import { startYWebsocket, type Competitor } from './support/competitors.ts';
import { cpuMsOf, median, round, watchMachine } from './support/cores.ts';
import { startPinned } from './support/lightHall.ts';
import { NOTHING, openDocument, openStockDocument, type OpenDocument } from './support/openDocument.ts';
import { joinSample, type SampleRoom } from './support/sampleRoom.ts';
import { pause } from './support/sockets.ts';

const CLIENTS = 200;
const ROUNDS = 3;
const LIMIT = 0.3;
/** What a drop or a join still has under way comes to rest. */
const REST_MS = 1000;

interface Rejoining {
  readonly pid: number;
  /** `has`: state vector of the copy that the client holds. */
  join(index: number, has: Uint8Array): Promise<OpenDocument>;
}

interface Figures {
  /** Until the last had the state again. */
  readonly totalMs: number;
  readonly serverCpuMs: number;
}

/** All of a hall's sockets drop and come back, to a room of the sample's size: what that costs the server. */
export async function benchRejoin(): Promise<object> {
  const machine = watchMachine();
  const [server, yWebsocket] = [await startPinned(), await startYWebsocket()];
  try {
    const sample = await joinSample(server);
    const state = Y.encodeStateAsUpdate(sample.document);
    const ours: Rejoining = {
      pid: server.pid,
      join: (index, has) => joinOurs(server.url, sample, index, has),
    };
    const stock = await stockRoom(yWebsocket, state, true);
    const quiet = await stockRoom(yWebsocket, state, false);
    const copy = Y.encodeStateVector(sample.document);
    const rounds = [];
    for (let index = 0; index < ROUNDS; index += 1) {
      rounds.push({
        ours: await rejoin(ours, copy),
        yWebsocket: await rejoin(stock, copy),
        yWebsocketWithoutAwareness: await rejoin(quiet, copy),
        oursAnew: await rejoin(ours, NOTHING),
        yWebsocketAnew: await rejoin(stock, NOTHING),
      });
    }
    return { clients: CLIENTS, stateBytes: state.length, ...summary(rounds), machine: machine(), rounds };
  } finally {
    await Promise.all([server.dispose(), yWebsocket.stop()]);
  }
}

type Round = Readonly<
  Record<'ours' | 'yWebsocket' | 'yWebsocketWithoutAwareness' | 'oursAnew' | 'yWebsocketAnew', Figures>
>;

function summary(rounds: readonly Round[]): object {
  const cpu = (of: keyof Round): number => median(rounds.map((one) => one[of].serverCpuMs));
  const total = (of: keyof Round): number => median(rounds.map((one) => one[of].totalMs));
  return {
    ratio: round(cpu('ours') / cpu('yWebsocket'), 2),
    limit: LIMIT,
    ratioWithoutAwareness: round(cpu('ours') / cpu('yWebsocketWithoutAwareness'), 2),
    ratioAnew: round(cpu('oursAnew') / cpu('yWebsocketAnew'), 2),
    serverCpuMs: cpu('ours'),
    totalMs: total('ours'),
    yWebsocket: { serverCpuMs: cpu('yWebsocket'), totalMs: total('yWebsocket') },
  };
}

/** Everybody is there, everybody is gone, everybody comes back: the last is measured. */
async function rejoin({ pid, join }: Rejoining, has: Uint8Array): Promise<Figures> {
  const all = (): Promise<OpenDocument[]> =>
    Promise.all(Array.from({ length: CLIENTS }, (_, index) => join(index, has)));
  for (const one of await all()) one.drop();
  await pause(REST_MS);
  const [cpu, start] = [cpuMsOf(pid), performance.now()];
  const back = await all();
  const totalMs = round(performance.now() - start);
  await pause(REST_MS);
  const serverCpuMs = round(cpuMsOf(pid) - cpu);
  for (const one of back) one.drop();
  await pause(REST_MS);
  return { totalMs, serverCpuMs };
}

function joinOurs(url: string, { delegates, name }: SampleRoom, index: number, has: Uint8Array) {
  const token = delegates[index % delegates.length]?.token ?? '';
  return openDocument({ url, token, name }, askMessage(has), ignore);
}

/** The same state on y-websocket's server. Its own client says who it is at every connection (`speaks`). */
async function stockRoom({ url, pid }: Competitor, state: Uint8Array, speaks: boolean): Promise<Rejoining> {
  const address = `${url}-${speaks ? 'stock' : 'quiet'}`;
  const first = await openStockDocument(address, askMessage(NOTHING), ignore);
  first.send(updateMessage(state));
  await pause(REST_MS);
  first.drop();
  return {
    pid,
    join: async (_, has) => {
      const client = await openStockDocument(address, askMessage(has), ignore);
      if (speaks) client.send(presenceMessage(new Y.Doc().clientID, 1, 0));
      return client;
    },
  };
}

function ignore(): void {
  // What comes is not looked at: the server is measured.
}
