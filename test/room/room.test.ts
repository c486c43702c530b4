import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { FileId, ItemId } from '../../shared/domain/ids.ts';
import { PROJECTION_KEYS } from '../../shared/protocol/projection.ts';
import { project } from '../../shared/protocol/project.ts';
import { ChainBroken } from '../../server/room/eventChain.ts';
import { Room } from '../../server/room/Room.ts';
import { RoomUnavailable } from '../../server/room/RoomParts.ts';
import { MemoryRoomStore } from '../../server/store/memory/MemoryRoomStore.ts';
import type { Batch, StoredEvent } from '../../server/store/RoomStore.ts';
import {
  addItem,
  DELEGATE,
  defineGroup,
  newCommandId,
  openRoom,
  partsOf,
  SECRETARY,
  SESSION,
} from './house.ts';

/** A store whose appends wait, or fail before or after they are stored. */
class TestStore extends MemoryRoomStore {
  appends: Batch[] = [];
  fault: 'none' | 'before' | 'after' = 'none';
  gate: Promise<void> = Promise.resolve();

  override async append(batch: Batch): Promise<void> {
    await this.gate;
    if (this.fault === 'before') throw new Error('disk failed');
    await super.append(batch);
    this.appends.push(batch);
    if (this.fault === 'after') throw new Error('connection to the disk lost');
  }
}

function contents(document: Y.Doc): unknown {
  return Object.fromEntries(PROJECTION_KEYS.map((key) => [key, document.getMap(key).toJSON()]));
}

function expectProjectionsFit(room: Room): void {
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
  const sharers = new Set(Object.keys(room.projection('desk').getMap('sharers').toJSON()));
  for (const kind of ['room', 'desk'] as const) {
    const { seq, chainHash } = room.head;
    const head = { seq, chainHash: Buffer.from(chainHash).toString('hex') };
    const live = { sharers, online: new Set<never>(), epoch: room.epoch, head };
    expect(contents(room.projection(kind))).toEqual(plain(project(room.state, kind, live)));
  }
}

