import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { parseMessage, updateMessage } from '../../server/sync/messages.ts';
import type { MotionId } from '../../shared/domain/ids.ts';
import { Hall } from '../rehearse/Hall.ts';
import { startLoop, startYWebsocket, type Competitor } from './support/competitors.ts';
import { median, percentile, round, watchMachine } from './support/cores.ts';
import { lightHall, startPinned } from './support/lightHall.ts';
import { openSockets, pause, whenAll } from './support/sockets.ts';
import { measured, wholeVote, type Burst, type VoteBurst } from './support/voteRounds.ts';

const DELEGATES = 200;
const ROUNDS = 3;
const LIMIT = 0.5;

/**
 * A hall of 200 votes at once: the time until every voter holds a checked receipt and every client shows 200, and
 * beside it how long a bare relay and y-websocket's server take to bring 200 writes to 200 clients.
 */
export async function benchVote(): Promise<object> {
  const machine = watchMachine();
  const wanted = { delegates: DELEGATES, motions: ROUNDS };
  const [lightRoom, wholeRoom, loop, yWebsocket] = [
    await startPinned('--no-sample'),
    await startPinned('--no-sample'),
    await startLoop(),
    await startYWebsocket(),
  ];
  try {
    const lightly = await lightHall(lightRoom, wanted);
    const whole = await Hall.open(wholeRoom, wanted);
    const [loopSockets, ySockets] = [
      await openSockets(loop.url, DELEGATES),
      await openSockets(yWebsocket.url, DELEGATES),
    ];
    const rounds: Round[] = [];
    for (let index = 0; index < ROUNDS; index += 1) {
      const light = await lightly.vote(index);
      const wholeMotion = whole.motionIds[index] as MotionId;
      const wholeClients = await wholeVote(whole, wholeMotion, wholeRoom.pid);
      const byLoop = await relay(loop, loopSockets, jsonWrites());
      const byYWebsocket = await relay(yWebsocket, ySockets, yjsWrites());
      rounds.push({ light, wholeClients, loop: byLoop, yWebsocket: byYWebsocket });
    }
    lightly.close();
    whole.close();
    return { delegates: DELEGATES, ...summary(rounds), machine: machine(), rounds };
  } finally {
    await Promise.all([lightRoom.dispose(), wholeRoom.dispose(), loop.stop(), yWebsocket.stop()]);
  }
}

interface Round {
  readonly light: VoteBurst;
  readonly wholeClients: VoteBurst;
  readonly loop: Burst;
  readonly yWebsocket: Burst;
}

function summary(rounds: readonly Round[]): object {
  const middle = (of: (round: Round) => number): number => median(rounds.map(of));
  const loopMs = middle((one) => one.loop.totalMs);
  return {
    ratio: round(middle((one) => one.light.totalMs) / loopMs, 2),
    limit: LIMIT,
    /** Less disturbed by a busy machine than the time. */
    ratioServerCpu: round(middle((one) => one.light.serverCpuMs) / middle((one) => one.loop.serverCpuMs), 2),
    ratioWholeClients: round(middle((one) => one.wholeClients.totalMs) / loopMs, 2),
    totalMs: middle((one) => one.light.totalMs),
    p99Ms: percentile(
      rounds.map((one) => one.light.p99Ms),
      1,
    ),
    serverCpuMs: middle((one) => one.light.serverCpuMs),
    clientCpuMs: middle((one) => one.light.clientCpuMs),
    wholeClients: {
      totalMs: middle((one) => one.wholeClients.totalMs),
      serverCpuMs: middle((one) => one.wholeClients.serverCpuMs),
      clientCpuMs: middle((one) => one.wholeClients.clientCpuMs),
    },
    loop: { totalMs: loopMs, serverCpuMs: middle((one) => one.loop.serverCpuMs) },
    yWebsocket: {
      totalMs: middle((one) => one.yWebsocket.totalMs),
      serverCpuMs: middle((one) => one.yWebsocket.serverCpuMs),
    },
  };
}

interface Writes {
  readonly messages: readonly Uint8Array[];
  /** Whether a frame brings one of them. */
  readonly counts: (frame: Buffer) => boolean;
}

/** Every client sends one write; over when every client has got all of them. */
async function relay(
  { pid }: Competitor,
  sockets: readonly WebSocket[],
  { messages, counts }: Writes,
): Promise<Burst> {
  await pause(500);
  const all = whenAll(sockets.length);
  const stops = sockets.map((socket, index) => {
    let received = 0;
    const listen = (data: Buffer): void => {
      if (counts(data)) received += 1;
      if (received === messages.length) all.tell(index);
    };
    socket.on('message', listen);
    return () => socket.off('message', listen);
  });
  const burst = await measured(pid, async () => {
    for (const [index, socket] of sockets.entries()) socket.send(messages[index] ?? '');
    await all.done;
  });
  for (const stop of stops) stop();
  return burst;
}

/** No signature, no receipt: what the simplest of all programs would send. */
function jsonWrites(): Writes {
  const messages = delegateNumbers().map((index) =>
    Buffer.from(JSON.stringify({ vote: 1, delegate: `delegate-${index}`, choice: 'for' })),
  );
  return { messages, counts: () => true };
}

/** Every choice is set in a shared Y.Map. Counted when it arrives, not applied: that favours the competitor. */
function yjsWrites(): Writes {
  const messages = delegateNumbers().map((index) => {
    const document = new Y.Doc();
    document.getMap('votes').set(`delegate-${index}`, 'for');
    return updateMessage(Y.encodeStateAsUpdate(document));
  });
  return {
    messages,
    counts: (frame) => {
      const message = parseMessage(frame);
      return message.type === 'content' && !message.answer;
    },
  };
}

function delegateNumbers(): number[] {
  return Array.from({ length: DELEGATES }, (_, index) => index);
}
