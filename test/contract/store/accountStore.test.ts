import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MemberId, SessionId } from '../../../shared/domain/ids.ts';
import { MOST_TOKENS, type StoredCode, type StoredToken } from '../../../server/store/AccountStore.ts';
import { SelectorTaken } from '../../../server/store/faults.ts';
import { IMPLEMENTATIONS, type OpenHouse } from './implementations.ts';

const session = 'session-1' as SessionId;

function code(selector: string, member: string, secretHash = 'hash'): StoredCode {
  return { selector, secretHash, sessionId: session, memberId: member as MemberId };
}

function token(
  member: string,
  expiresAt = 2000,
  issuedAt = 1000,
): StoredToken & { readonly tokenHash: Buffer } {
  return {
    tokenHash: randomBytes(32),
    sessionId: session,
    memberId: member as MemberId,
    deviceName: 'Máy tính bảng',
    deviceKey: null,
    issuedAt,
    expiresAt,
  };
}

describe.each(IMPLEMENTATIONS)('AccountStore: $name', (implementation) => {
  let house: OpenHouse;
  beforeEach(async () => {
    house = await implementation.open();
  });
  afterEach(async () => {
    await house.close();
  });

  it('keeps codes over a restart and knows who holds one', async () => {
    await house.stores.accounts.putCodes([code('AAAA', 'm1'), code('BBBB', 'm2')]);
    const { accounts } = await house.reopen();
    expect(await accounts.code('AAAA')).toEqual(code('AAAA', 'm1'));
    expect(await accounts.code('CCCC')).toBeNull();
    expect([...(await accounts.codeHolders(session))].sort()).toEqual(['m1', 'm2']);
    expect(await accounts.codeHolders('another' as SessionId)).toEqual([]);
  });

  it('a new code replaces the earlier one of the member and of nobody else', async () => {
    const { accounts } = house.stores;
    await accounts.putCodes([code('AAAA', 'm1'), code('BBBB', 'm2')]);
    await accounts.putCodes([code('CCCC', 'm1')]);
    expect(await accounts.code('AAAA')).toBeNull();
    expect(await accounts.code('BBBB')).not.toBeNull();
    await accounts.putCodes([code('CCCC', 'm1', 'newer')]);
    expect((await accounts.code('CCCC'))?.secretHash).toBe('newer');
  });

  it('refuses a selector of somebody else, all or nothing', async () => {
    const { accounts } = house.stores;
    await accounts.putCodes([code('AAAA', 'm1'), code('BBBB', 'm2')]);
    const taken = accounts.putCodes([code('DDDD', 'm2'), code('AAAA', 'm3')]);
    await expect(taken).rejects.toBeInstanceOf(SelectorTaken);
    expect((await accounts.code('BBBB'))?.memberId).toBe('m2');
    expect(await accounts.code('DDDD')).toBeNull();
  });

  it('removes the codes of one member', async () => {
    const { accounts } = house.stores;
    await accounts.putCodes([code('AAAA', 'm1'), code('BBBB', 'm2')]);
    await accounts.removeCodes(session, 'm1' as MemberId);
    expect(await accounts.code('AAAA')).toBeNull();
    expect(await accounts.codeHolders(session)).toEqual(['m2']);
  });

  it('keeps tokens over a restart and removes them one by one or by member', async () => {
    const [first, second, other] = [token('m1'), token('m1'), token('m2')];
    for (const one of [first, second, other]) await house.stores.accounts.putToken(one);
    const { accounts } = await house.reopen();
    const found = await accounts.token(first.tokenHash);
    expect(found).toMatchObject({
      memberId: 'm1',
      deviceName: 'Máy tính bảng',
      deviceKey: null,
      expiresAt: 2000,
    });
    expect(await accounts.token(randomBytes(32))).toBeNull();
    expect([...(await accounts.tokenHolders(session))].sort()).toEqual(['m1', 'm2']);
    await accounts.removeToken(other.tokenHash);
    expect(await accounts.token(other.tokenHash)).toBeNull();
    const removed = await accounts.removeTokensOf(session, 'm1' as MemberId);
    const hex = (list: readonly Uint8Array[]) => list.map((one) => Buffer.from(one).toString('hex')).sort();
    expect(hex(removed)).toEqual(hex([first.tokenHash, second.tokenHash]));
    expect(await accounts.token(first.tokenHash)).toBeNull();
    expect(await accounts.tokenHolders(session)).toEqual([]);
  });

  it('of a member’s tokens the oldest go when there are too many', async () => {
    const { accounts } = house.stores;
    const other = token('m2');
    expect(await accounts.putToken(other)).toEqual([]);
    // The oldest is not the one that was put first.
    const tokens = [...Array(MOST_TOKENS).keys()].map((index) => token('m1', 2000, 1000 - index));
    for (const one of tokens) expect(await accounts.putToken(one)).toEqual([]);
    const newest = token('m1', 2000, 1001);
    const removed = await accounts.putToken(newest);
    const oldest = tokens.at(-1)!.tokenHash;
    expect(removed.map((one) => Buffer.from(one).toString('hex'))).toEqual([oldest.toString('hex')]);
    expect(await accounts.token(oldest)).toBeNull();
    for (const { tokenHash } of [other, newest, ...tokens.slice(0, -1)]) {
      expect(await accounts.token(tokenHash)).not.toBeNull();
    }
  });

  it('a token is never crowded out by itself', async () => {
    const { accounts } = house.stores;
    for (let index = 0; index < MOST_TOKENS; index += 1) await accounts.putToken(token('m1', 2000, 5000));
    // The clock was set back.
    const late = token('m1', 2000, 4000);
    expect(await accounts.putToken(late)).toHaveLength(1);
    expect(await accounts.token(late.tokenHash)).not.toBeNull();
  });

  it('forgets expired tokens', async () => {
    const { accounts } = house.stores;
    const [early, late] = [token('m1', 1500), token('m2', 1501)];
    await accounts.putToken(early);
    await accounts.putToken(late);
    await accounts.removeExpiredTokens(1500);
    expect(await accounts.token(early.tokenHash)).toBeNull();
    expect(await accounts.token(late.tokenHash)).not.toBeNull();
  });
});
