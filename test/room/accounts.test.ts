import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Accounts } from '../../server/room/Accounts.ts';
import { Rooms } from '../../server/room/Rooms.ts';
import { SecretHasher } from '../../server/room/SecretHasher.ts';
import { TryLimiter } from '../../server/room/TryLimiter.ts';
import { MOST_TOKENS } from '../../server/store/AccountStore.ts';
import { MemoryAccountStore } from '../../server/store/memory/MemoryAccountStore.ts';
import { MemoryRoomStore } from '../../server/store/memory/MemoryRoomStore.ts';
import { createSession, newCommandId, partsOf, SECRETARY, SESSION, silentLog } from './house.ts';

const DEVICE = { name: '', key: null };
const CHEAP = { memoryCost: 8, timeCost: 1 };

/** A hall that joins at once: a sign-in waits for its turn. */
class CrowdedHasher extends SecretHasher {
  turn: Promise<void> = Promise.resolve();

  override async verify(stored: string | null, secret: string): Promise<boolean> {
    await this.turn;
    return super.verify(stored, secret);
  }
}

describe('Accounts', () => {
  it('a code that is replaced while its sign-in waits lets nobody in', async () => {
    const hasher = new CrowdedHasher(CHEAP);
    const accounts = await openAccounts(hasher);
    const [old] = await accounts.issueCodes(SESSION, [SECRETARY]);
    let begin = () => {};
    hasher.turn = new Promise((resolve) => (begin = resolve));
    const joining = accounts.join(old!.code, DEVICE);
    const [present] = await accounts.issueCodes(SESSION, [SECRETARY]);
    begin();
    expect(await joining).toEqual({ kind: 'wrongCode' });
    expect(await accounts.join(present!.code, DEVICE)).toMatchObject({ kind: 'joined' });
  });

  it('a member on too many devices is signed out on the oldest', async () => {
    const accounts = await openAccounts(new SecretHasher(CHEAP));
    const revoked: string[] = [];
    accounts.onRevoked((tokenId) => revoked.push(tokenId));
    const first = await accounts.issueToken(SESSION, SECRETARY, DEVICE);
    const tokenId = (await accounts.authenticate(first!.token))?.tokenId;
    for (let more = 1; more < MOST_TOKENS; more += 1) await accounts.issueToken(SESSION, SECRETARY, DEVICE);
    expect(revoked).toEqual([]);
    const last = await accounts.issueToken(SESSION, SECRETARY, DEVICE);
    expect(revoked).toEqual([tokenId]);
    expect(await accounts.authenticate(first!.token)).toBeNull();
    expect(await accounts.authenticate(last!.token)).not.toBeNull();
  });
});

/** One session with its secretary. */
async function openAccounts(hasher: SecretHasher): Promise<Accounts> {
  const rooms = await Rooms.open(partsOf(new MemoryRoomStore()));
  await rooms.create(null, newCommandId(), createSession);
  let now = 1;
  return new Accounts({
    ...{ store: new MemoryAccountStore(), rooms, hasher, clock: () => (now += 1), log: silentLog },
    randomBytes: (length) => randomBytes(length),
  });
}

describe('TryLimiter', () => {
  it('after the clock was set back nobody waits longer than a minute', () => {
    let now = 10_000_000;
    const limiter = new TryLimiter(() => now);
    for (let tries = 0; tries < 9; tries += 1) limiter.begin('ABCD');
    now -= 3_600_000;
    expect(limiter.begin('ABCD')).toBeLessThanOrEqual(60_000);
    now += 60_000;
    expect(limiter.begin('ABCD')).toBe(0);
  });
});
