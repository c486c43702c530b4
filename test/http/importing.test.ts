import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JoinAnswer } from '../../shared/protocol/http.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import { openHouse } from '../../server/openHouse.ts';
import { realSurroundings } from '../../server/surroundings.ts';
import { silentLog } from '../room/house.ts';
import { pdfOf, TestServer } from './runningServer.ts';
import { ServerProcess } from './serverProcess.ts';

describe('npm run import', () => {
  let server: TestServer;
  let folder: string;
  let data: string;
  let bytes: Buffer;
  let secretary: JoinAnswer;
  let sessionId: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'import-'));
    server = await TestServer.start();
    data = join(server.folder, 'data');
    secretary = await server.setUp();
    sessionId = secretary.sessionId;
    await server.command(secretary, { type: 'publish' });
    bytes = pdfOf(400_000);
    await writeFile(join(folder, 'Báo cáo số 1.pdf'), bytes);
    await writeFile(join(folder, 'text.pdf'), 'no PDF');
  });
  afterEach(async () => {
    await server.dispose();
    await rm(folder, { recursive: true });
  });

  const run = (...args: string[]) => new ServerProcess('importFiles.ts', ['--data', data, ...args]).finished;
  const path = (name: string) => join(folder, name);

  async function stateOf(): Promise<SessionState | undefined> {
    const house = await openHouse(data, silentLog, realSurroundings);
    const state = house.rooms.room(sessionId as never)?.state;
    await house.close();
    return state;
  }

  it.each(['a running server', 'nobody'])('puts files in while %s holds the data folder', async (holder) => {
    if (holder === 'nobody') await server.running.close();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const first = await run(sessionId, path('Báo cáo số 1.pdf'));
    expect(first).toMatchObject({ code: 0, stderr: '', stdout: `${sha256}  ${path('Báo cáo số 1.pdf')}\n` });
    const again = await run('latest', path('Báo cáo số 1.pdf'));
    expect(again.stdout).toContain('already there');
    expect((await run('--item', 'Hồ sơ khác', sessionId, path('Báo cáo số 1.pdf'))).code).toBe(0);
    if (holder !== 'nobody') await server.running.close();
    const state = await stateOf();
    const titles = [...(state?.items.values() ?? [])].map(({ title, published }) => [title, published]);
    expect(titles).toEqual([
      ['Tài liệu nhập', true],
      ['Hồ sơ khác', true],
    ]);
    const files = [...(state?.files.values() ?? [])];
    expect(files.map(({ title }) => title)).toEqual(['Báo cáo số 1', 'Báo cáo số 1']);
    expect(files[0]?.versions[0]).toMatchObject({ published: true, content: { sha256 } });
    await server.open();
  });

  it('publishes what it puts in and nothing that the desk has ready; into a draft item it puts a draft', async () => {
    const { sha256 } = await server.addFile(secretary, pdfOf(2000));
    expect(await run('latest', path('Báo cáo số 1.pdf'))).toMatchObject({ code: 0, stderr: '' });
    const intoDraft = await run('--item', 'Nội dung', 'latest', path('Báo cáo số 1.pdf'));
    expect(intoDraft).toMatchObject({ code: 0, stderr: '' });
    expect(intoDraft.stdout).toContain('not public yet');
    await server.running.close();
    const state = await stateOf();
    const shown = [...(state?.items.values() ?? [])].map(({ title, published }) => [title, published]);
    expect(shown).toEqual([
      ['Nội dung', false],
      ['Tài liệu nhập', true],
    ]);
    const files = [...(state?.files.values() ?? [])].map(({ title, versions }) => [
      title,
      versions[0]?.content.sha256 === sha256,
      versions[0]?.published,
    ]);
    expect(files).toEqual([
      ['Tờ trình', true, false],
      ['Báo cáo số 1', false, true],
      ['Báo cáo số 1', false, false],
    ]);
    await server.open();
  });

  it.each(['a running server', 'nobody'])(
    'says what is wrong while %s holds the data folder',
    async (holder) => {
      if (holder === 'nobody') await server.running.close();
      const expectFailure = async (args: string[], ...words: string[]) => {
        const { code, stderr } = await run(...args);
        expect(code).toBe(1);
        for (const word of words) expect(stderr).toContain(word);
      };
      await expectFailure(
        ['no-such-session', path('Báo cáo số 1.pdf')],
        'no-such-session',
        'Không có kỳ họp',
      );
      await expectFailure([sessionId, path('text.pdf')], 'text.pdf', 'không phải là PDF');
      await expectFailure([sessionId, path('missing.pdf')], 'missing.pdf', 'Không có tệp');
      await expectFailure([sessionId], 'usage');
      await expectFailure(['--nonsense', sessionId, 'x'], 'usage');
      if (holder === 'nobody') await server.open();
    },
  );
});
