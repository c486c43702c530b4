import { describe, expect, it } from 'vitest';
import { guessKind, titleOfFile } from '../../renderer/features/desk/guessKind.ts';
import { decodeTable, parseRosterTable, parseTable } from '../../renderer/features/desk/parseRosterTable.ts';
import { overlay } from '../../renderer/features/desk/overlay.ts';
import { rosterOf } from '../../renderer/features/desk/roster.ts';
import { sittingsAtSameTime } from '../../renderer/features/desk/sittingsAtSameTime.ts';
import { isWorthRetrying, UploadQueue } from '../../renderer/features/desk/UploadQueue.ts';
import { createSignal, until } from '../../renderer/signal.ts';
import { RequestError } from '../../renderer/room/RequestError.ts';
import type { RoomClient } from '../../renderer/room/RoomClient.ts';
import type { FileContent, Sitting } from '../../shared/domain/agenda.ts';
import type { Command } from '../../shared/domain/command.ts';
import type { FileId, ItemId, SittingId } from '../../shared/domain/ids.ts';
import type { Projection } from '../../shared/protocol/projection.ts';
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
});

describe('a first title is proposed from the name of the file', () => {
  it.each([
    ['to-trinh-01-phan-bo.pdf', 'To trinh 01 phan bo'],
    ['Tờ_trình  số 5.PDF', 'Tờ trình số 5'],
    ['báo.cáo.thẩm.tra.pdf', 'Báo cáo thẩm tra'],
    ['đề_án-sáp nhập.pdf', 'Đề án-sáp nhập'],
    ['Tờ trình số 412-TTr-UBND.pdf', 'Tờ trình số 412-TTr-UBND'],
    ['ke-hoach-dau-tu-cong-2026-2030.pdf', 'Ke hoach dau tu cong 2026-2030'],
    ['bien-ban-hop-09-12-2026.pdf', 'Bien ban hop 09-12-2026'],
    ['to-trinh-01 (1).pdf', 'To trinh 01 (1)'],
    ['to-trinh.docx.pdf', 'To trinh'],
    ['giay-moi-2020-signed.pdf', 'Giay moi 2020'],
    ['.pdf', '.pdf'],
    ['---.pdf', '---.pdf'],
  ])('%s', (name, title) => {
    expect(titleOfFile(name.normalize('NFD'))).toBe(title);
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

  it('knows the names of the column of names, and leaves the totals out', () => {
    for (const header of ['Họ và tên đại biểu', 'HỌ VÀ TÊN (ghi đủ dấu)', 'Họ, tên', 'Tên đại biểu']) {
      const found = parseRosterTable(`STT\t${header}\n1\tLý Văn Ổn\n\tTổng cộng: 1\n\tTổng số`, roster);
      expect(found?.members.map(({ name }) => name)).toEqual(['Lý Văn Ổn']);
    }
    expect(parseRosterTable('Họ tên\nTống Văn Cộng', roster)?.members).toHaveLength(1);
  });

  it('is read from the files that Excel writes', () => {
    const text = 'Họ và tên\nLý Văn Ổn';
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')).buffer;
    expect(decodeTable(utf16)).toBe(text);
    expect(decodeTable(new TextEncoder().encode(text).buffer)).toBe(text);
    expect(decodeTable(Uint8Array.from([0x4c, 0x79, 0xec]).buffer)).toBe('Lý');
  });

  it('needs a column of names', () => {
    expect(parseRosterTable('Chức vụ\nGiám đốc', roster)).toBeNull();
    expect(parseRosterTable('Giám đốc Sở Tài chính\nTrưởng Ban Pháp chế', roster)).toBeNull();
    expect(parseRosterTable('x\ty\tLý Văn Ổn', roster)).toBeNull();
  });

  it('needs no header when the names stand in the first or second column', () => {
    const found = parseRosterTable(
      '1\tLý Văn Ổn\tGiám đốc Sở Tài chính\tTổ đại biểu số 1\tBan Pháp chế\tĐại biểu, Thư ký\n' +
        '2\tH’Bia Niê\t\tTổ 9\t\tĐại biểu\n' +
        '\tTổng cộng: 2',
      roster,
    );
    expect(found?.members).toMatchObject([
      {
        name: 'Lý Văn Ổn',
        position: 'Giám đốc Sở Tài chính',
        groupId: 'g1',
        committeeIds: ['c1'],
        roles: ['secretary', 'delegate'],
      },
      { name: 'H’Bia Niê', position: '', roles: ['delegate'] },
    ]);
    expect(found?.newGroups.map(({ name }) => name)).toEqual(['Tổ 9']);
    expect(found?.recognised).toEqual([
      { column: 'name', number: 2 },
      { column: 'position', number: 3 },
      { column: 'group', number: 4 },
      { column: 'committees', number: 5 },
      { column: 'roles', number: 6 },
    ]);
    expect(parseRosterTable('Họ và tên\nLý Văn Ổn', roster)?.recognised).toBeNull();
  });

  it('takes names alone, numbered ones too, and no dates or places of birth for a position', () => {
    expect(parseRosterTable('Lý Văn Ổn\nBÀ ĐỖ THỊ ÉN', roster)?.members.map(({ name }) => name)).toEqual([
      'Lý Văn Ổn',
      'BÀ ĐỖ THỊ ÉN',
    ]);
    expect(parseRosterTable('1. Lý Văn Ổn\n2. Đỗ Thị Én', roster)?.members[1]?.name).toBe('Đỗ Thị Én');
    const found = parseRosterTable('Lý Văn Ổn,12/03/1970,Nam,Bí thư Đảng ủy', roster);
    expect(found?.members[0]?.position).toBe('Bí thư Đảng ủy');
  });

  it('passes over a first line of unknown column names', () => {
    const found = parseRosterTable('TT\tquý vị\n1\tLý Văn Ổn\n2\tĐỗ Thị Én', roster);
    expect(found?.members.map(({ name }) => name)).toEqual(['Lý Văn Ổn', 'Đỗ Thị Én']);
    expect(found?.skipped).toBe(0);
  });
});

describe('sittings at the same time', () => {
  const sitting = (id: string, startsAt: number, endsAt: number) =>
    ({ id: id as SittingId, title: id, startsAt, endsAt }) satisfies Sitting;
  const morning = sitting('morning', 10, 20);
  const afternoon = sitting('afternoon', 20, 30);

  it('share at least a moment', () => {
    expect(sittingsAtSameTime([morning, afternoon], null, 5, 10)).toEqual([]);
    expect(sittingsAtSameTime([morning, afternoon], null, 19, 21)).toEqual([morning, afternoon]);
    expect(sittingsAtSameTime([morning, afternoon], null, 12, 13)).toEqual([morning]);
  });

  it('a sitting is not at the same time as itself', () => {
    expect(sittingsAtSameTime([morning, afternoon], morning.id, 10, 20)).toEqual([]);
  });
});

describe('a form over a record that others change too', () => {
  const opened = { title: 'Cũ', minutes: 30, roles: ['delegate'] };

  it('follows the record where nothing was typed', () => {
    const { fields, overtaken } = overlay(opened, { ...opened, title: 'Của người khác' }, { minutes: 45 });
    expect(fields).toEqual({ title: 'Của người khác', minutes: 45, roles: ['delegate'] });
    expect(overtaken).toBe(false);
  });

  it('says when the very same field was changed to something else', () => {
    const changed = { ...opened, title: 'Của người khác' };
    expect(overlay(opened, changed, { title: 'Của tôi' }).overtaken).toBe(true);
    expect(overlay(opened, changed, { title: 'Của người khác' }).overtaken).toBe(false);
    expect(overlay(opened, { ...opened, roles: ['delegate'] }, { roles: ['guest'] }).overtaken).toBe(false);
  });
});

describe('uploads', () => {
  const target = { itemId: 'i1' as ItemId, fileId: null };
  const pdf = (name: string) => new File(['%PDF-1.7 …'], name);
  const contentOf = (sha256: string) =>
    ({ sha256, bytes: 9, chunkBytes: 262_144, chunks: [] }) as unknown as FileContent;
  const content = contentOf('a'.repeat(64));

  function desk(upload: RoomClient['upload'], refused = false) {
    const sent: Command[] = [];
    const send: RoomClient['send'] = async (command) => {
      sent.push(command);
      return refused ? { accepted: false, refusal: { code: 'sameContent' } } : { accepted: true, seq: 1 };
    };
    const projection = createSignal<Projection | null>(null);
    const queue = new UploadQueue({ upload, send, projection });
    return { queue, sent, projection };
  }

  it('put files into an item, two at a time', async () => {
    let active = 0;
    let most = 0;
    const { queue, sent } = desk(async (file) => {
      active += 1;
      most = Math.max(most, active);
      await Promise.resolve();
      active -= 1;
      return contentOf((file as File).name);
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

  it('take the same bytes into one dossier only once', async () => {
    const { queue, sent, projection } = desk(() => Promise.resolve(content));
    const failures = () =>
      queue.uploads.get().map(({ state }) => (state.status === 'failed' ? state.failure : state.status));
    queue.add([pdf('Tờ trình.pdf'), pdf('Tờ trình (1).pdf')], target);
    await until([queue.uploads], () => failures().length === 1 && typeof failures()[0] === 'object');
    expect(failures()).toEqual([{ kind: 'duplicate', title: 'Tờ trình' }]);
    expect(sent).toHaveLength(1);
    queue.cancel(queue.uploads.get()[0]?.id ?? '');

    // Seen in the projection, and taken out again: the same file may come back.
    const fileId = (sent[0] as { fileId: FileId }).fileId;
    const shown = sampleProjection();
    const file = { ...Object.values(shown.files)[0]!, id: fileId };
    projection.set({ ...shown, files: { [fileId]: file } });
    projection.set({ ...shown, files: {} });
    queue.add([pdf('Tờ trình.pdf')], target);
    await until([queue.uploads], () => queue.uploads.get().length === 0);
    expect(sent).toHaveLength(2);
  });

  it('offer another try only where it may help', () => {
    expect(isWorthRetrying({ kind: 'error', error: new RequestError('unreachable') })).toBe(true);
    expect(isWorthRetrying({ kind: 'error', error: new RequestError('notPdf') })).toBe(false);
    expect(isWorthRetrying({ kind: 'duplicate', title: 'x' })).toBe(false);
    expect(isWorthRetrying({ kind: 'refused', code: 'sameContent' })).toBe(false);
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
