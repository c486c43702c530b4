import { describe, expect, it } from 'vitest';
import { guessKind, titleOfFile } from '../../renderer/features/desk/guessKind.ts';
import { parseRosterTable, parseTable } from '../../renderer/features/desk/parseRosterTable.ts';
import { rosterOf } from '../../renderer/features/desk/roster.ts';
import { UploadQueue } from '../../renderer/features/desk/UploadQueue.ts';
import { RequestError } from '../../renderer/room/RequestError.ts';
import type { RoomClient } from '../../renderer/room/RoomClient.ts';
import { until } from '../../renderer/room/signal.ts';
import type { FileContent } from '../../shared/domain/agenda.ts';
import type { Command } from '../../shared/domain/command.ts';
import type { FileId, ItemId } from '../../shared/domain/ids.ts';
import { sampleProjection } from '../fixtures/ui/sampleProjection.ts';

describe('the kind of a file is guessed from its name', () => {
  it.each([
    ['Tờ trình ban hành Nghị quyết về phí.pdf', 'submission'],
    ['412-TTr-UBND.pdf', 'submission'],
    ['Du thao Nghi quyet ve du toan.pdf', 'draftResolution'],
    ['NQ_07_HDND.pdf', 'draftResolution'],
    ['Báo cáo thẩm tra dự thảo Nghị quyết.pdf', 'verification'],
    ['Phụ lục 2 kèm theo Tờ trình.pdf', 'annex'],
    ['Ý kiến của UBND tỉnh.pdf', 'opinion'],
    ['Chương trình kỳ họp.pdf', 'other'],
  ])('%s', (name, kind) => {
    expect(guessKind(name.normalize('NFD'))).toBe(kind);
  });

  it('and its title, composed', () => {
    expect(titleOfFile('Tờ_trình  số 5.PDF'.normalize('NFD'))).toBe('Tờ trình số 5');
    expect(titleOfFile('.pdf')).toBe('.pdf');
  });
});

