import * as Y from 'yjs';
import type { MemberId } from '../../shared/domain/ids.ts';
import { marksOf } from '../../shared/marks/document.ts';
import { updateMessage } from '../../server/sync/messages.ts';
import type { Hall } from '../sync/support/Hall.ts';
import type { LinkClient, LinkDocument } from '../sync/support/LinkClient.ts';
import { ink, note, put } from '../sync/support/marks.ts';
import type { SocketPair } from '../sync/support/SocketPair.ts';
import type { StockClient } from '../sync/support/StockClient.ts';
import type { Random } from './Random.ts';

/** Closes that may come to somebody who did nothing wrong: network lost, store failing, server going down. */
const HONEST_CLOSES = new Set([1006, 4503]);

interface Edit {
  readonly document: string;
  readonly id: string;
}

/** What a content message of one channel carried. */
interface Sent {
  readonly count: number;
  /** Edits so far; a whole state carries all of them, an update the last one. */
  readonly edits: number;
  readonly whole: boolean;
}

/** What the author of a document did, over all of the author's devices. */
export class Ledger {
  readonly #acknowledged = new Set<string>();
  readonly #erased = new Set<string>();

  acknowledge(edit: Edit): void {
    this.#acknowledged.add(`${edit.document} ${edit.id}`);
  }

  erase(edit: Edit): void {
    this.#erased.add(`${edit.document} ${edit.id}`);
  }

