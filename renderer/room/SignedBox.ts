import type { MemberId, SessionId } from '../../shared/domain/ids.ts';
import type { Projection } from '../../shared/protocol/projection.ts';
import type { HostDocs } from '../host/Host.ts';
import { createSignal, until, type Signal } from '../signal.ts';
import { answerToSigned } from './answerToSigned.ts';
import { backOff } from './backOff.ts';
import type { ChainWatch } from './ChainWatch.ts';
import { signText } from './deviceSignature.ts';
import type { Environment } from './environment.ts';
import {
  keptSigned,
  nextSerial,
  standingOf,
  unsigned,
  waitingSigned,
  type KeptSigned,
  type SignedEntry,
} from './keptSigned.ts';
import { KeptLog } from './KeptLog.ts';
import type { OwnDevice } from './OwnDevice.ts';
import type { ConnectionState } from './RoomClient.ts';
import type { RoomRequests } from './RoomRequests.ts';
import type { SignedKind } from './SignedKind.ts';

/** How often one is signed again under the next serial, when the room has some from another device. */
const MOST_SERIALS = 20;

export interface SignedBoxOptions {
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
 * One's own ballots or slips: kept on this device before they go out, sent in the order of their serials under an id
 * that is kept with them, and shown as cast only with a receipt of the house that was checked here.
 */
export class SignedBox<Id extends string, Content, Own> {
  readonly #kind: SignedKind<Id, Content, Own>;
  readonly #options: SignedBoxOptions;
  readonly #keyPrefix: string;
  readonly #logs = new Map<Id, KeptLog<SignedEntry<Content>>>();
  readonly #kept = new Map<Id, readonly KeptSigned<Content>[]>();
  readonly #own = createSignal<ReadonlyMap<Id, Own>>(new Map());
  /** The newest sending of each vote or poll; the next one waits for it. */
  readonly #sending = new Map<Id, Promise<void>>();
  #stopWatching: readonly (() => void)[] = [];
  #closed = false;

  constructor(kind: SignedKind<Id, Content, Own>, options: SignedBoxOptions) {
    this.#kind = kind;
    this.#options = options;
    this.#keyPrefix = `${options.keyPrefix}${kind.folder}/`;
  }

  get own(): Signal<ReadonlyMap<Id, Own>> {
    return this.#own;
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

  /** Signs, keeps and sends. Resolves when the room has answered or the connection is gone; never rejects. */
  async cast(id: Id, content: Content): Promise<Own> {
    try {
      return await this.#cast(id, content);
    } catch (error) {
      console.error(`one of the ${this.#kind.folder} could not be signed and kept`, error);
      return this.#kind.shown(content, unsigned(null));
    }
  }

  get #maySend(): boolean {
    const { connection, watch } = this.#options;
    return !this.#closed && connection.get() === 'online' && watch.trust.get() !== 'broken';
  }

  async #cast(id: Id, content: Content): Promise<Own> {
    for (let tries = 1; ; tries += 1) {
      const kept = await this.#keep(id, content);
      if ('unsigned' in kept) return this.#kind.shown(content, kept.unsigned);
      await this.#sent(id);
      const { commandId } = kept.signed;
      const now = this.#kept.get(id)?.find((one) => one.commandId === commandId) ?? kept.signed;
      // Only while the person waits: what was kept for long must not outdo what another device cast since.
      const isBehind = now.answer?.kind === 'refused' && now.answer.code === 'serialOutOfTurn';
      if (!isBehind || tries === MOST_SERIALS) return this.#kind.shown(now, standingOf(now));
    }
  }

