import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { MemberId } from '../../shared/domain/ids.ts';
import { encodeClientFrame } from '../../shared/protocol/link.ts';
import { answerMessage, askMessage, awarenessMessage, updateMessage } from '../../server/sync/messages.ts';
import type { Hall } from '../sync/support/Hall.ts';
import type { LinkClient } from '../sync/support/LinkClient.ts';
import { note, put, updateOf } from '../sync/support/marks.ts';
import type { StockClient } from '../sync/support/StockClient.ts';
import type { Random } from './Random.ts';

/** A member with a valid token and bad intentions. */
export class Intruder {
  readonly #member: MemberId;
  readonly #own: readonly string[];
  readonly #others: readonly string[];
  readonly #random: Random;
  #link: LinkClient | null = null;
  #stock: StockClient | null = null;

  /** `others`: documents it may not write. */
  constructor(member: MemberId, own: readonly string[], others: readonly string[], random: Random) {
    this.#member = member;
    this.#own = own;
    this.#others = others;
    this.#random = random;
  }

  /** `stolen`: an update of an honest author, seen on the network. */
  act(hall: Hall, stolen: Uint8Array): void {
    const document = this.#random.pick(this.#random.chance(0.5) ? this.#own : this.#others);
    if (this.#random.chance(0.5)) {
      if (this.#link === null || this.#link.closeCode !== null) this.#link = hall.link(this.#member);
      this.#actOnLink(this.#link, document, stolen);
      return;
    }
    if (this.#stock === null || this.#stock.closeCode !== null || this.#random.chance(0.3)) {
      this.#stock?.pair.drop();
      this.#stock = hall.stock(this.#member, document);
    }
    this.#stock.pair.send(this.#message(stolen));
  }

  leave(): void {
    this.#link?.pair.drop();
    this.#stock?.pair.drop();
  }

  #actOnLink(link: LinkClient, document: string, stolen: Uint8Array): void {
    if (this.#random.chance(0.1)) link.pair.send(this.#random.bytes(this.#random.below(20)));
    else if (this.#random.chance(0.1)) this.#badFrame(link);
    else if (link.documents.size < 5 || this.#random.chance(0.3)) {
      const opened = link.open(document);
      opened.send(this.#message(stolen));
      if (this.#random.chance(0.2)) link.close(opened);
    } else {
      this.#random.pick([...link.documents.values()]).send(this.#message(stolen));
    }
  }

  #badFrame(link: LinkClient): void {
    const frame = encodeClientFrame({ type: 'open', channel: this.#random.below(5), document: 'room/../..' });
    link.pair.send(frame.subarray(0, this.#random.below(frame.length)));
  }

  #message(stolen: Uint8Array): Uint8Array {
    const update = this.#update(stolen);
    const what = this.#random.below(10);
    if (what === 0) return this.#random.bytes(this.#random.below(40));
    if (what === 1) return awarenessMessage(this.#random.bytes(this.#random.below(10)));
    if (what === 2) return askMessage(this.#random.bytes(this.#random.below(6)));
    return what < 6 ? answerMessage(update) : updateMessage(update);
  }

  #update(stolen: Uint8Array): Uint8Array {
    switch (this.#random.below(8)) {
      case 0:
        return this.#random.bytes(this.#random.below(60));
      case 1:
        return this.#mutated(stolen);
      case 2:
        return stolen;
      case 3:
        return this.#mutated(updateOf((document) => put(document, 'mark', note('x'))));
      case 4:
      case 5:
      case 6:
        return updateOf((document) => this.#badEdit(document));
      default:
        return this.#deletions();
    }
  }

  #mutated(update: Uint8Array): Uint8Array {
    const changed = update.slice();
    for (let count = 1 + this.#random.below(4); count > 0 && changed.length > 0; count -= 1) {
      changed[this.#random.below(changed.length)] = this.#random.below(256);
    }
    return this.#random.chance(0.3) ? changed.subarray(0, this.#random.below(changed.length + 1)) : changed;
  }

  #badEdit(document: Y.Doc): void {
    document.clientID = 1 + this.#random.below(2 ** 31);
    const edits = [
      () => put(document, 'mark', { kind: 'note' }),
      () => put(document, '../..', note('x')),
      () => put(document, 'mark', new Y.Map([['deep', new Y.Array()]])),
      () => document.getText('marks').insert(0, 'text'),
      () => document.getArray('items').push([1]),
      () => document.getMap('items').set('forged', true),
      () => put(document, 'mark', note('x'.repeat(20_000))),
      () => put(document, `good-${this.#random.below(10)}`, note('fine')),
    ];
    this.#random.pick(edits)();
  }

  /** An update that only erases: whatever it can name. */
  #deletions(): Uint8Array {
    const encoder = encoding.createEncoder();
    for (const number of [0, 1, this.#random.below(2 ** 31), 1, 0, 1 + this.#random.below(1000)]) {
      encoding.writeVarUint(encoder, number);
    }
    return encoding.toUint8Array(encoder);
  }
}
