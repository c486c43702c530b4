import type { Batch, RoomStore } from '../../server/store/RoomStore.ts';
import type { Random } from '../fuzz/Random.ts';

/** A store that now and then fails, before or after it has stored: as when a disk or a connection fails. */
export function failing(store: RoomStore, random: Random): RoomStore {
  return {
    ...through(store),
    async append(batch: Batch) {
      if (random.chance(0.02)) throw new Error('the disk failed');
      await store.append(batch);
      if (random.chance(0.02)) throw new Error('the connection to the disk failed');
    },
  };
}

/** A store as a process has it that can be killed: from then on nothing more of that process reaches the disk. */
export function mortal(store: RoomStore): { readonly store: RoomStore; kill(): void } {
  let isDead = false;
  return {
    store: {
      ...through(store),
      async append(batch: Batch) {
        if (isDead) throw new Error('the process failed');
        await store.append(batch);
        if (isDead) throw new Error('the process failed');
      },
      async compactProjection(sessionId, kind, state) {
        if (isDead) throw new Error('the process failed');
        await store.compactProjection(sessionId, kind, state);
      },
    },
    kill: () => (isDead = true),
  };
}

function through(store: RoomStore): RoomStore {
  return {
    sessions: () => store.sessions(),
    events: (sessionId) => store.events(sessionId),
    command: (sessionId, actor, commandId) => store.command(sessionId, actor, commandId),
    projection: (sessionId, kind) => store.projection(sessionId, kind),
    compactProjection: (sessionId, kind, state) => store.compactProjection(sessionId, kind, state),
    append: (batch) => store.append(batch),
  };
}
