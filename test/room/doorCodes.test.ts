import { describe, expect, it } from 'vitest';
import type { SittingId } from '../../shared/domain/ids.ts';
import { DOOR_CODE_MS, doorAt, isDoorCode } from '../../server/room/doorCodes.ts';
import { Room } from '../../server/room/Room.ts';
import { MemoryRoomStore } from '../../server/store/memory/MemoryRoomStore.ts';
import { CHAIR, Council, councilParts, delegateId, SECRETARY, SESSION, SITTING } from '../verify/Council.ts';
import { newCommandId, SERVER_KEY } from './house.ts';

const START = 1_800_000_000_000;

describe('the code at the door', () => {
  const at = (time: number) => doorAt(SERVER_KEY, SESSION, SITTING, time);
  const fits = (code: string, time: number) => isDoorCode(SERVER_KEY, SESSION, SITTING, time, code);

  it('changes every half minute and is good for one more', () => {
    const { code, expiresAt } = at(START);
    expect(code).toMatch(/^\d{6}$/);
    expect(expiresAt - START).toBeGreaterThan(0);
    expect(at(expiresAt - 1).code).toBe(code);
    expect(at(expiresAt).code).not.toBe(code);
    expect([fits(code, START), fits(code, expiresAt + DOOR_CODE_MS - 1)]).toEqual([true, true]);
    expect([fits(code, expiresAt + DOOR_CODE_MS), fits(code, START - DOOR_CODE_MS)]).toEqual([false, false]);
  });

  it('belongs to one sitting of one session', () => {
    const codes = ['a', 'b', 'c'].map((id) => doorAt(SERVER_KEY, SESSION, id as SittingId, START).code);
    codes.push(doorAt(SERVER_KEY, 'another' as never, 'a' as SittingId, START).code);
    expect(new Set(codes).size).toBe(4);
  });

  it('puts a delegate into the roll of a real room, also after a restart; an old code does not', async () => {
    let now = START;
    const store = new MemoryRoomStore();
    const parts = councilParts(store, { clock: () => now });
    const council = await Council.open(parts);
    const last = delegateId(61);
    const entries = [{ memberId: last, presence: 'absent' as const }];
    await council.must(SECRETARY, { type: 'callRoll', sittingId: SITTING, entries });
    const enter = (room: Room, code: string) =>
      room.execute(last, newCommandId(), { type: 'enterByDoor', sittingId: SITTING, code });
    const old = council.room.door(SITTING)?.code ?? '';
    now += 3 * DOOR_CODE_MS;
    const restarted = await Room.open(parts, SESSION, 1);
    expect(await enter(restarted, old)).toMatchObject({ refusal: { code: 'doorCodeWrong' } });
    const shown = restarted.door(SITTING);
    expect(shown?.expiresAt).toBeGreaterThan(now);
    expect(await enter(restarted, shown?.code ?? '')).toMatchObject({ accepted: true });
    expect(restarted.state.sittingRecords.get(SITTING)?.roll.get(last)).toBe('late');
    await restarted.execute(CHAIR, newCommandId(), { type: 'closeSitting', sittingId: SITTING });
    expect(restarted.door(SITTING)).toBeNull();
    expect(restarted.door('none' as SittingId)).toBeNull();
  });

  it('is not found by trying: after some wrong ones even the right one has to wait, for that delegate alone', async () => {
    let now = START;
    const parts = councilParts(new MemoryRoomStore(), { clock: () => now });
    const council = await Council.open(parts);
    const [guesser, other] = [delegateId(61), delegateId(60)];
    const entries = [guesser, other].map((memberId) => ({ memberId, presence: 'absent' as const }));
    await council.must(SECRETARY, { type: 'callRoll', sittingId: SITTING, entries });
    const enter = async (who: typeof guesser, code: string) => {
      const command = { type: 'enterByDoor' as const, sittingId: SITTING, code };
      return (await council.room.execute(who, newCommandId(), command)).accepted;
    };
    const right = () => council.room.door(SITTING)?.code ?? '';
    const wrong = String((Number(right()) + 1) % 1_000_000).padStart(6, '0');
    for (let tries = 0; tries < 20; tries += 1) expect(await enter(guesser, wrong)).toBe(false);
    expect(await enter(guesser, right())).toBe(false);
    expect(await enter(other, right())).toBe(true);
    now += 60_000;
    expect(await enter(guesser, right())).toBe(true);
  });
});
