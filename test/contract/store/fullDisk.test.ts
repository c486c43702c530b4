import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SessionId } from '../../../shared/domain/ids.ts';
import { StorageFull } from '../../../server/store/faults.ts';
import { CommitQueue } from '../../../server/store/sqlite/CommitQueue.ts';
import { openDatabase } from '../../../server/store/sqlite/openDatabase.ts';
import { SqliteMarksStore } from '../../../server/store/sqlite/SqliteMarksStore.ts';

const session = 'session-1' as SessionId;

describe('a full disk', () => {
  it('acknowledges nothing that is not stored, keeps what was, and goes on when there is room again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'full-'));
    const path = join(folder, 'house.sqlite');
    const database = openDatabase(path);
    const marks = new SqliteMarksStore(database, new CommitQueue(database));
    const pages = database.pragma('page_count', { simple: true }) as number;
    database.pragma(`max_page_count = ${pages + 20}`);
    const write = (document: string) =>
      marks.append([{ sessionId: session, document, update: new Uint8Array(3000) }]);
    const kept = new Set<string>();
    let refused = 0;
    for (let round = 0; round < 20; round += 1) {
      const names = Array.from({ length: 3 }, (_, index) => `d-${round}-${index}`);
      const answers = await Promise.allSettled(names.map(write));
      answers.forEach((answer, index) => {
        if (answer.status === 'fulfilled') kept.add(names[index] ?? '');
        else {
          refused += 1;
          expect(answer.reason).toBeInstanceOf(StorageFull);
        }
      });
    }
    expect(kept.size).toBeGreaterThan(0);
    expect(refused).toBeGreaterThan(0);
    expect(new Set(await marks.documents(session))).toEqual(kept);
    database.pragma(`max_page_count = ${pages + 1000}`);
    await write('later');
    database.close();
    const again = openDatabase(path);
    const reopened = new SqliteMarksStore(again, new CommitQueue(again));
    expect(new Set(await reopened.documents(session))).toEqual(new Set([...kept, 'later']));
    again.close();
    await rm(folder, { recursive: true });
  });
});
