import { z } from 'zod';
import type { HostDocs } from '../host/Host.ts';
import { KeptLog } from './KeptLog.ts';

/** What is being written and was not sent; on this device only, forgotten with the session. */
export interface Drafts {
  /** `null` when there is none. Rejects when the device's store cannot be read. */
  read(name: string): Promise<unknown>;
  /** Resolves when it is on the device; `null` forgets it. */
  keep(name: string, draft: object | null): Promise<void>;
}

/** Drafts as documents of the host, where the desktop seals them: the newest addition counts. */
export class KeptDrafts implements Drafts {
  readonly #docs: HostDocs;
  readonly #keyPrefix: string;

  /** `keyPrefix`: `<sessionId>/<memberId>/` */
  constructor(docs: HostDocs, keyPrefix: string) {
    this.#docs = docs;
    this.#keyPrefix = `${keyPrefix}drafts/`;
  }

  async read(name: string): Promise<unknown> {
    return (await this.#log(name).read()).at(-1) ?? null;
  }

  async keep(name: string, draft: object | null): Promise<void> {
    if (draft === null) return this.#docs.remove(`${this.#keyPrefix}${name}`);
    const log = this.#log(name);
    await log.add(draft, false);
    await log.compact((entries) => entries.slice(-1));
  }

  #log(name: string): KeptLog<unknown> {
    return new KeptLog(this.#docs, `${this.#keyPrefix}${name}`, z.unknown());
  }
}
