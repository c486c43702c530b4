import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqliteStores } from '../../server/store/sqlite/openSqliteStores.ts';
import { run } from './marks.fuzz.ts';

test.each([1, 2, 3, 4, 5, 13])('marks converge and nothing saved is lost (seed %i)', async (seed) => {
  const report = await run(seed, 400);
  expect(report.owed).toBeGreaterThan(10);
});

test.each([101, 102])('the same on SQLite (seed %i)', async (seed) => {
  const folder = mkdtempSync(join(tmpdir(), 'paperless-marks-fuzz-'));
  const stores = openSqliteStores(join(folder, 'room.sqlite'));
  try {
    const report = await run(seed, 400, stores.marks);
    expect(report.owed).toBeGreaterThan(10);
  } finally {
    stores.close();
    rmSync(folder, { recursive: true });
  }
});
