import type { OpinionId } from '../../shared/domain/ids.ts';
import type { OpinionAnswer } from '../../shared/domain/opinion.ts';
import type { Seat } from '../../shared/protocol/projection.ts';
import { opinionAnswers } from '../../shared/protocol/slipSchema.ts';
import type { HostDocs } from '../host/Host.ts';
import { createSignal, until, type Signal } from '../signal.ts';
import { backOff } from './backOff.ts';
import type { Environment } from './environment.ts';
import {
  answerEntry,
  isOvertaken,
  ownAnswer,
  waitingAnswer,
  wordsOf,
  type AnswerEntry,
  type WrittenAnswer,
} from './keptAnswers.ts';
import { KeptLog } from './KeptLog.ts';
import type { OwnAnswer, OwnAnswers } from './OwnAnswers.ts';
import { RequestError } from './RequestError.ts';
import type { ConnectionState } from './RoomClient.ts';
import type { RoomRequests } from './RoomRequests.ts';

export interface AnswerBoxOptions {
  readonly docs: HostDocs;
  /** `<sessionId>/<memberId>/` */
  readonly keyPrefix: string;
  readonly connection: Signal<ConnectionState>;
  readonly seat: Signal<Seat | null>;
  /** Whether the seat is what the room has now, not a copy of before. */
  readonly seatIsCurrent: Signal<boolean>;
  readonly requests: Pick<RoomRequests, 'sendOnce'>;
  readonly environment: Environment;
  /** Server time by this device's clock. */
  readonly now: () => number;
}

/**
 * One's own answers to opinion sheets: kept on this device before they go out, sent under an id that is kept with
 * them, and shown as given only when the room has answered so.
 */
export class AnswerBox implements OwnAnswers {
  readonly #options: AnswerBoxOptions;
  readonly #keyPrefix: string;
  readonly #logs = new Map<OpinionId, KeptLog<AnswerEntry>>();
  readonly #own = createSignal<ReadonlyMap<OpinionId, OwnAnswer>>(new Map());
  /** The newest sending of each sheet; the next one waits for it. */
  readonly #sending = new Map<OpinionId, Promise<void>>();
  #stopWatching: readonly (() => void)[] = [];
  #closed = false;

  constructor(options: AnswerBoxOptions) {
    this.#options = options;
    this.#keyPrefix = `${options.keyPrefix}opinions/`;
  }

  get own(): Signal<ReadonlyMap<OpinionId, OwnAnswer>> {
    return this.#own;
  }

