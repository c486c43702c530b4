import { createSignal, type Signal } from '../signal.ts';
import type { EventBus } from './viewerParts.ts';

export interface SearchState {
  /** `idle` without a query; `searching` until the first hit or the end of the document. */
  readonly status: 'idle' | 'searching' | 'found' | 'nothing';
  /** Which hit is shown, 1 for the first; 0 when none is. */
  readonly current: number;
  readonly total: number;
}

const IDLE: SearchState = { status: 'idle', current: 0, total: 0 };
/** pdf.js's FindState. */
const NOT_FOUND = 1;
const PENDING = 3;

interface MatchesCount {
  readonly current: number;
  readonly total: number;
}

/** Searching in the open document; all hits are highlighted. Neither case nor accents matter. */
export class DocumentSearch {
  readonly state: Signal<SearchState>;
  readonly #state = createSignal<SearchState>(IDLE);
  readonly #bus: EventBus;
  #query = '';

  constructor(bus: EventBus) {
    this.#bus = bus;
    this.state = this.#state;
    bus.on('updatefindcontrolstate', (event: { state: number; matchesCount: MatchesCount }) => {
      if (this.#query === '') return;
      const status = event.state === PENDING ? 'searching' : event.state === NOT_FOUND ? 'nothing' : 'found';
      this.#state.set({ status, ...event.matchesCount });
    });
    bus.on('updatefindmatchescount', (event: { matchesCount: MatchesCount }) => {
      if (this.#query === '') return;
      this.#state.set({ ...this.#state.get(), ...event.matchesCount });
    });
  }

  find(query: string): void {
    this.#query = query.trim();
    if (this.#query === '') return this.stop();
    this.#state.set({ status: 'searching', current: 0, total: 0 });
    this.#ask('', false);
  }

  next(): void {
    if (this.#query !== '') this.#ask('again', false);
  }

  previous(): void {
    if (this.#query !== '') this.#ask('again', true);
  }

  stop(): void {
    this.#query = '';
    this.#bus.dispatch('findbarclose', { source: this });
    this.#state.set(IDLE);
  }

  #ask(type: '' | 'again', findPrevious: boolean): void {
    this.#bus.dispatch('find', {
      source: this,
      type,
      query: this.#query,
      caseSensitive: false,
      entireWord: false,
      highlightAll: true,
      findPrevious,
      matchDiacritics: false,
    });
  }
}
