import { describe, expect, it } from 'vitest';
import type { SessionId } from '../../shared/domain/ids.ts';
import { Rooms, type CreateSession } from '../../server/room/Rooms.ts';
import { RoomUnavailable } from '../../server/room/RoomParts.ts';
import { MemoryRoomStore } from '../../server/store/memory/MemoryRoomStore.ts';
import type { StoredEvent } from '../../server/store/RoomStore.ts';
import { addItem, createSession, newCommandId, partsOf } from './house.ts';

const [ONE, OTHER] = ['one' as SessionId, 'other' as SessionId];

function creation(sessionId: SessionId): CreateSession {
  return { ...createSession, sessionId };
}

/** Changes the records of one session as they are read. */
class PartlyDamagedStore extends MemoryRoomStore {
  damaged: SessionId | null = null;

  override async events(sessionId: SessionId): Promise<readonly StoredEvent[]> {
    const events = await super.events(sessionId);
    return sessionId === this.damaged ? events.map((one) => ({ ...one, at: one.at + 1 })) : events;
  }
}

describe('Rooms', () => {
  it('creates sessions, tells of them once, and opens them again', async () => {
    const store = new MemoryRoomStore();
    const rooms = await Rooms.open(partsOf(store));
    const told: SessionId[] = [];
    rooms.onRoom((room) => told.push(room.sessionId));
    expect(rooms.isEmpty).toBe(true);
    const id = newCommandId();
    const first = await rooms.create(null, id, creation(ONE));
    expect(await rooms.create(null, id, creation(ONE))).toEqual(first);
    await rooms.create(null, newCommandId(), creation(OTHER));
    expect(told).toEqual([ONE, OTHER]);
    const again = await Rooms.open(partsOf(store));
    expect(again.all().map((room) => room.sessionId)).toEqual([ONE, OTHER]);
  });

  it('S2: refuses a session that exists, and asked for at the same time it is created once', async () => {
    const rooms = await Rooms.open(partsOf(new MemoryRoomStore()));
    const answers = await Promise.all([1, 2, 3].map(() => rooms.create(null, newCommandId(), creation(ONE))));
    expect(answers.filter((answer) => answer.accepted)).toHaveLength(1);
    expect(answers.at(-1)).toEqual({ accepted: false, refusal: { code: 'sessionExists' } });
  });

  it('fills a new session all or not at all', async () => {
    const store = new MemoryRoomStore();
    const rooms = await Rooms.open(partsOf(store));
    const given = (command: Parameters<typeof rooms.create>[2] | ReturnType<typeof addItem>) => ({
      actor: null,
      commandId: newCommandId(),
      command,
    });
    const answers = await rooms.createWith(ONE, [given(creation(ONE)), given(addItem('i1'))]);
    expect(answers.at(-1)).toEqual({ accepted: false, refusal: { code: 'noSuchSitting' } });
    expect(rooms.room(ONE)).toBeNull();
    expect(await store.sessions()).toEqual([]);
    expect((await rooms.create(null, newCommandId(), creation(ONE))).accepted).toBe(true);
  });

  it('keeps a damaged session closed and untouched, and opens the others', async () => {
    const store = new PartlyDamagedStore();
    const before = await Rooms.open(partsOf(store));
    await before.create(null, newCommandId(), creation(ONE));
    await before.create(null, newCommandId(), creation(OTHER));
    store.damaged = ONE;
    const rooms = await Rooms.open(partsOf(store));
    expect([...rooms.damaged.keys()]).toEqual([ONE]);
    expect(rooms.room(ONE)).toBeNull();
    expect(rooms.room(OTHER)).not.toBeNull();
    expect(rooms.isEmpty).toBe(false);
    await expect(rooms.create(null, newCommandId(), creation(ONE))).rejects.toBeInstanceOf(RoomUnavailable);
  });
});
