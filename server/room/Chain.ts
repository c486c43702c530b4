import type { SessionId } from '../../shared/domain/ids.ts';
import { MAX_CHAIN_LINKS, type ChainAnswer, type ChainLink } from '../../shared/protocol/http.ts';
import type { StoredEvent } from '../store/RoomStore.ts';
import { CHAIN_START } from './eventChain.ts';
import type { ServerKey } from './ServerKey.ts';
import { signHead, type SignedHead } from './signReceipt.ts';

const EMPTY = Buffer.from(CHAIN_START).toString('hex');

/** The durable record of one session without its contents, so that every client can check that it only grows. */
export class Chain {
  readonly #sessionId: SessionId;
  readonly #key: ServerKey;
  readonly #links: ChainLink[] = [];
  #signedHead: SignedHead | null = null;

  constructor(sessionId: SessionId, key: ServerKey, events: readonly StoredEvent[]) {
    this.#sessionId = sessionId;
    this.#key = key;
    this.extend(events);
  }

  extend(events: readonly StoredEvent[]): void {
    for (const event of events) this.#links.push(linkOf(event));
  }

  /** At most `MAX_CHAIN_LINKS` links that follow event `seq`. */
  after(seq: number): ChainAnswer {
    const links = this.#links.slice(seq, seq + MAX_CHAIN_LINKS);
    return { serverKey: this.#key.publicKey, head: this.#head(), links };
  }

  #head(): SignedHead {
    const last = this.#links.at(-1);
    const head = { seq: last?.seq ?? 0, chainHash: Buffer.from(last?.chainHash ?? EMPTY, 'hex') };
    if (this.#signedHead?.seq !== head.seq) {
      this.#signedHead = signHead(this.#key, this.#sessionId, head);
    }
    return this.#signedHead;
  }
}

function linkOf({ seq, at, actor, type, version, payloadHash, chainHash }: StoredEvent): ChainLink {
  return { seq, at, actor, type, version, payloadHash: hex(payloadHash), chainHash: hex(chainHash) };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
