import type { MemberId } from '../../shared/domain/ids.ts';
import { encodeServerFrame } from '../../shared/protocol/link.ts';
import type { PresentedPlace, PresentedPointer } from '../../shared/protocol/presented.ts';
import type { RoomForSync } from '../room/RoomForSync.ts';
import type { SyncSurroundings } from './surroundings.ts';

/** One connection that follows. */
export interface Follower {
  /** False when the reader is too slow to take it now; nothing is queued. */
  take(frame: Uint8Array): boolean;
}

/**
 * The presenter's place and pointer on their way to those who follow (W5). Only the newest of each is held, in memory.
 * A turned page goes out at once, places on the same page and the pointer at most every `presentingMs`; a reader
 * that is too slow misses what is old by then and gets the newest place when it has room.
 */
export class PresentationRelay {
  readonly #room: RoomForSync;
  readonly #surroundings: SyncSurroundings;
  readonly #followers = new Set<Follower>();
  /** Those that have not taken the newest place. */
  readonly #behind = new Set<Follower>();
  #place: { readonly by: MemberId; readonly place: PresentedPlace; readonly frame: Uint8Array } | null = null;
  #pointer: PresentedPointer | null = null;
  #pointerTold: PresentedPointer | null = null;
  /** Since the place that was sent last. */
  #turned = false;
  #placeSentAt = -Infinity;
  #pointerSentAt = -Infinity;
  #timer: unknown = null;
  #timerAt = Infinity;

  constructor(room: RoomForSync, surroundings: SyncSurroundings) {
    this.#room = room;
    this.#surroundings = surroundings;
  }

  follow(follower: Follower): void {
    this.#followers.add(follower);
    this.#forgetWhatIsOver();
    if (this.#place !== null && !follower.take(this.#place.frame)) this.#behind.add(follower);
    if (this.#pointerTold !== null) follower.take(pointerFrame(this.#pointerTold));
    this.#arm();
  }

  leave(follower: Follower): void {
    this.#followers.delete(follower);
    this.#behind.delete(follower);
  }

  /** From anybody but the presenter, or of another version, it crossed a decision on its way: nothing happens. */
  place(by: MemberId, place: PresentedPlace): void {
    if (!this.#isPresented(by, place.versionId)) return;
    this.#forgetWhatIsOver();
    const before = this.#place?.place;
    const turned = before?.page !== place.page || before.versionId !== place.versionId;
    this.#place = { by, place, frame: encodeServerFrame({ type: 'presentedPlace', place }) };
    for (const follower of this.#followers) this.#behind.add(follower);
    if (turned) this.#turned = true;
    this.#flush();
  }

  point(by: MemberId, pointer: PresentedPointer | null): void {
    const { now } = this.#room.state.presenting;
    if (now?.memberId !== by || (pointer !== null && pointer.versionId !== now.versionId)) return;
    this.#pointer = pointer;
    this.#flush();
  }

  /** A connection of this member is gone: the presenter's pointer does not stay where it was. */
  lost(memberId: MemberId): void {
    if (this.#room.state.presenting.now?.memberId !== memberId) return;
    this.#pointer = null;
    this.#flush();
  }

  dispose(): void {
    this.#surroundings.timers.clear(this.#timer);
    this.#timer = null;
    this.#timerAt = Infinity;
    this.#followers.clear();
    this.#behind.clear();
  }

  #isPresented(by: MemberId, versionId: PresentedPlace['versionId']): boolean {
    const { now } = this.#room.state.presenting;
    return now !== null && now.memberId === by && now.versionId === versionId;
  }

  /** The place of a presentation that was stopped, or taken over, is not the place of the present one. */
  #forgetWhatIsOver(): void {
    const held = this.#place;
    if (held === null || this.#isPresented(held.by, held.place.versionId)) return;
    this.#place = null;
    this.#pointer = null;
    this.#pointerTold = null;
    this.#behind.clear();
  }

  get #placeDue(): number {
    const { presentingMs, pageTurnMs } = this.#surroundings.limits;
    return this.#placeSentAt + (this.#turned ? pageTurnMs : presentingMs);
  }

  get #pointerDue(): number {
    return this.#pointerSentAt + this.#surroundings.limits.presentingMs;
  }

  #flush(): void {
    const now = this.#surroundings.clock();
    // A clock that was set back must not hold anything up.
    this.#placeSentAt = Math.min(this.#placeSentAt, now);
    this.#pointerSentAt = Math.min(this.#pointerSentAt, now);
    if (this.#place !== null && this.#behind.size > 0 && now >= this.#placeDue) {
      this.#placeSentAt = now;
      this.#turned = false;
      for (const follower of [...this.#behind]) {
        if (follower.take(this.#place.frame)) this.#behind.delete(follower);
      }
    }
    if (this.#pointer !== this.#pointerTold && now >= this.#pointerDue) {
      this.#pointerSentAt = now;
      this.#pointerTold = this.#pointer;
      const frame = pointerFrame(this.#pointer);
      for (const follower of this.#followers) follower.take(frame);
    }
    this.#arm();
  }

  #arm(): void {
    const { clock, timers, limits } = this.#surroundings;
    const places = this.#place !== null && this.#behind.size > 0 ? this.#placeDue : Infinity;
    const pointers = this.#pointer === this.#pointerTold ? Infinity : this.#pointerDue;
    const at = Math.min(places, pointers);
    if (at === Infinity || at >= this.#timerAt) return;
    timers.clear(this.#timer);
    this.#timerAt = at;
    const wait = Math.min(Math.max(0, at - clock()), limits.presentingMs);
    this.#timer = timers.set(() => {
      this.#timer = null;
      this.#timerAt = Infinity;
      this.#flush();
    }, wait);
  }
}

function pointerFrame(pointer: PresentedPointer | null): Uint8Array {
  return encodeServerFrame({ type: 'presentedPointer', pointer });
}
