import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionId } from '../../../shared/domain/ids.ts';
import type { MarksStore } from '../../../server/store/MarksStore.ts';
import { IMPLEMENTATIONS, type OpenHouse } from './implementations.ts';

const session = 'session-1' as SessionId;
const mine = 'marks/file/private/me';
const ours = 'marks/file/room/me';

function update(document: string, byte: number) {
  return { sessionId: session, document, update: new Uint8Array([byte]) };
}

async function bytes(marks: MarksStore, document: string): Promise<number[]> {
  return (await marks.load(session, document)).map((one) => one[0] ?? -1);
}

describe.each(IMPLEMENTATIONS)('MarksStore: $name', (implementation) => {
  let house: OpenHouse;
  beforeEach(async () => {
    house = await implementation.open();
  });
  afterEach(async () => {
    await house.close();
  });

  it('holds nothing at first', async () => {
    expect(await house.stores.marks.load(session, mine)).toEqual([]);
    expect(await house.stores.marks.documents(session)).toEqual([]);
  });

  it('keeps order and documents apart, also after a restart', async () => {
    await house.stores.marks.append([update(mine, 1), update(ours, 2), update(mine, 3)]);
    await house.stores.marks.append([update(mine, 4)]);
    const { marks } = await house.reopen();
    expect(await bytes(marks, mine)).toEqual([1, 3, 4]);
    expect(await bytes(marks, ours)).toEqual([2]);
    expect([...(await marks.documents(session))].sort()).toEqual([mine, ours]);
    expect(await marks.documents('another' as SessionId)).toEqual([]);
  });

  it('compacts the first updates in place, before those that came later', async () => {
    const { marks } = house.stores;
    await marks.append([update(mine, 1), update(ours, 9), update(mine, 2), update(mine, 3)]);
    await marks.compact(session, mine, 2, new Uint8Array([7]));
    await marks.append([update(mine, 4)]);
    expect(await bytes(marks, mine)).toEqual([7, 3, 4]);
    expect(await bytes(marks, ours)).toEqual([9]);
    await marks.compact(session, mine, 1, new Uint8Array([8]));
    expect(await bytes(marks, mine)).toEqual([8, 3, 4]);
  });

  it('refuses to compact more than is stored', async () => {
    const { marks } = house.stores;
    await marks.append([update(mine, 1)]);
    await expect(marks.compact(session, mine, 2, new Uint8Array([7]))).rejects.toThrow(RangeError);
    await expect(marks.compact(session, mine, 0, new Uint8Array([7]))).rejects.toThrow(RangeError);
    expect(await bytes(marks, mine)).toEqual([1]);
  });
});
