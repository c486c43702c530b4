import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { MemberId } from '../../shared/domain/ids.ts';
import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import type { Fanout } from './Fanout.ts';
import type { Reader } from './LiveDocument.ts';
import { awarenessMessage } from './messages.ts';
import { SharedFrame } from './SharedFrame.ts';
import type { SyncSurroundings } from './surroundings.ts';
import type { SyncLimits } from './SyncLimits.ts';

interface Entry {
  readonly id: number;
  readonly clock: number;
  /** JSON; `null` once gone. */
  readonly state: string;
}

interface Presence extends Entry {
  readonly owner: Reader;
  readonly memberId: MemberId;
}

const GONE = 'null';

/**
 * Who else has the same shared marks open. Never stored. An awareness id belongs to the member who brought
 * it: a stock client also repeats what it heard of others, which is left out. The first word goes out at once, the
 * others together, at most every `awarenessMs`: else the frames would grow with the square of the readers.
 */
export class AwarenessRelay {
  readonly #number: number;
  readonly #surroundings: SyncSurroundings;
  readonly #limits: SyncLimits;
  readonly #fanout: Fanout;
  readonly #present = new Map<number, Presence>();
  /** The newest of each id that the readers have not heard. */
  readonly #waiting = new Map<number, Entry>();
  /** The only reader all that waits comes from; `null` when there are several. */
  #source: Reader | null = null;
  #quietUntil = -Infinity;
  #timer: unknown = null;

  constructor(documentNumber: number, surroundings: SyncSurroundings, fanout: Fanout) {
    this.#number = documentNumber;
    this.#surroundings = surroundings;
    this.#limits = surroundings.limits;
    this.#fanout = fanout;
  }

  receive(reader: Reader, update: Uint8Array): void {
    if (update.length > this.#limits.maxAwarenessBytes) {
      reader.end(CLOSE.tooLarge, 'awareness too large');
      return;
    }
    const entries = parseEntries(update, this.#limits);
    if (entries === null) {
      reader.end(CLOSE.malformed, 'not an awareness update');
      return;
    }
    const news = entries.filter((entry) => this.#enter(reader, entry));
    this.#publish(news, reader);
  }

  /** Sends one reader all that are present. */
  tell(reader: Reader): void {
    if (this.#present.size > 0) reader.answer(this.#frame([...this.#present.values()]));
  }

  leave(reader: Reader): void {
    const gone = [...this.#present.values()].filter((presence) => presence.owner === reader);
    for (const presence of gone) this.#present.delete(presence.id);
    this.#publish(
      gone.map(({ id, clock }) => ({ id, clock, state: GONE })),
      reader,
    );
  }

  dispose(): void {
    this.#surroundings.timers.clear(this.#timer);
    this.#timer = null;
    this.#waiting.clear();
  }

  /** `source` has heard it already. */
  #publish(news: readonly Entry[], source: Reader): void {
    if (news.length === 0) return;
    this.#source = this.#waiting.size === 0 || this.#source === source ? source : null;
    for (const { id, clock, state } of news) this.#waiting.set(id, { id, clock, state });
    if (this.#timer !== null) return;
    const { clock, timers } = this.#surroundings;
    // A clock that was set back must not hold anything up.
    const wait = Math.min(this.#quietUntil - clock(), this.#limits.awarenessMs);
    if (wait <= 0) this.#flush();
    else this.#timer = timers.set(() => this.#flush(), wait);
  }

  #flush(): void {
    this.#timer = null;
    this.#quietUntil = this.#surroundings.clock() + this.#limits.awarenessMs;
    const frame = this.#frame([...this.#waiting.values()]);
    this.#waiting.clear();
    this.#fanout.broadcast(frame, this.#source);
  }

  /** True when the entry is news. */
  #enter(reader: Reader, entry: Entry): boolean {
    const known = this.#present.get(entry.id);
    if (known !== undefined && known.memberId !== reader.memberId) return false;
    if (entry.state === GONE) return known !== undefined && this.#present.delete(entry.id);
    if (known !== undefined && known.owner === reader && entry.clock <= known.clock) return false;
    if (known === undefined && this.#countOf(reader) >= this.#limits.maxAwarenessIds) return false;
    this.#present.set(entry.id, { ...entry, owner: reader, memberId: reader.memberId });
    return true;
  }

  #countOf(reader: Reader): number {
    let count = 0;
    for (const presence of this.#present.values()) {
      if (presence.owner === reader) count += 1;
    }
    return count;
  }

  #frame(entries: readonly Entry[]): SharedFrame {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, entries.length);
    for (const { id, clock, state } of entries) {
      encoding.writeVarUint(encoder, id);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, state);
    }
    return new SharedFrame(awarenessMessage(encoding.toUint8Array(encoder)), this.#number);
  }
}

/** `null` for bytes that would trouble a stock client. */
function parseEntries(update: Uint8Array, limits: SyncLimits): Entry[] | null {
  try {
    const decoder = decoding.createDecoder(update);
    const count = decoding.readVarUint(decoder);
    if (count > limits.maxAwarenessEntries) return null;
    const entries: Entry[] = [];
    for (let index = 0; index < count; index += 1) {
      const id = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const state = decoding.readVarString(decoder);
      if (state.length > limits.maxAwarenessState) return null;
      const value: unknown = JSON.parse(state);
      if (typeof value !== 'object' || Array.isArray(value)) return null;
      entries.push({ id, clock, state: value === null ? GONE : state });
    }
    return decoding.hasContent(decoder) ? null : entries;
  } catch {
    // Cut short, or not JSON.
    return null;
  }
}
