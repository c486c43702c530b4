import { expect, it } from 'vitest';
import { HasherBusy, SecretHasher } from '../../server/room/SecretHasher.ts';

const CHEAP = { memoryCost: 8, timeCost: 1 };

it.each(['a code', null])(
  'who joins (against %s) does not wait for codes that are being issued',
  async (code) => {
    const hasher = new SecretHasher(CHEAP);
    const stored = code === null ? null : await hasher.hash(code);
    const order: string[] = [];
    const issued = Array.from({ length: 61 }, async (_, index) => {
      await hasher.hash(`code ${index}`);
      order.push(`issued ${index}`);
    });
    const joined = hasher.verify(stored, 'a code').then((matches) => {
      order.push('joined');
      return matches;
    });
    await Promise.all([...issued, joined]);
    expect(await joined).toBe(code !== null);
    expect(order.indexOf('joined')).toBeLessThan(30);
    expect(order.filter((one) => one !== 'joined')).toHaveLength(61);
  },
);

it('refuses what is too much, and only as long as it is', async () => {
  const hasher = new SecretHasher(CHEAP);
  const stored = await hasher.hash('a code');
  const crowd = Array.from({ length: 2002 }, () => hasher.verify(stored, 'a code'));
  await expect(hasher.verify(null, 'a code')).rejects.toBeInstanceOf(HasherBusy);
  const issued = hasher.hash('codes are issued beside');
  expect((await Promise.all(crowd)).every(Boolean)).toBe(true);
  await issued;
  expect(await hasher.verify(null, 'a code')).toBe(false);
});
