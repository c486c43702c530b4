import type { MemberId, SessionId } from '../../../shared/domain/ids.ts';
import { MOST_TOKENS, type AccountStore, type StoredCode, type StoredToken } from '../AccountStore.ts';
import { SelectorTaken } from '../faults.ts';

/** An account store that lives as long as the object; for tests and rehearsals. */
export class MemoryAccountStore implements AccountStore {
  #codes: StoredCode[] = [];
  readonly #tokens = new Map<string, StoredToken>();

  async code(selector: string): Promise<StoredCode | null> {
    return this.#codes.find((code) => code.selector === selector) ?? null;
  }

  async codeHolders(sessionId: SessionId): Promise<readonly MemberId[]> {
    return this.#codes.filter((code) => code.sessionId === sessionId).map((code) => code.memberId);
  }

  async putCodes(codes: readonly StoredCode[]): Promise<void> {
    const left = this.#codes.filter((old) => !codes.some((code) => sameHolder(code, old)));
    const selectors = new Set(left.map((code) => code.selector));
    for (const { selector } of codes) {
      if (selectors.has(selector)) throw new SelectorTaken(selector);
      selectors.add(selector);
    }
    this.#codes = [...left, ...codes];
  }

  async removeCodes(sessionId: SessionId, memberId: MemberId): Promise<void> {
    this.#codes = this.#codes.filter((code) => !sameHolder(code, { sessionId, memberId }));
  }

  async token(tokenHash: Uint8Array): Promise<StoredToken | null> {
    return this.#tokens.get(hex(tokenHash)) ?? null;
  }

  async putToken(token: StoredToken): Promise<readonly Uint8Array[]> {
    const newest = hex(token.tokenHash);
    this.#tokens.set(newest, token);
    const earlier = [...this.#tokens]
      .filter(([key, one]) => key !== newest && sameHolder(one, token))
      .sort(([, one], [, other]) => one.issuedAt - other.issuedAt);
    const removed = earlier.slice(0, Math.max(0, earlier.length + 1 - MOST_TOKENS));
    for (const [key] of removed) this.#tokens.delete(key);
    return removed.map(([, one]) => one.tokenHash);
  }

  async removeToken(tokenHash: Uint8Array): Promise<void> {
    this.#tokens.delete(hex(tokenHash));
  }

  async removeTokensOf(sessionId: SessionId, memberId: MemberId): Promise<readonly Uint8Array[]> {
    const removed = [...this.#tokens].filter(([, token]) => sameHolder(token, { sessionId, memberId }));
    for (const [key] of removed) this.#tokens.delete(key);
    return removed.map(([, token]) => token.tokenHash);
  }

  async removeExpiredTokens(now: number): Promise<void> {
    for (const [key, token] of this.#tokens) if (token.expiresAt <= now) this.#tokens.delete(key);
  }

  async tokenHolders(sessionId: SessionId): Promise<readonly MemberId[]> {
    const tokens = [...this.#tokens.values()].filter((token) => token.sessionId === sessionId);
    return [...new Set(tokens.map((token) => token.memberId))];
  }
}

type Holder = Pick<StoredCode, 'sessionId' | 'memberId'>;

function sameHolder(one: Holder, other: Holder): boolean {
  return one.sessionId === other.sessionId && one.memberId === other.memberId;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
