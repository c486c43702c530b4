import * as Y from 'yjs';
import { askMessage } from '../../server/sync/messages.ts';
import { presenceEntries, presenceMessage } from './support/awareness.ts';
import { startLoop, startYWebsocket } from './support/competitors.ts';
import { cpuMsOf, median, ownCpuMs, round, watchMachine } from './support/cores.ts';
import { startPinned } from './support/lightHall.ts';
import { NOTHING, openDocument, openStockDocument, type OpenDocument } from './support/openDocument.ts';
import { joinSample } from './support/sampleRoom.ts';
import { openSocket, pause } from './support/sockets.ts';

const CLIENTS = 200;
const HERTZ = 5;
const SECONDS = 10;
const ROUNDS = 3;
/** How long after the last word is waited for what is still on its way. */
const GRACE_MS = 5000;

type OnAwareness = (update: Uint8Array) => void;

interface Relay {
  readonly pid: number;
  open(index: number, onAwareness: OnAwareness): Promise<OpenDocument>;
}

interface Figures {
  /** Words that came, themselves or by a newer one of the same person, which says all that counts. */
  readonly deliveredPercent: number;
  readonly supersededPercent: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly serverCpuMs: number;
  readonly clientCpuMs: number;
}

/** 200 read the same file and say five times a second where they are: what arrives, how late, at what cost. */
export async function benchPresence(): Promise<object> {
  const machine = watchMachine();
  const [server, loop, yWebsocket] = [await startPinned(), await startLoop(), await startYWebsocket()];
  try {
    const { delegates, document } = await joinSample(server);
    const [fileId] = document.getMap('files').keys();
    const author = delegates[0]?.memberId ?? '';
    const relays: Readonly<Record<'ours' | 'loop' | 'yWebsocket', Relay>> = {
      ours: {
        pid: server.pid,
        open: (index, onAwareness) => {
          const token = delegates[index % delegates.length]?.token ?? '';
          const name = `marks/${fileId}/room/${author}`;
          return openDocument({ url: server.url, token, name }, askMessage(NOTHING), ignore, onAwareness);
        },
      },
      loop: { pid: loop.pid, open: (_, onAwareness) => openRaw(loop.url, onAwareness) },
      yWebsocket: {
        pid: yWebsocket.pid,
        open: (_, onAwareness) => openStockDocument(yWebsocket.url, askMessage(NOTHING), ignore, onAwareness),
      },
    };
    const rounds: Record<keyof typeof relays, Figures>[] = [];
    for (let index = 0; index < ROUNDS; index += 1) {
      rounds.push({
        ours: await present(relays.ours),
        loop: await present(relays.loop),
        yWebsocket: await present(relays.yWebsocket),
      });
    }
    const middle = (of: keyof typeof relays) => middleOf(rounds.map((one) => one[of]));
    const ours = middle('ours');
    return {
      ...{ clients: CLIENTS, hertz: HERTZ, seconds: SECONDS },
      ...ours,
      loop: middle('loop'),
      yWebsocket: middle('yWebsocket'),
      machine: machine(),
      rounds,
    };
  } finally {
    await Promise.all([server.dispose(), loop.stop(), yWebsocket.stop()]);
  }
}

async function present({ pid, open }: Relay): Promise<Figures> {
  const heard = new Heard();
  const ids = Array.from({ length: CLIENTS }, () => new Y.Doc().clientID);
  const clients = await Promise.all(ids.map((own, index) => open(index, heard.by(own))));
  await pause(500);
  const [server, client] = [cpuMsOf(pid), ownCpuMs()];
  await speak(clients, ids);
  const expected = CLIENTS * (CLIENTS - 1) * HERTZ * SECONDS;
  const lastAt = performance.now();
  while (heard.words < expected && performance.now() - lastAt < GRACE_MS) await pause(20);
  const figures = {
    deliveredPercent: round((100 * heard.words) / expected, 2),
    supersededPercent: round((100 * (heard.words - heard.latencies.count)) / expected, 2),
    p50Ms: heard.latencies.at(0.5),
    p99Ms: heard.latencies.at(0.99),
    serverCpuMs: round(cpuMsOf(pid) - server),
    clientCpuMs: round(ownCpuMs() - client),
  };
  for (const one of clients) one.drop();
  await pause(500);
  return figures;
}

/** Everybody in their own rhythm, spread evenly over the period. */
async function speak(clients: readonly OpenDocument[], ids: readonly number[]): Promise<void> {
  const start = performance.now();
  const total = CLIENTS * HERTZ * SECONDS;
  const every = 1000 / (CLIENTS * HERTZ);
  for (let said = 0; said < total;) {
    const due = Math.min(total, Math.floor((performance.now() - start) / every));
    for (; said < due; said += 1) {
      const index = said % CLIENTS;
      const clock = Math.floor(said / CLIENTS) + 1;
      clients[index]?.send(presenceMessage(ids[index] ?? 0, clock, performance.now()));
    }
    await pause(1);
  }
}

async function openRaw(url: string, onAwareness: OnAwareness): Promise<OpenDocument> {
  const socket = await openSocket(url);
  // Without the two bytes around an awareness update, type and length.
  socket.on('message', (data: Buffer) => onAwareness(data.subarray(2)));
  return { send: (message) => socket.send(message), drop: () => socket.terminate() };
}

/** What all clients together have heard of each other. */
class Heard {
  readonly latencies = new Latencies();
  words = 0;

  /** For the client whose own id this is: some servers send everybody's own words back. */
  by(own: number): OnAwareness {
    const newest = new Map<number, number>();
    return (update) => {
      const now = performance.now();
      for (const { id, clock, at } of presenceEntries(update)) {
        const before = newest.get(id) ?? 0;
        if (id === own || clock <= before) continue;
        newest.set(id, clock);
        this.words += clock - before;
        this.latencies.add(now - at);
      }
    };
  }
}

/** Two million latencies, by tenths of a millisecond. */
class Latencies {
  readonly #tenths = new Uint32Array(600_000);
  count = 0;

  add(milliseconds: number): void {
    const tenth = Math.min(this.#tenths.length - 1, Math.max(0, Math.round(milliseconds * 10)));
    this.#tenths[tenth] = (this.#tenths[tenth] ?? 0) + 1;
    this.count += 1;
  }

  /** Milliseconds that a share (0 to 1) of them does not exceed. */
  at(share: number): number {
    let left = Math.ceil(this.count * share);
    for (const [tenth, count] of this.#tenths.entries()) {
      left -= count;
      if (left <= 0) return tenth / 10;
    }
    return NaN;
  }
}

function middleOf(figures: readonly Figures[]): Figures {
  const of = (key: keyof Figures): number => median(figures.map((one) => one[key]));
  return {
    deliveredPercent: of('deliveredPercent'),
    supersededPercent: of('supersededPercent'),
    p50Ms: of('p50Ms'),
    p99Ms: of('p99Ms'),
    serverCpuMs: of('serverCpuMs'),
    clientCpuMs: of('clientCpuMs'),
  };
}

function ignore(): void {
  // Presence has no content.
}