  /** Ids that must be in the document: said to be durable, and never erased. */
  owed(document: string): string[] {
    const prefix = `${document} `;
    return [...this.#acknowledged]
      .filter((key) => key.startsWith(prefix) && !this.#erased.has(key))
      .map((key) => key.slice(prefix.length));
  }
}

/** An honest member's device: its copies outlive every connection and the server. */
export class Device {
  readonly name: string;
  readonly member: MemberId;
  readonly copies = new Map<string, Y.Doc>();
  readonly #own: readonly string[];
  readonly #ledger: Ledger;
  readonly #random: Random;
  readonly #updates = new Map<string, Uint8Array[]>();
  #edits: Edit[] = [];
  #made = 0;
  #link: { readonly client: LinkClient; readonly documents: Map<string, LinkDocument> } | null = null;
  #stock = new Map<string, StockClient>();

  constructor(
    name: string,
    member: MemberId,
    documents: { readonly own: readonly string[]; readonly read: readonly string[] },
    ledger: Ledger,
    random: Random,
  ) {
    this.name = name;
    this.member = member;
    this.#own = documents.own;
    this.#ledger = ledger;
    this.#random = random;
    for (const document of [...documents.own, ...documents.read]) this.#begin(document);
  }

  get pairs(): SocketPair[] {
    const pairs = [...this.#stock.values()].map((client) => client.pair);
    return this.#link === null ? pairs : [this.#link.client.pair, ...pairs];
  }

  get connected(): boolean {
    return this.pairs.some((pair) => pair.closed === null);
  }

  connect(hall: Hall, form: 'link' | 'stock', lagging: boolean): void {
    this.disconnect();
    if (form === 'link') {
      const client = hall.link(this.member);
      client.pair.lagging = lagging;
      const documents = new Map<string, LinkDocument>();
      for (const [name, copy] of this.copies) documents.set(name, this.#watch(client.open(name, copy)));
      this.#link = { client, documents };
      return;
    }
    for (const [name, copy] of this.copies) {
      const client = hall.stock(this.member, name, copy);
      client.pair.lagging = lagging;
      this.#stock.set(name, client);
    }
  }

  disconnect(): void {
    this.checkCloses();
    for (const document of this.#link?.documents.values() ?? []) document.detach();
    for (const client of this.#stock.values()) client.detach();
    for (const pair of this.pairs) pair.drop();
    this.#link = null;
    this.#stock = new Map();
  }

  /** The device is lost, and the member begins on an empty one. */
  lose(): void {
    this.disconnect();
    for (const document of [...this.copies.keys()]) this.#begin(document);
    this.#updates.clear();
    this.#edits = [];
  }

  /** Own documents on a good link whose messages are not all said to be durable. */
  get unsaved(): string[] {
    if (this.#link === null || this.#link.client.closeCode !== null) return [];
    return [...this.#link.documents]
      .filter(([name, channel]) => this.#own.includes(name) && channel.closed === null)
      .filter(([, channel]) => channel.saved < channel.sent)
      .map(([name]) => name);
  }

  /** Some of the frames that are on their way arrive. */
  deliverSome(): void {
    for (const pair of this.pairs) {
      if (this.#random.chance(0.5)) pair.letThrough(this.#random.below(4));
    }
    if (this.#random.chance(0.5)) this.#link?.client.pump(this.#random.below(4));
    for (const client of this.#stock.values()) {
      if (this.#random.chance(0.5)) client.pump(this.#random.below(4));
    }
  }

  /** Everything that is on its way arrives, from now on at once. */
  deliverAll(): void {
    for (const pair of this.pairs) {
      pair.lagging = false;
      pair.letThrough(Infinity);
    }
  }

  edit(): void {
    const document = this.#random.pick(this.#own);
    const copy = this.#copy(document);
    const ids = [...marksOf(copy).keys()];
    const what = this.#random.next();
    if (what < 0.6 || ids.length === 0) {
      const mark = this.#random.chance(0.7)
        ? note(`${this.#random.next()}`)
        : ink(1 + this.#random.below(30));
      this.#change(document, `${this.name}-${(this.#made += 1)}`, (id) => put(copy, id, mark));
    } else if (what < 0.8) {
      this.#change(document, this.#random.pick(ids), (id) => put(copy, id, note(`${this.#random.next()}`)));
    } else {
      const id = this.#random.pick(ids);
      this.#ledger.erase({ document, id });
      this.#change(document, id, () => marksOf(copy).delete(id));
    }
  }

  /** Sends old updates again, in any order, as a bad network or a bad client does. */
  replay(): void {
    const document = this.#random.pick(this.#own);
    const some = this.#random.shuffled(this.#updatesOf(document)).slice(0, 3);
    for (const update of some) {
      const channel = this.#link?.documents.get(document);
      if (channel !== undefined && channel.number !== null && channel.closed === null)
        channel.sendUpdate(update);
      this.#stock.get(document)?.pair.send(updateMessage(update));
    }
  }

  /** Throws when the server closed an honest connection for a fault of its own making. */
  checkCloses(): void {
    const codes = [
      ...this.pairs.map((pair) => pair.closed),
      ...[...(this.#link?.documents.values() ?? [])].map((document) => document.closed),
    ];
    for (const close of codes) {
      if (close !== null && !HONEST_CLOSES.has(close.code)) {
        throw new Error(`${this.name} was closed by ${close.code} ${close.reason}`);
      }
    }
  }

  /** True when some channel was closed and is to be opened anew. */
  get broken(): boolean {
    const channels = [...(this.#link?.documents.values() ?? [])];
    return (
      this.pairs.some((pair) => pair.closed !== null) || channels.some((channel) => channel.closed !== null)
    );
  }

  #begin(document: string): void {
    const copy = new Y.Doc();
    copy.clientID = 1 + this.#random.below(2 ** 31);
    copy.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'edit') this.#updatesOf(document).push(update);
    });
    this.copies.set(document, copy);
  }

  #change(document: string, id: string, mutate: (id: string) => void): void {
    this.#edits.push({ document, id });
    this.#copy(document).transact(() => mutate(id), 'edit');
  }

  /** Enters into the ledger what the server says is durable. */
  #watch(channel: LinkDocument): LinkDocument {
    const sent: Sent[] = [];
    const name = [...this.copies].find(([, copy]) => copy === channel.document)?.[0];
    channel.onSent = (count, whole) => sent.push({ count, edits: this.#edits.length, whole });
    channel.onSaved = (count) => {
      for (const message of sent.filter((one) => one.count <= count)) {
        const from = message.whole ? 0 : Math.max(0, message.edits - 1);
        for (const edit of this.#edits.slice(from, message.edits)) {
          if (edit.document === name) this.#ledger.acknowledge(edit);
        }
      }
    };
    return channel;
  }

  #copy(document: string): Y.Doc {
    const copy = this.copies.get(document);
    if (copy === undefined) throw new Error(`no copy of ${document}`);
    return copy;
  }

  #updatesOf(document: string): Uint8Array[] {
    const updates = this.#updates.get(document) ?? [];
    this.#updates.set(document, updates);
    return updates;
  }
}
