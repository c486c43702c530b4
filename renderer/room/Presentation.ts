import type { ClientFrame, ServerFrame } from '../../shared/protocol/link.ts';
import type { PresentedPlace, PresentedPointer } from '../../shared/protocol/presented.ts';
import { createSignal, type Signal } from '../signal.ts';
import type { Environment } from './environment.ts';

/** The presenter's place and pointer: newest only, never kept. */
export interface PresentationFeed {
  /** Where the presenter is, as last heard while following. */
  readonly place: Signal<PresentedPlace | null>;
  readonly pointer: Signal<PresentedPointer | null>;
  /** Asks for them, or no longer; asked again by itself on every new connection. */
  follow(on: boolean): void;
  /** Of who presents; `null` when that is over. The newest is told again on every new connection. */
  presentPlace(place: PresentedPlace | null): void;
  presentPointer(pointer: PresentedPointer | null): void;
}

/** Between two of the presenter's own frames of one kind; a turned page goes at once. 10 a second. */
const PRESENTING_MILLISECONDS = 100;
/** A pointer that rests is told again. */
const REST_MILLISECONDS = 1000;
/** A pointer of which nothing was heard for so long is not shown any more. */
const SILENCE_MILLISECONDS = 3000;

type PresentedFrame = Extract<ServerFrame, { type: 'presentedPlace' | 'presentedPointer' }>;

/** What one link carries of a presentation, in either direction. */
export class Presentation implements PresentationFeed {
  readonly place = createSignal<PresentedPlace | null>(null);
  readonly pointer = createSignal<PresentedPointer | null>(null);
  readonly #send: (frame: ClientFrame) => void;
  readonly #environment: Pick<Environment, 'timer' | 'now'>;
  #following = false;
  #ownPlace: PresentedPlace | null = null;
  #ownPointer: PresentedPointer | null = null;
  #placeSentAt = -Infinity;
  #pointerSentAt = -Infinity;
  #cancelPlace: (() => void) | null = null;
  #cancelPointer: (() => void) | null = null;
  #cancelSilence: (() => void) | null = null;

  constructor(send: (frame: ClientFrame) => void, environment: Pick<Environment, 'timer' | 'now'>) {
    this.#send = send;
    this.#environment = environment;
  }

  follow(on: boolean): void {
    if (this.#following === on) return;
    this.#following = on;
    this.#send({ type: 'follow', on });
    this.#forget();
  }

  presentPlace(place: PresentedPlace | null): void {
    const before = this.#ownPlace;
    this.#ownPlace = place;
    if (place === null) {
      this.#cancelPlace?.();
      this.#cancelPlace = null;
      this.presentPointer(null);
      return;
    }
    const turned = before?.page !== place.page || before.versionId !== place.versionId;
    if (turned) this.#tellPlace();
    else this.#cancelPlace ??= this.#after(this.#placeSentAt, () => this.#tellPlace());
  }

  presentPointer(pointer: PresentedPointer | null): void {
    if (pointer === null && this.#ownPointer === null) return;
    this.#ownPointer = pointer;
    this.#cancelPointer?.();
    this.#cancelPointer = this.#after(this.#pointerSentAt, () => this.#tellPointer());
  }

  received(frame: PresentedFrame): void {
    if (!this.#following) return;
    if (frame.type === 'presentedPlace') {
      this.place.set(frame.place);
      return;
    }
    this.#cancelSilence?.();
    this.pointer.set(frame.pointer);
    this.#cancelSilence = this.#environment.timer(SILENCE_MILLISECONDS, () => this.pointer.set(null));
  }

  /** The server forgets with the connection who follows, and with a restart where the presenter was. */
  linkUp(): void {
    if (this.#following) this.#send({ type: 'follow', on: true });
    if (this.#ownPlace !== null) this.#tellPlace();
  }

  #forget(): void {
    this.#cancelSilence?.();
    this.#cancelSilence = null;
    this.place.set(null);
    this.pointer.set(null);
  }

  #tellPlace(): void {
    this.#cancelPlace?.();
    this.#cancelPlace = null;
    if (this.#ownPlace === null) return;
    this.#placeSentAt = this.#environment.now();
    this.#send({ type: 'presentPlace', place: this.#ownPlace });
  }

  #tellPointer(): void {
    this.#cancelPointer = null;
    this.#pointerSentAt = this.#environment.now();
    this.#send({ type: 'presentPointer', pointer: this.#ownPointer });
    if (this.#ownPointer === null) return;
    this.#cancelPointer = this.#environment.timer(REST_MILLISECONDS, () => this.#tellPointer());
  }

  #after(sentAt: number, run: () => void): () => void {
    const wait = sentAt + PRESENTING_MILLISECONDS - this.#environment.now();
    return this.#environment.timer(Math.min(Math.max(0, wait), PRESENTING_MILLISECONDS), run);
  }
}