  /** Signs and writes down. The same content again is the same one, unless it was refused. */
  async #keep(
    id: Id,
    content: Content,
  ): Promise<{ readonly signed: KeptSigned<Content> } | { readonly unsigned: ReturnType<typeof unsigned> }> {
    const { sessionId, memberId, device, environment, projection } = this.#options;
    const kind = this.#kind;
    const textOf = (serial: number) =>
      kind.text({ sessionId, memberId, id }, content, serial, projection.get());
    if (textOf(1) === null) return { unsigned: unsigned(kind.unknown) };
    const key = await device.key();
    if (key === null) return { unsigned: unsigned('noSuchDevice') };
    for (;;) {
      const before = await this.#read(id);
      const newest = before.at(-1);
      if (newest !== undefined && kind.isSame(newest, content) && newest.answer?.kind !== 'refused') {
        return { signed: newest };
      }
      const serial = nextSerial(before);
      const text = textOf(serial);
      if (text === null) return { unsigned: unsigned(kind.unknown) };
      const signature = await signText(key.pair, text);
      const commandId = environment.randomId();
      await this.#add(id, { ...content, kind: 'signed', commandId, serial, deviceId: key.id, signature });
      const signed = (await this.#read(id)).find((one) => one.commandId === commandId);
      // Otherwise another tab was faster.
      if (signed !== undefined) return { signed };
    }
  }

  /** Resolves when the room has answered or the connection is gone. */
  async #sent(id: Id): Promise<void> {
    const { connection, watch } = this.#options;
    if (!this.#maySend) return;
    let isOver = false;
    const gone = until([connection, watch.trust], () => isOver || !this.#maySend);
    await Promise.race([this.#send(id), gone]);
    isOver = true;
  }

  async #sendAll(): Promise<void> {
    const { docs } = this.#options;
    try {
      const keys = await docs.keys(this.#keyPrefix);
      await Promise.all(
        keys.map(async (key) => {
          const id = key.slice(this.#keyPrefix.length) as Id;
          if (waitingSigned(await this.#read(id)) !== undefined) await this.#send(id);
        }),
      );
    } catch (error) {
      console.error('the device does not tell what it signed', error);
    }
  }

  /** The application may have ended between a receipt and the look at the record. */
  #expectReceipts(): void {
    const { watch } = this.#options;
    for (const { answer } of [...this.#kept.values()].flat()) {
      if (answer === null || answer.kind === 'refused') continue;
      if (answer.receipt.seq > watch.seenSeq) watch.expect(answer.receipt);
    }
  }

  /** One after the other, so that serials go out in turn. Never rejects. */
  #send(id: Id): Promise<void> {
    const before = this.#sending.get(id) ?? Promise.resolve();
    const sending = before
      .then(() => this.#sendWaiting(id))
      .catch((error: unknown) => console.error('what was signed was not sent', error));
    this.#sending.set(id, sending);
    return sending;
  }

  async #sendWaiting(id: Id): Promise<void> {
    const { sessionId, memberId, requests, watch, environment } = this.#options;
    let failures = 0;
    while (this.#maySend) {
      const signed = waitingSigned(await this.#read(id));
      if (signed === undefined) return;
      const answer = await answerToSigned(this.#kind, { sessionId, memberId, id }, signed, requests, watch);
      if (answer === 'never' || this.#closed) return;
      if (answer === 'notNow') {
        failures += 1;
        await this.#pause(backOff(failures, environment.random));
        continue;
      }
      await this.#add(id, answer);
      await this.#read(id);
      if (answer.kind !== 'refused') watch.expect(answer.receipt);
      await this.#log(id).settle((entries) => waitingSigned(keptSigned(entries)) === undefined);
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

  #log(id: Id): KeptLog<SignedEntry<Content>> {
    let log = this.#logs.get(id);
    if (log === undefined) {
      log = new KeptLog(this.#options.docs, `${this.#keyPrefix}${id}`, this.#kind.entry);
      this.#logs.set(id, log);
    }
    return log;
  }

  async #add(id: Id, entry: SignedEntry<Content>): Promise<void> {
    if (this.#closed) throw new Error('the room is closed');
    await this.#log(id).add(entry, entry.kind === 'signed');
  }

  /** What is kept, by this tab and others. */
  async #read(id: Id): Promise<readonly KeptSigned<Content>[]> {
    const kept = keptSigned(await this.#log(id).read());
    this.#kept.set(id, kept);
    const newest = kept.at(-1);
    if (newest === undefined) return kept;
    const counts = kept.findLast(({ answer }) => answer?.kind === 'cast') ?? null;
    const own = this.#kind.shown(newest, standingOf(newest), counts);
    if (JSON.stringify(own) === JSON.stringify(this.#own.get().get(id))) return kept;
    this.#own.set(new Map(this.#own.get()).set(id, own));
    return kept;
  }
}
