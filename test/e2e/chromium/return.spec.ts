import { expect, test } from '@playwright/test';
import { markOfflineAndReturn } from '../offlineMarks.ts';
import { importFiles, RoomServer, sampleFiles } from '../roomServer.ts';

test('marks made offline in 20 of 60 files, none open on return, are all saved and counted down', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const room = await RoomServer.start();
  try {
    // The sample has 53 files; seven more of it make sixty.
    importFiles(room, sampleFiles().slice(0, 7));
    const { countdown } = await markOfflineAndReturn(page, room, 20);
    expect(countdown[0]).toBe(20);
    expect(countdown.at(-1)).toBe(0);
    expect(countdown.length, 'the screen counts down').toBeGreaterThan(2);
    expect(countdown).toEqual([...countdown].sort((a, b) => b - a));
  } finally {
    await room.dispose();
  }
});