describe('Room', () => {
  it('answers with the number of the last event and shows it in both projections', async () => {
    const room = await openRoom();
    const before = room.head.seq;
    const answer = await room.execute(SECRETARY, newCommandId(), addItem('i1'));
    expect(answer).toEqual({ accepted: true, seq: before + 1 });
    expect(room.projection('desk').getMap('items').has('i1')).toBe(true);
    expect(room.projection('room').getMap('items').has('i1')).toBe(false);
    expectProjectionsFit(room);
  });

  it('gives the first answer again to the same command, also after a restart', async () => {
    const store = new MemoryRoomStore();
    const room = await openRoom(store);
    const [accepted, refused] = [newCommandId(), newCommandId()];
    const first = await room.execute(SECRETARY, accepted, addItem('i1'));
    const no = await room.execute(DELEGATE, refused, addItem('i2'));
    expect(no).toEqual({ accepted: false, refusal: { code: 'notAllowed' } });
    await room.execute(SECRETARY, newCommandId(), addItem('i3'));
    expect(await room.execute(SECRETARY, accepted, addItem('i1'))).toEqual(first);
    const restarted = await Room.open(partsOf(store), SESSION, 1);
    expect(await restarted.execute(SECRETARY, accepted, addItem('i1'))).toEqual(first);
    expect(await restarted.execute(DELEGATE, refused, addItem('i2'))).toEqual(no);
    expect(restarted.head.seq).toBe(room.head.seq);
  });

  it('refuses another command under the same id, and keeps actors apart', async () => {
    const room = await openRoom();
    const id = newCommandId();
    await room.execute(SECRETARY, id, addItem('i1'));
    const reused = await room.execute(SECRETARY, id, addItem('i2'));
    expect(reused).toEqual({ accepted: false, refusal: { code: 'commandReused' } });
    expect((await room.execute(null, id, addItem('i2'))).accepted).toBe(true);
  });

  it('the same command twice at a time happens once', async () => {
    const room = await openRoom();
    const id = newCommandId();
    const [one, other] = await Promise.all([
      room.execute(SECRETARY, id, addItem('i1')),
      room.execute(SECRETARY, id, addItem('i1')),
    ]);
    expect(one).toEqual(other);
    expect(one.accepted).toBe(true);
  });

  it('concurrent commands share one commit and see each other', async () => {
    const store = new TestStore();
    const room = await openRoom(store);
    store.appends = [];
    let release: () => void = () => {};
    store.gate = new Promise((resolve) => (release = resolve));
    const first = room.execute(SECRETARY, newCommandId(), addItem('first'));
    await Promise.resolve();
    await Promise.resolve();
    const others = Array.from({ length: 50 }, (_, index) =>
      room.execute(SECRETARY, newCommandId(), addItem(index < 49 ? `i${index}` : 'i0')),
    );
    release();
    const answers = await Promise.all([first, ...others]);
    expect(answers.filter((answer) => answer.accepted)).toHaveLength(50);
    expect(answers.at(-1)).toEqual({ accepted: false, refusal: { code: 'idTaken' } });
    expect(store.appends.length).toBeLessThanOrEqual(2);
    expectProjectionsFit(room);
  });

  it('shows nothing before it is durable', async () => {
    const store = new TestStore();
    const room = await openRoom(store);
    const seen: string[] = [];
    room.onProjection((kind) => seen.push(kind));
    let release: () => void = () => {};
    store.gate = new Promise((resolve) => (release = resolve));
    const answer = room.execute(SECRETARY, newCommandId(), addItem('i1'));
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    expect(room.projection('desk').getMap('items').size).toBe(0);
    expect(room.state.items.size).toBe(0);
    expect(seen).toEqual([]);
    release();
    await answer;
    // Both show how far the record goes; the item itself is the desk's only.
    expect(seen).toEqual(['room', 'desk']);
    expect(room.state.items.size).toBe(1);
  });

  it.each(['before', 'after'] as const)(
    'acknowledges nothing of an append that failed %s it was stored, harms no client, and goes on',
    async (fault) => {
      const store = new TestStore();
      const room = await openRoom(store);
      const client = new Y.Doc();
      Y.applyUpdate(client, Y.encodeStateAsUpdate(room.projection('desk')));
      room.onProjection((kind, update) => {
        if (kind === 'desk') Y.applyUpdate(client, update);
      });
      store.fault = fault;
      const id = newCommandId();
      await expect(room.execute(SECRETARY, id, addItem('i1'))).rejects.toBeInstanceOf(RoomUnavailable);
      expect(client.getMap('items').size).toBe(0);
      expect(room.state.items.size).toBe(0);
      store.fault = 'none';
      // A command in between, then the repetition: it happens once, whatever became of the first try.
      await room.execute(SECRETARY, newCommandId(), addItem('i2'));
      expect((await room.execute(SECRETARY, id, addItem('i1'))).accepted).toBe(true);
      expect([...room.state.items.keys()].sort()).toEqual(['i1', 'i2']);
      expectProjectionsFit(room);
      expect(contents(client)).toEqual(contents(room.projection('desk')));
      expect(client.store.pendingStructs).toBeNull();
      const restarted = await Room.open(partsOf(store), SESSION, 1);
      expect(contents(restarted.projection('desk'))).toEqual(contents(client));
    },
  );

  it('several commands together happen all or not at all', async () => {
    const room = await openRoom();
    const given = (id: string) => ({ actor: SECRETARY, commandId: newCommandId(), command: addItem(id) });
    const before = room.head.seq;
    const refused = await room.executeTogether([given('i1'), given('i1'), given('i2')]);
    expect(refused.at(-1)).toEqual({ accepted: false, refusal: { code: 'idTaken' } });
    expect(room.head.seq).toBe(before);
    expect(room.state.items.size).toBe(0);
    await room.executeTogether([given('i1'), given('i2')]);
    expect(room.state.items.size).toBe(2);
  });

  it('restores state and projections exactly', async () => {
    const store = new MemoryRoomStore();
    const room = await openRoom(store);
    for (let index = 0; index < 20; index += 1) {
      await room.execute(SECRETARY, newCommandId(), addItem(`i${index}`));
      await room.execute(SECRETARY, newCommandId(), defineGroup(`Tổ ${index}`));
    }
    const restarted = await Room.open(partsOf(store), SESSION, 1);
    expect(restarted.state).toEqual(room.state);
    expect(restarted.head.seq).toBe(room.head.seq);
    for (const kind of ['room', 'desk'] as const) {
      expect(contents(restarted.projection(kind))).toEqual(contents(room.projection(kind)));
      expect(Y.encodeStateVector(restarted.projection(kind))).toEqual(
        Y.encodeStateVector(room.projection(kind)),
      );
    }
  });

  it('a client of before the restart merges without doubling or stale values', async () => {
    const store = new MemoryRoomStore();
    const room = await openRoom(store);
    await room.execute(SECRETARY, newCommandId(), addItem('i1'));
    await room.execute(SECRETARY, newCommandId(), defineGroup('Tổ một'));
    const client = new Y.Doc();
    Y.applyUpdate(client, Y.encodeStateAsUpdate(room.projection('desk')));
    for (let restart = 0; restart < 5; restart += 1) {
      const restarted = await Room.open(partsOf(store), SESSION, 1);
      await restarted.execute(SECRETARY, newCommandId(), addItem(`r${restart}`));
      await restarted.execute(SECRETARY, newCommandId(), defineGroup(`Tổ ${restart}`));
      const missing = Y.encodeStateAsUpdate(restarted.projection('desk'), Y.encodeStateVector(client));
      Y.applyUpdate(client, missing);
      expect(contents(client)).toEqual(contents(restarted.projection('desk')));
      expectProjectionsFit(restarted);
    }
  });

  it('folds the stored updates of a projection and continues it', async () => {
    const store = new MemoryRoomStore();
    const room = await openRoom(store);
    const client = new Y.Doc();
    room.onProjection((kind, update) => kind === 'room' && Y.applyUpdate(client, update));
    Y.applyUpdate(client, Y.encodeStateAsUpdate(room.projection('room')));
    for (let index = 0; index < 220; index += 1) {
      await room.execute(SECRETARY, newCommandId(), defineGroup(`Tổ ${index}`));
    }
    expect((await store.projection(SESSION, 'room')).length).toBeLessThan(50);
    const restarted = await Room.open(partsOf(store), SESSION, 1);
    expect(contents(restarted.projection('room'))).toEqual(contents(room.projection('room')));
    await restarted.execute(SECRETARY, newCommandId(), defineGroup('Tổ cuối'));
    Y.applyUpdate(client, Y.encodeStateAsUpdate(restarted.projection('room'), Y.encodeStateVector(client)));
    expect(contents(client)).toEqual(contents(restarted.projection('room')));
  });

  it('refuses to open a record that was changed', async () => {
    const store = new MemoryRoomStore();
    await openRoom(store);
    class Changed extends MemoryRoomStore {
      override async events(): Promise<readonly StoredEvent[]> {
        const events = await store.events(SESSION);
        return events.map((one) => (one.seq === 2 ? { ...one, at: one.at + 1 } : one));
      }
    }
    await expect(Room.open(partsOf(new Changed()), SESSION, 1)).rejects.toBeInstanceOf(ChainBroken);
  });

  it('names who shares marks once, keeps it over a restart, and tells before a restart forgets nothing', async () => {
    const store = new TestStore();
    const room = await openRoom(store);
    const content = { sha256: 'a'.repeat(64), bytes: 1, chunkBytes: 262144, chunks: ['a'.repeat(64)] };
    await room.execute(SECRETARY, newCommandId(), addItem('i1'));
    const added = await room.execute(SECRETARY, newCommandId(), {
      type: 'addFile',
      fileId: 'f1' as FileId,
      itemId: 'i1' as ItemId,
      title: 'Tờ trình',
      kind: 'submission',
      versionId: 'v1' as never,
      fileName: 'a.pdf',
      content: content as never,
    });
    expect(added.accepted).toBe(true);
    await room.noteSharer('f1' as FileId, DELEGATE);
    const appends = store.appends.length;
    await room.noteSharer('f1' as FileId, DELEGATE);
    expect(store.appends).toHaveLength(appends);
    expect(room.projection('room').getMap('sharers').size).toBe(0);
    await room.execute(SECRETARY, newCommandId(), { type: 'publish' });
    expect(room.projection('room').getMap('sharers').has(`f1/${DELEGATE}`)).toBe(true);
    const restarted = await Room.open(partsOf(store), SESSION, 1);
    expect(restarted.projection('room').getMap('sharers').has(`f1/${DELEGATE}`)).toBe(true);
  });

  it('refuses a file whose bytes are not here as described', async () => {
    const store = new MemoryRoomStore();
    const room = await openRoom(store, partsOf(store, { hasContent: async () => false }));
    await room.execute(SECRETARY, newCommandId(), addItem('i1'));
    const answer = await room.execute(SECRETARY, newCommandId(), {
      type: 'addFile',
      fileId: 'f1' as FileId,
      itemId: 'i1' as ItemId,
      title: 'Tờ trình',
      kind: 'submission',
      versionId: 'v1' as never,
      fileName: 'a.pdf',
      content: { sha256: 'a'.repeat(64), bytes: 1, chunkBytes: 262144, chunks: ['a'.repeat(64)] } as never,
    });
    expect(answer).toEqual({ accepted: false, refusal: { code: 'contentMissing' } });
  });

  it('a listener that fails harms neither the record nor the others', async () => {
    const room = await openRoom();
    let told = 0;
    room.onState(() => {
      throw new Error('listener');
    });
    room.onState(() => (told += 1));
    expect((await room.execute(SECRETARY, newCommandId(), addItem('i1'))).accepted).toBe(true);
    expect(told).toBe(1);
  });

  it('finishes what waits when it closes, and takes nothing more', async () => {
    const room = await openRoom();
    const waiting = room.execute(SECRETARY, newCommandId(), addItem('i1'));
    const closing = room.close();
    expect((await waiting).accepted).toBe(true);
    await closing;
    await expect(room.execute(SECRETARY, newCommandId(), addItem('i2'))).rejects.toBeInstanceOf(
      RoomUnavailable,
    );
  });
});
