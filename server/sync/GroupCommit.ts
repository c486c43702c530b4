import type { MarksStore, MarksUpdate } from '../store/MarksStore.ts';
import type { SyncLog } from './surroundings.ts';

export interface Participant {
  /** Called when a commit begins. */
  take(): MarksUpdate;
  committed(): void;
  failed(): void;
}

/** One `append` for all documents that were written since the last began. One runs at a time. */
export class GroupCommit {
  readonly #marks: MarksStore;
  readonly #afterTurn: (run: () => void) => void;
  readonly #log: SyncLog;
  #waiting = new Set<Participant>();
  #running: Promise<void> | null = null;

  constructor(marks: MarksStore, afterTurn: (run: () => void) => void, log: SyncLog) {
    this.#marks = marks;
    this.#afterTurn = afterTurn;
    this.#log = log;
  }

  join(participant: Participant): void {
    this.#waiting.add(participant);
    this.#running ??= this.#run();
  }

  /** Resolves when nothing waits for a commit. */
  async settled(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.size > 0) {
      await new Promise<void>((resolve) => this.#afterTurn(resolve));
      const participants = [...this.#waiting];
      this.#waiting = new Set();
      await this.#commit(participants);
    }
    this.#running = null;
  }

  async #commit(participants: readonly Participant[]): Promise<void> {
    let failure: unknown = null;
    try {
      await this.#marks.append(participants.map((participant) => participant.take()));
    } catch (error) {
      failure = error ?? new Error('append failed');
      this.#log.error({ err: error, documents: participants.length }, 'marks could not be stored');
    }
    for (const participant of participants) {
      try {
        if (failure === null) participant.committed();
        else participant.failed();
      } catch (error) {
        this.#log.error({ err: error }, 'a marks document failed after a commit');
      }
    }
  }
}
