import type { DeviceStanding } from '../../shared/domain/device.ts';
import type { MemberId, SessionId, VoteId } from '../../shared/domain/ids.ts';
import type { Choice } from '../../shared/domain/rulePack.ts';
import { ballotText } from '../../shared/domain/signedText.ts';
import type { Projection } from '../../shared/protocol/projection.ts';
import type { HostDocs } from '../host/Host.ts';
import { createSignal, until, type Signal } from '../signal.ts';
import { answerToBallot } from './answerToBallot.ts';
import { backOff } from './backOff.ts';
import type { Ballots, OwnBallot, RecordTrust } from './Ballots.ts';
import type { ChainWatch } from './ChainWatch.ts';
import { signText } from './deviceSignature.ts';
import type { Environment } from './environment.ts';
import {
  ballotEntry,
  keptBallots,
  nextSerial,
  ownBallot,
  shown,
  unsigned,
  waitingBallot,
  type BallotEntry,
  type KeptBallot,
} from './keptBallots.ts';
import { KeptLog } from './KeptLog.ts';
import type { OwnDevice } from './OwnDevice.ts';
import type { ConnectionState } from './RoomClient.ts';
import type { RoomRequests } from './RoomRequests.ts';

/** How often a ballot is signed again under the next serial, when the room has some from another device. */
const MOST_SERIALS = 20;

export interface BallotBoxOptions {
  readonly sessionId: SessionId;
  readonly memberId: MemberId;
  readonly docs: HostDocs;
  /** `<sessionId>/<memberId>/` */
  readonly keyPrefix: string;
  readonly connection: Signal<ConnectionState>;
  readonly projection: Signal<Projection | null>;
  readonly requests: Pick<RoomRequests, 'sendOnce'>;
  readonly watch: ChainWatch;
  readonly device: OwnDevice;
  readonly environment: Environment;
}

/**
 * One's own ballots: kept on this device before they go out, sent in the order of their serials under an id that is
 * kept with them, and shown as cast only with a receipt of the house that was checked here.
 */
export class BallotBox implements Ballots {
  readonly #options: BallotBoxOptions;
  readonly #keyPrefix: string;
  readonly #logs = new Map<VoteId, KeptLog<BallotEntry>>();
  readonly #ballots = new Map<VoteId, readonly KeptBallot[]>();
  readonly #own = createSignal<ReadonlyMap<VoteId, OwnBallot>>(new Map());
  /** The newest sending of each vote; the next one waits for it. */
  readonly #sending = new Map<VoteId, Promise<void>>();
  #stopWatching: readonly (() => void)[] = [];
  #closed = false;

  constructor(options: BallotBoxOptions) {
    this.#options = options;
    this.#keyPrefix = `${options.keyPrefix}ballots/`;
  }

  get own(): Signal<ReadonlyMap<VoteId, OwnBallot>> {
    return this.#own;
  }

  get device(): Signal<DeviceStanding | null> {
    return this.#options.device.standing;
  }

  get trust(): Signal<RecordTrust> {
    return this.#options.watch.trust;
  }

  start(): void {
    if (this.#closed) return;
    const { connection, environment } = this.#options;
    this.#stopWatching = [
      connection.subscribe(() => {
        if (this.#maySend) void this.#sendAll();
      }),
      // Another tab may have signed meanwhile.
      environment.onWake(() => void this.#sendAll()),
    ];
    void this.#sendAll().then(() => this.#expectReceipts());
  }

  /** Resolves when the device has everything. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const stop of this.#stopWatching) stop();
    await Promise.all([...this.#logs.values()].map((log) => log.written()));
  }

  async cast(voteId: VoteId, choice: Choice): Promise<OwnBallot> {
    try {
      return await this.#cast(voteId, choice);
    } catch (error) {
      console.error('the ballot could not be signed and kept', error);
      return unsigned(choice, null);
    }
  }

  async consentTo(deviceId: string): Promise<string | null> {
    return this.#options.device.consentTo(deviceId);
  }

  get #maySend(): boolean {
    const { connection, watch } = this.#options;
    return !this.#closed && connection.get() === 'online' && watch.trust.get() !== 'broken';
  }

  async #cast(voteId: VoteId, choice: Choice): Promise<OwnBallot> {
    for (let tries = 1; ; tries += 1) {
      const kept = await this.#keep(voteId, choice);
      if (!('commandId' in kept)) return kept;
      await this.#sent(voteId);
      const now = this.#ballots.get(voteId)?.find(({ commandId }) => commandId === kept.commandId) ?? kept;
      // Only while the person waits: what was kept for long must not outdo what another device cast since.
      const isBehind = now.answer?.kind === 'refused' && now.answer.code === 'serialOutOfTurn';
      if (!isBehind || tries === MOST_SERIALS) return shown(now);
    }
  }

  /** Signs and writes down. The same choice again is the same ballot, unless it was refused. */
  async #keep(voteId: VoteId, choice: Choice): Promise<KeptBallot | OwnBallot> {
    const { sessionId, memberId, device, environment, projection } = this.#options;
    const sha256 = projection.get()?.votes[voteId]?.motion.sha256;
    if (sha256 === undefined) return unsigned(choice, 'noSuchVote');
    const key = await device.key();
    if (key === null) return unsigned(choice, 'noSuchDevice');
    for (;;) {
      const before = await this.#read(voteId);
      const newest = before.at(-1);
      if (newest?.choice === choice && newest.answer?.kind !== 'refused') return newest;
      const serial = nextSerial(before);
      const text = ballotText({ sessionId, voteId, sha256, memberId, choice, serial });
      const signature = await signText(key.pair, text);
      const commandId = environment.randomId();
      await this.#add(voteId, {
        ...{ kind: 'signed', commandId, choice, serial, deviceId: key.id, signature },
      });
      const kept = (await this.#read(voteId)).find((ballot) => ballot.commandId === commandId);
      // Otherwise another tab was faster.
      if (kept !== undefined) return kept;
    }
  }

