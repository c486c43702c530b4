import type { SessionId } from '../../shared/domain/ids.ts';
import type { Projection } from '../../shared/protocol/projection.ts';
import type { HostDocs } from '../host/Host.ts';
import { createSignal, type Signal } from '../signal.ts';
import { backOff } from './backOff.ts';
import type { RecordTrust } from './Ballots.ts';
import { isSignedBy } from './deviceSignature.ts';
import type { Environment } from './environment.ts';
import { followChain, type Followed } from './followChain.ts';
import { KeptLog } from './KeptLog.ts';
import { RequestError } from './RequestError.ts';
import type { ConnectionState } from './RoomClient.ts';
import type { RoomRequests } from './RoomRequests.ts';
import {
  seenEntry,
  seenRecord,
  shortened,
  type ChainPoint,
  type Seen,
  type SeenEntry,
  type SeenRecord,
} from './seenRecord.ts';

/** Between two looks at the record that nobody waits for. */
const LOOK_MILLISECONDS = 2000;

export interface ChainWatchOptions {
  readonly sessionId: SessionId;
  readonly docs: HostDocs;
  /** `<sessionId>/<memberId>/` */
  readonly keyPrefix: string;
  readonly connection: Signal<ConnectionState>;
  readonly projection: Signal<Projection | null>;
  readonly requests: Pick<RoomRequests, 'chain'>;
  readonly environment: Environment;
}

/**
 * Sees to it that the record only ever grows: keeps the newest head on this device, and at every connection and
 * move of the record follows the chain from there. What does not fit is kept as broken for good; a network that
 * fails is not a break.
 */
export class ChainWatch {
  readonly #options: ChainWatchOptions;
  readonly #log: KeptLog<SeenEntry>;
  readonly #trust = createSignal<RecordTrust>('unchecked');
  #seen: SeenRecord = { head: null, serverKeys: [], broken: null };
  /** Places that receipts vouch for and the chain was not yet seen to pass through. */
  #points: readonly ChainPoint[] = [];
  #looking: Promise<void> | null = null;
  #again = false;
  #lastLookAt = -Infinity;
  #cancelLook: (() => void) | null = null;
  #failures = 0;
  /** Set by one look that found the record shorter: the next one decides, when the epoch has had time to come. */
  #wasShorter = false;
  #closed = false;
  #stopWatching: readonly (() => void)[] = [];

  constructor(options: ChainWatchOptions) {
    this.#options = options;
    this.#log = new KeptLog(options.docs, `${options.keyPrefix}record/seen`, seenEntry);
  }

  get trust(): Signal<RecordTrust> {
    return this.#trust;
  }

  /** Number of the newest event that was followed; 0 before the first look. */
  get seenSeq(): number {
    return this.#seen.head?.seq ?? 0;
  }

  /** Resolves when it is known what this device has seen before. */
  async start(): Promise<void> {
    const { connection, projection } = this.#options;
    this.#stopWatching = [
      connection.subscribe(() => {
        this.#cancelLook?.();
        this.#cancelLook = null;
        this.#soon();
      }),
      projection.subscribe(() => {
        if (this.#hasMoved()) this.#soon();
      }),
    ];
    try {
      await this.#read();
    } catch (error) {
      console.error('the device does not tell how far the record was seen', error);
    }
    this.#soon();
  }

  /** Resolves when nothing is written any more. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelLook?.();
    for (const stop of this.#stopWatching) stop();
    await this.#log.written();
  }

  /** The record must pass through here. */
  expect({ seq, chainHash }: ChainPoint): void {
    const head = this.#seen.head;
    if (head !== null && head.seq === seq && head.chainHash === chainHash) return;
    this.#points = [...this.#points, { seq, chainHash }];
    this.#soon();
  }

