import type { ClientFrame } from '../../shared/protocol/link.ts';
import type { Environment } from './environment.ts';
import { ANSWER_MILLISECONDS } from './request.ts';
import { RequestError } from './RequestError.ts';

interface Waiting {
  readonly answered: (answer: string) => void;
  readonly lost: () => void;
}

/** Commands on their way over one link, until each has its answer or the link is lost. */
export class LinkCommands {
  readonly #send: (frame: ClientFrame) => void;
  readonly #environment: Pick<Environment, 'timer'>;
  readonly #waiting = new Map<number, Waiting>();
  #newest = 0;

  constructor(send: (frame: ClientFrame) => void, environment: Pick<Environment, 'timer'>) {
    this.#send = send;
    this.#environment = environment;
  }

  /** Resolves with the answer's JSON. Rejects `RequestError` when none comes: the command may have happened. */
  ask(request: string): Promise<string> {
    const number = (this.#newest += 1);
    return new Promise((resolve, reject) => {
      const lost = (): void => this.#end(number, () => reject(new RequestError('unreachable')));
      const cancelTimer = this.#environment.timer(ANSWER_MILLISECONDS, lost);
      this.#waiting.set(number, {
        answered: (answer) => {
          cancelTimer();
          resolve(answer);
        },
        lost: () => {
          cancelTimer();
          lost();
        },
      });
      this.#send({ type: 'command', number, request });
    });
  }

  received(number: number, answer: string): void {
    const waiting = this.#waiting.get(number);
    if (waiting !== undefined) this.#end(number, () => waiting.answered(answer));
  }

  linkDown(): void {
    for (const waiting of [...this.#waiting.values()]) waiting.lost();
  }

  #end(number: number, tell: () => void): void {
    if (this.#waiting.delete(number)) tell();
  }
}