  /** Resolves when the room has answered or the connection is gone. */
  async #sent(voteId: VoteId): Promise<void> {
    const { connection, watch } = this.#options;
    if (!this.#maySend) return;
    let isOver = false;
    const gone = until([connection, watch.trust], () => isOver || !this.#maySend);
    await Promise.race([this.#send(voteId), gone]);
    isOver = true;
  }

  async #sendAll(): Promise<void> {
    const { docs } = this.#options;
    try {
      const keys = await docs.keys(this.#keyPrefix);
      await Promise.all(
        keys.map(async (key) => {
          const voteId = key.slice(this.#keyPrefix.length) as VoteId;
          if (waitingBallot(await this.#read(voteId)) !== undefined) await this.#send(voteId);
        }),
      );
    } catch (error) {
      console.error('the device does not tell which ballots it keeps', error);
    }
  }

  /** The application may have ended between a receipt and the look at the record. */
  #expectReceipts(): void {
    const { watch } = this.#options;
    for (const { answer } of [...this.#ballots.values()].flat()) {
      if (answer === null || answer.kind === 'refused') continue;
      if (answer.receipt.seq > watch.seenSeq) watch.expect(answer.receipt);
    }
  }

  /** One after the other, so that serials go out in turn. Never rejects. */
  #send(voteId: VoteId): Promise<void> {
    const before = this.#sending.get(voteId) ?? Promise.resolve();
    const sending = before
      .then(() => this.#sendWaiting(voteId))
      .catch((error: unknown) => console.error('a ballot was not sent', error));
    this.#sending.set(voteId, sending);
    return sending;
  }

  async #sendWaiting(voteId: VoteId): Promise<void> {
    const { sessionId, memberId, requests, watch, environment } = this.#options;
    let failures = 0;
    while (this.#maySend) {
      const ballot = waitingBallot(await this.#read(voteId));
      if (ballot === undefined) return;
      const cast = { sessionId, voteId, memberId, ballot };
      const answer = await answerToBallot(cast, requests, watch);
      if (answer === 'never' || this.#closed) return;
      if (answer === 'notNow') {
        failures += 1;
        await this.#pause(backOff(failures, environment.random));
        continue;
      }
      await this.#add(voteId, answer);
      await this.#read(voteId);
      if (answer.kind !== 'refused') watch.expect(answer.receipt);
      await this.#log(voteId).settle((entries) => waitingBallot(keptBallots(entries)) === undefined);
    }
  }

  /** Ends early when nothing may be sent any more. */
  async #pause(milliseconds: number): Promise<void> {
    const { connection, watch, environment } = this.#options;
    const isOver = createSignal(false);
    const cancel = environment.timer(milliseconds, () => isOver.set(true));
    await until([isOver, connection, watch.trust], () => isOver.get() || !this.#maySend);
    cancel();
  }

  #log(voteId: VoteId): KeptLog<BallotEntry> {
    let log = this.#logs.get(voteId);
    if (log === undefined) {
      log = new KeptLog(this.#options.docs, `${this.#keyPrefix}${voteId}`, ballotEntry);
      this.#logs.set(voteId, log);
    }
    return log;
  }

  async #add(voteId: VoteId, entry: BallotEntry): Promise<void> {
    if (this.#closed) throw new Error('the room is closed');
    await this.#log(voteId).add(entry, entry.kind === 'signed');
  }

  /** What is kept, by this tab and others. */
  async #read(voteId: VoteId): Promise<readonly KeptBallot[]> {
    const ballots = keptBallots(await this.#log(voteId).read());
    this.#ballots.set(voteId, ballots);
    const own = ownBallot(ballots);
    if (own === null || isSame(own, this.#own.get().get(voteId))) return ballots;
    this.#own.set(new Map(this.#own.get()).set(voteId, own));
    return ballots;
  }
}

function isSame(one: OwnBallot, other: OwnBallot | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