  /**
   * Whether the house has signed this; `null` when that cannot be told now. What is signed by no key that the
   * record accounts for breaks the trust.
   */
  async isSignedByHouse(text: string, signature: string): Promise<boolean | null> {
    if ((await this.#byKnownKey(text, signature)) === true) return true;
    // The house may have declared another key since.
    await this.#lookNow();
    if (this.#failures > 0 || this.#trust.get() !== 'extends') return null;
    const isSigned = await this.#byKnownKey(text, signature);
    if (isSigned === false) await this.#break('a receipt is not signed by the house');
    return isSigned;
  }

  async #byKnownKey(text: string, signature: string): Promise<boolean | null> {
    let answer: boolean | null = null;
    for (const key of this.#seen.serverKeys) {
      answer = await isSignedBy(key, text, signature);
      if (answer === true) return true;
    }
    return answer;
  }

  /** Whether the room shows another end of its record than the one that was followed. */
  #hasMoved(): boolean {
    const shown = this.#options.projection.get()?.session;
    const { head, serverKeys } = this.#seen;
    if (shown?.head === undefined) return false;
    if (head === null || shown.serverKey !== serverKeys.at(-1)) return true;
    return (
      shown.head.seq > head.seq || (shown.head.seq === head.seq && shown.head.chainHash !== head.chainHash)
    );
  }

  /** At once when nothing was looked at lately, otherwise when the time is over. */
  #soon(): void {
    if (this.#closed || this.#cancelLook !== null || this.#options.connection.get() !== 'online') return;
    if (this.#looking !== null) {
      this.#again = true;
      return;
    }
    const passed = Math.max(0, this.#options.environment.now() - this.#lastLookAt);
    if (passed >= LOOK_MILLISECONDS) void this.#lookNow();
    else this.#later(LOOK_MILLISECONDS - passed);
  }

  #later(milliseconds: number): void {
    if (this.#closed) return;
    this.#cancelLook?.();
    this.#cancelLook = this.#options.environment.timer(milliseconds, () => {
      this.#cancelLook = null;
      if (this.#options.connection.get() === 'online') void this.#lookNow();
    });
  }

  /** Resolves after a look that began after this call. */
  async #lookNow(): Promise<void> {
    while (this.#looking !== null) await this.#looking;
    if (this.#closed || this.#trust.get() === 'broken') return;
    this.#looking = this.#look().finally(() => {
      this.#looking = null;
      const wanted = this.#again;
      this.#again = false;
      if (wanted) this.#soon();
    });
    await this.#looking;
  }

  async #look(): Promise<void> {
    const { environment } = this.#options;
    this.#lastLookAt = environment.now();
    try {
      // Another tab may be further.
      await this.#read();
      if (this.#trust.get() === 'broken') return;
      const from = this.#seen.head ?? (await this.#firstSight());
      if (from === null) this.#lastLookAt = -Infinity;
      else await this.#follow(from);
      this.#failures = 0;
    } catch (error) {
      if (!(error instanceof RequestError)) console.error('the record could not be followed', error);
      this.#failures += 1;
      this.#later(LOOK_MILLISECONDS + backOff(this.#failures, environment.random));
    }
  }

  async #follow(from: Seen): Promise<void> {
    const { sessionId, requests } = this.#options;
    const points = this.#points;
    const serverKey = this.#seen.serverKeys.at(-1) ?? from.serverKey;
    const ask = (after: number) => requests.chain(after);
    const followed = await followChain({ sessionId, from, serverKey, points, ask });
    if (this.#closed) return;
    const wasShorter = this.#wasShorter;
    this.#wasShorter = followed.result === 'shorter';
    switch (followed.result) {
      case 'broken':
        await this.#break(followed.why);
        break;
      case 'shorter':
        await this.#foundShorter(from, wasShorter);
        break;
      case 'extends':
        await this.#advance(from, followed);
        this.#points = this.#points.filter((point) => !points.includes(point));
    }
  }

  /** A room that was set back from a copy says so by another epoch; any other one hides something. */
  async #foundShorter(from: Seen, isSecond: boolean): Promise<void> {
    const epoch = this.#options.projection.get()?.session.epoch;
    if (epoch !== undefined && epoch !== from.epoch) this.#trust.set('unchecked');
    else if (isSecond) await this.#break(`the record ends before event ${from.seq}`);
    else this.#later(LOOK_MILLISECONDS);
  }

  async #advance(from: Seen, followed: Extract<Followed, { result: 'extends' }>): Promise<void> {
    const epoch = this.#options.projection.get()?.session.epoch ?? from.epoch;
    const { serverKey, isSigned } = followed;
    const seen: Seen = { kind: 'seen', ...followed.head, epoch, serverKey };
    if (seen.seq !== from.seq || seen.epoch !== from.epoch || seen.serverKey !== from.serverKey) {
      await this.#add(seen);
      await this.#log.compact(shortened);
    }
    if (this.#trust.get() !== 'broken') this.#trust.set(isSigned ? 'extends' : 'unchecked');
  }

  /** What the room shows is where the record is followed from; `null` until it shows a key of the house. */
  async #firstSight(): Promise<Seen | null> {
    const shown = this.#options.projection.get()?.session;
    if (shown?.head === undefined || shown.serverKey === null || shown.serverKey === undefined) return null;
    const { epoch, serverKey, head } = shown;
    const seen: Seen = { kind: 'seen', seq: head.seq, chainHash: head.chainHash, epoch, serverKey };
    await this.#add(seen);
    return seen;
  }

  async #break(why: string): Promise<void> {
    if (this.#closed) return;
    console.error('the record does not hold together:', why);
    this.#trust.set('broken');
    await this.#log.add({ kind: 'broken', why }, false);
  }

  async #add(entry: Seen): Promise<void> {
    if (this.#closed) return;
    await this.#log.add(entry, false);
    await this.#read();
  }

  async #read(): Promise<void> {
    this.#seen = seenRecord(await this.#log.read());
    if (this.#seen.broken !== null) this.#trust.set('broken');
  }
}
