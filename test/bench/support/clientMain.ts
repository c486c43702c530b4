import { benchPresence } from '../presence.ts';
import { benchRejoin } from '../rejoin.ts';
import { benchVote } from '../vote.ts';

/** The clients' process: runs the bench it is told and sends the figures to its parent. */
const BENCHES: Readonly<Record<string, () => Promise<object>>> = {
  vote: benchVote,
  presence: benchPresence,
  rejoin: benchRejoin,
};

// Every y-websocket provider listens for the end of its process.
process.setMaxListeners(0);
const bench = BENCHES[process.argv[2] ?? ''];
if (bench === undefined) throw new Error('no such bench');
const figures = await bench();
await new Promise((resolve) => process.send?.(figures, resolve));
process.exit(0);
