import { MAX_MESSAGE_BYTES } from '../../shared/protocol/link.ts';

/** Bounds of the sockets. Times in milliseconds, sizes in bytes. */
export interface SyncLimits {
  /** From the connection to a token that was accepted. */
  readonly signInMs: number;
  /** A y-websocket client reconnects after 30 s without a message; pings do not count for it. */
  readonly keepAliveMs: number;
  readonly clockMs: number;
  readonly pingMs: number;
  /** Without a message or a pong, and without taking anything of what waits for it. */
  readonly idleMs: number;
  /** How often the deadlines above are looked at. */
  readonly sweepMs: number;
  /** Between two relays of one document; the first goes at once. */
  readonly coalesceMs: number;
  /** The same for who is where on a file: a hall's pages turn too often for more. */
  readonly awarenessMs: number;
  /** Between two pointers, or two places on one page, of who presents: 10 a second. */
  readonly presentingMs: number;
  /** Between two turns of the presenter's page; the first goes at once. */
  readonly pageTurnMs: number;
  /** What is worth nothing later is not sent while more than this waits for a reader. */
  readonly fleetingBufferedBytes: number;
  /** Between two tellings of who is connected. */
  readonly onlineMs: number;
  readonly maxMessageBytes: number;
  /** What may wait for a reader besides answers it asked for. */
  readonly maxBufferedBytes: number;
  /** Answers wait in the server while more than this waits on the socket. */
  readonly answerBufferedBytes: number;
  /** What one connection or one document may have waiting for sign-in, load or commit. */
  readonly maxQueuedBytes: number;
  readonly maxConnections: number;
  /** Of one member in one session. Of the stock form each document takes one. */
  readonly maxMemberConnections: number;
  /** Not signed in yet, from one address. A hall may share one, and comes back as a whole. */
  readonly maxUnsignedPerAddress: number;
  readonly maxChannels: number;
  /** Tokens of a bucket, each worth one message. */
  readonly messageBurst: number;
  readonly messagesPerSecond: number;
  /** The same for bytes: those received, and those of answers asked for. */
  readonly bytesBurst: number;
  readonly bytesPerSecond: number;
  /** One marks document, encoded. */
  readonly maxDocumentBytes: number;
  readonly maxStateVectorBytes: number;
  /** Updates in a row that lean on something the server does not have. */
  readonly maxGaps: number;
  readonly maxAwarenessBytes: number;
  readonly maxAwarenessEntries: number;
  /** One entry's JSON, in characters. */
  readonly maxAwarenessState: number;
  /** Awareness ids of one connection in one document. */
  readonly maxAwarenessIds: number;
  readonly compactAfterUpdates: number;
  readonly compactAfterBytes: number;
  /** How long a peer may take to answer a close. */
  readonly closeMs: number;
}

export const SYNC_LIMITS: SyncLimits = {
  signInMs: 10_000,
  keepAliveMs: 20_000,
  clockMs: 15_000,
  pingMs: 30_000,
  idleMs: 75_000,
  sweepMs: 1000,
  coalesceMs: 10,
  awarenessMs: 30,
  presentingMs: 100,
  pageTurnMs: 25,
  fleetingBufferedBytes: 64 * 1024,
  onlineMs: 500,
  maxMessageBytes: MAX_MESSAGE_BYTES,
  maxBufferedBytes: 4 * 1024 * 1024,
  answerBufferedBytes: 1024 * 1024,
  maxQueuedBytes: 16 * 1024 * 1024,
  maxConnections: 5000,
  maxMemberConnections: 64,
  maxUnsignedPerAddress: 500,
  maxChannels: 2000,
  messageBurst: 20_000,
  messagesPerSecond: 1000,
  bytesBurst: 64 * 1024 * 1024,
  bytesPerSecond: 8 * 1024 * 1024,
  maxDocumentBytes: 8 * 1024 * 1024,
  maxStateVectorBytes: 256 * 1024,
  maxGaps: 500,
  maxAwarenessBytes: 256 * 1024,
  maxAwarenessEntries: 1000,
  maxAwarenessState: 2048,
  maxAwarenessIds: 8,
  compactAfterUpdates: 200,
  compactAfterBytes: 256 * 1024,
  closeMs: 3000,
};