  start(): void {
    const { connection, environment } = this.#options;
    this.#stopWatching = [
      connection.subscribe(() => {
        if (this.#maySend) void this.#sendAll();
      }),
      // Another tab may have written meanwhile.
      environment.onWake(() => void this.#sendAll()),
    ];
    void this.#sendAll();
  }

  /** Resolves when the device has everything. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const stop of this.#stopWatching) stop();
    await Promise.all([...this.#logs.values()].map((log) => log.written()));
  }

  async give(opinionId: OpinionId, answers: readonly OpinionAnswer[]): Promise<OwnAnswer> {
    try {
      // As the room will read it, so that the room's copy is known again by its words.
      await this.#keep(opinionId, opinionAnswers.parse(answers));
      await this.#sent(opinionId);
      const own = this.#own.get().get(opinionId);
      if (own !== undefined) return own;
    } catch (error) {
      console.error('the answer could not be kept', error);
    }
    return { answers, writtenAt: this.#options.now(), state: 'refused', refusal: null };
  }

  get #maySend(): boolean {
    return !this.#closed && this.#options.connection.get() === 'online';
  }

  /** Writes down. The same words again are the same answer while it waits. */
  async #keep(opinionId: OpinionId, answers: readonly OpinionAnswer[]): Promise<void> {
    const { environment, now, seat } = this.#options;
    const waiting = waitingAnswer(await this.#read(opinionId));
    if (waiting !== undefined && wordsOf(waiting.answers) === wordsOf(answers)) return;
    await this.#add(opinionId, {
      ...{ kind: 'written', commandId: environment.randomId(), answers, writtenAt: now() },
      over: seat.get()?.opinions[opinionId]?.answer?.at ?? null,
    });
    await this.#read(opinionId);
  }

  /** Resolves when the room has answered or the connection is gone. */
  async #sent(opinionId: OpinionId): Promise<void> {
    const { connection } = this.#options;
    if (!this.#maySend) return;
    let isOver = false;
    const gone = until([connection], () => isOver || !this.#maySend);
    await Promise.race([this.#send(opinionId), gone]);
    isOver = true;
  }

  async #sendAll(): Promise<void> {
    try {
      const keys = await this.#options.docs.keys(this.#keyPrefix);
      await Promise.all(
        keys.map(async (key) => {
          const opinionId = key.slice(this.#keyPrefix.length) as OpinionId;
          if (waitingAnswer(await this.#read(opinionId)) !== undefined) await this.#send(opinionId);
        }),
      );
    } catch (error) {
      console.error('the device does not tell which answers it keeps', error);
    }
  }

  /** One after the other. Never rejects. */
  #send(opinionId: OpinionId): Promise<void> {
    const before = this.#sending.get(opinionId) ?? Promise.resolve();
    const sending = before
      .then(() => this.#sendWaiting(opinionId))
      .catch((error: unknown) => console.error('an answer was not sent', error));
    this.#sending.set(opinionId, sending);
    return sending;
  }

  async #sendWaiting(opinionId: OpinionId): Promise<void> {
    const { seat, seatIsCurrent, connection, environment } = this.#options;
    let failures = 0;
    while (this.#maySend) {
      await until([seatIsCurrent, connection], () => seatIsCurrent.get() || !this.#maySend);
      const entries = await this.#read(opinionId);
      const waiting = waitingAnswer(entries);
      if (waiting === undefined || !this.#maySend) return;
      const inRoom = seat.get()?.opinions[opinionId]?.answer ?? null;
      const outcome = isOvertaken(entries, waiting, inRoom)
        ? ({ kind: 'overtaken', commandId: waiting.commandId } as const)
        : await this.#outcomeOf(opinionId, waiting);
      if (outcome === 'never' || this.#closed) return;
      if (outcome === 'notNow') {
        failures += 1;
        await this.#pause(backOff(failures, environment.random));
        continue;
      }
      await this.#add(opinionId, outcome);
      await this.#read(opinionId);
      await this.#log(opinionId).settle((now) => waitingAnswer(now) === undefined);
    }
  }

  /** `notNow` when another try may help, and `never` when none will before the next connection. */
  async #outcomeOf(
    opinionId: OpinionId,
    { commandId, answers }: WrittenAnswer,
  ): Promise<Exclude<AnswerEntry, WrittenAnswer> | 'notNow' | 'never'> {
    try {
      const command = { type: 'answerOpinion', opinionId, answers } as const;
      const answer = await this.#options.requests.sendOnce(commandId, command);
      return answer.accepted
        ? { kind: 'given', commandId }
        : { kind: 'refused', commandId, code: answer.refusal.code };
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      return TRY_AGAIN.has(error.code) ? 'notNow' : 'never';
    }
  }

  /** Ends early when nothing may be sent any more. */
  async #pause(milliseconds: number): Promise<void> {
    const { connection, environment } = this.#options;
    const isOver = createSignal(false);
    const cancel = environment.timer(milliseconds, () => isOver.set(true));
    await until([isOver, connection], () => isOver.get() || !this.#maySend);
    cancel();
  }

  #log(opinionId: OpinionId): KeptLog<AnswerEntry> {
    let log = this.#logs.get(opinionId);
    if (log === undefined) {
      log = new KeptLog(this.#options.docs, `${this.#keyPrefix}${opinionId}`, answerEntry);
      this.#logs.set(opinionId, log);
    }
    return log;
  }

  async #add(opinionId: OpinionId, entry: AnswerEntry): Promise<void> {
    if (this.#closed) throw new Error('the room is closed');
    await this.#log(opinionId).add(entry, entry.kind === 'written');
  }

  /** What is kept, by this tab and others. */
  async #read(opinionId: OpinionId): Promise<readonly AnswerEntry[]> {
    const entries = await this.#log(opinionId).read();
    const own = ownAnswer(entries);
    const before = this.#own.get().get(opinionId);
    if (own !== null && JSON.stringify(own) !== JSON.stringify(before)) {
      this.#own.set(new Map(this.#own.get()).set(opinionId, own));
    }
    return entries;
  }
}

const TRY_AGAIN: ReadonlySet<RequestError['code']> = new Set([
  'unreachable',
  'unavailable',
  'internal',
  'tooManyTries',
]);