describe('a pasted roster', () => {
  const roster = rosterOf(sampleProjection());

  it('reads tabs, commas, semicolons and quotes', () => {
    expect(parseTable('a\tb\n1\t2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(parseTable('a,b\r\n"x, ""y""",2\r\n\r\n')).toEqual([
      ['a', 'b'],
      ['x, "y"', '2'],
    ]);
    expect(parseTable('a;b\n1;2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('takes people over with roles, known and new groups', () => {
    const found = parseRosterTable(
      'STT\tHọ và tên\tChức vụ\tTổ\tBan\tVai trò\n' +
        '1\tĐỗ Thị Én\tGiám đốc Sở\tTổ đại biểu số 4\tBan Pháp chế\tĐại biểu, Thư ký\n' +
        '2\tLý Văn Ổn\t\ttổ đại biểu số 1\t\t\n' +
        '3\tTrần Quốc Khánh\tChủ tịch Hội đồng nhân dân tỉnh\t\t\t\n' +
        '4\t\t\t\t\t',
      roster,
    );
    expect(found?.members.map(({ name, roles }) => [name, roles])).toEqual([
      ['Đỗ Thị Én', ['secretary', 'delegate']],
      ['Lý Văn Ổn', ['delegate']],
    ]);
    expect(found?.newGroups.map(({ name }) => name)).toEqual(['Tổ đại biểu số 4']);
    expect(found?.members[1]?.groupId).toBe('g1');
    expect(found?.members[0]?.committeeIds).toEqual(['c1']);
    expect(found?.skipped).toBe(2);
  });

  it('needs a column of names', () => {
    expect(parseRosterTable('Chức vụ\nGiám đốc', roster)).toBeNull();
  });
});

describe('uploads', () => {
  const target = { itemId: 'i1' as ItemId, fileId: null };
  const pdf = (name: string) => new File(['%PDF-1.7 …'], name);
  const content = {
    sha256: 'a'.repeat(64),
    bytes: 9,
    chunkBytes: 262_144,
    chunks: [],
  } as unknown as FileContent;

  function desk(upload: RoomClient['upload'], refused = false) {
    const sent: Command[] = [];
    const send: RoomClient['send'] = async (command) => {
      sent.push(command);
      return refused ? { accepted: false, refusal: { code: 'sameContent' } } : { accepted: true, seq: 1 };
    };
    const queue = new UploadQueue({ upload, send });
    return { queue, sent };
  }

  it('put files into an item, two at a time', async () => {
    let active = 0;
    let most = 0;
    const { queue, sent } = desk(async () => {
      active += 1;
      most = Math.max(most, active);
      await Promise.resolve();
      active -= 1;
      return content;
    });
    queue.add([pdf('Tờ trình 1.pdf'), pdf('NQ 2.pdf'), pdf('Phụ lục 3.pdf')], target);
    await until([queue.uploads], () => queue.uploads.get().length === 0);
    expect(most).toBe(2);
    expect(queue.added.get().toSorted()).toEqual(['NQ 2.pdf', 'Phụ lục 3.pdf', 'Tờ trình 1.pdf'].toSorted());
    expect(sent).toContainEqual(
      expect.objectContaining({ type: 'addFile', itemId: 'i1', title: 'Tờ trình 1', kind: 'submission' }),
    );
  });

  it('make a new version of a file', async () => {
    const { queue, sent } = desk(() => Promise.resolve(content));
    queue.add([pdf('bản 2.pdf')], { itemId: 'i1' as ItemId, fileId: 'f1' as FileId });
    await until([queue.uploads], () => queue.uploads.get().length === 0);
    expect(sent).toEqual([
      expect.objectContaining({ type: 'addVersion', fileId: 'f1', fileName: 'bản 2.pdf', content }),
    ]);
  });

  it('say what is no PDF, what was refused, and try again', async () => {
    let fail = true;
    const { queue, sent } = desk(() =>
      fail ? Promise.reject(new RequestError('unreachable')) : Promise.resolve(content),
    );
    queue.add([new File(['PK'], 'a.docx')], target);
    await until([queue.uploads], () => queue.uploads.get()[0]?.state.status === 'failed');
    expect(queue.uploads.get()[0]?.state).toMatchObject({ failure: { error: { code: 'notPdf' } } });
    queue.cancel(queue.uploads.get()[0]?.id ?? '');
    expect(queue.uploads.get()).toEqual([]);

    queue.add([pdf('b.pdf')], target);
    await until([queue.uploads], () => queue.uploads.get()[0]?.state.status === 'failed');
    fail = false;
    queue.retry(queue.uploads.get()[0]?.id ?? '');
    await until([queue.uploads], () => queue.uploads.get().length === 0);
    expect(sent).toHaveLength(1);

    const other = desk(() => Promise.resolve(content), true);
    other.queue.add([pdf('c.pdf')], target);
    await until([other.queue.uploads], () => other.queue.uploads.get()[0]?.state.status === 'failed');
    expect(other.queue.uploads.get()[0]?.state).toMatchObject({
      failure: { kind: 'refused', code: 'sameContent' },
    });
  });

  it('stop when cancelled, and record nothing', async () => {
    let signal: AbortSignal | undefined;
    let finish: (value: FileContent) => void = () => undefined;
    const { queue, sent } = desk((_file, _progress, given) => {
      signal = given;
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    queue.add([pdf('a.pdf')], target);
    await until([queue.uploads], () => queue.uploads.get()[0]?.state.status === 'sending');
    await expect.poll(() => signal !== undefined).toBe(true);
    queue.cancel(queue.uploads.get()[0]?.id ?? '');
    expect(signal?.aborted).toBe(true);
    finish(content);
    await Promise.resolve();
    await Promise.resolve();
    expect(sent).toEqual([]);
  });
});
