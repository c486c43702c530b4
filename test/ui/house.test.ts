import { describe, expect, it } from 'vitest';
import { BUILT_IN_PACKS, PARTY } from '../../shared/domain/builtInPacks.ts';
import { HDND } from '../../shared/domain/rulePack.ts';
import type { Projection } from '../../shared/protocol/projection.ts';
import { packFileText, readPackFile } from '../../renderer/features/house/packFile.ts';
import { copyOf, isTooEarly, packAtHand, packsOf } from '../../renderer/features/house/packs.ts';
import { rollChangesOf } from '../../renderer/features/chair/roll.ts';
import { formatDoorLink, readDoorLink } from '../../renderer/features/house/doorLink.ts';
import { statisticsCsv, statisticsRows } from '../../renderer/features/house/statistics.ts';
import { csvOf } from '../../renderer/ui/csv.ts';
import { sampleProjection } from '../fixtures/ui/sampleProjection.ts';

const OWN = copyOf(HDND, 'noi-quy', 'Nội quy');
const sample = (more: Partial<Projection> = {}): Projection => ({
  ...sampleProjection(),
  ...{ rulePacks: {}, sittingRecords: {} },
  ...more,
});

describe('a rule pack as a file', () => {
  it('is read as it was written', () => {
    for (const pack of BUILT_IN_PACKS) expect(readPackFile(packFileText(pack))).toEqual({ ok: true, pack });
  });

  it('is refused with what is wrong', () => {
    const file = (pack: unknown) => JSON.stringify({ format: 'paperless-rules/1', pack });
    expect(readPackFile('%PDF-1.7')).toMatchObject({ fault: 'notJson' });
    for (const text of ['[]', 'null', '{"pack":{}}'])
      expect(readPackFile(text)).toMatchObject({ fault: 'notAPack' });
    const speech = { ...HDND, limits: { ...HDND.limits, speech: 'lâu' } };
    expect(readPackFile(file(speech))).toEqual({ ok: false, fault: 'field', where: 'limits.speech' });
    expect(readPackFile(file({ ...HDND, secret: 1 }))).toMatchObject({ fault: 'field' });
    const labels = { ...HDND.labels, abstain: HDND.labels.for };
    expect(readPackFile(file({ ...HDND, labels }))).toMatchObject({ fault: 'unsound' });
  });
});

describe('the packs of a session', () => {
  it('are its own first, then those of every house', () => {
    const listed = packsOf(sample({ rulePacks: { [OWN.id]: OWN } }));
    expect(listed.map(({ pack }) => pack.id)).toEqual(['noi-quy', ...BUILT_IN_PACKS.map(({ id }) => id)]);
    expect(listed.map(({ builtIn }) => builtIn)).toEqual([false, true, true, true, true]);
  });

  it('begin with the one of the newest sitting, in its newest version, else with that of the body', () => {
    expect(packAtHand(sample()).id).toBe('hdnd');
    const { session } = sample();
    const about = { ...session.about, council: { ...session.about.council, level: 'party' as const } };
    expect(packAtHand(sample({ session: { ...session, about } }))).toBe(PARTY);
    const record = (id: string, openedAt: number, pack: typeof OWN) => ({
      ...{ id, pack, openedAt, closedAt: 9, pause: null, hadQuorum: true },
    });
    const sittingRecords = { a: record('a', 5, HDND), b: record('b', 7, OWN) } as never;
    const newer = { ...OWN, version: 2 };
    expect(packAtHand(sample({ sittingRecords, rulePacks: { [OWN.id]: newer } }))).toBe(newer);
    expect(packAtHand(sample({ sittingRecords })).id).toBe('hdnd');
  });

  it('hold from a day of the calendar in Vietnam', () => {
    const at = (startsAt: string) => ({ startsAt: Date.parse(startsAt) }) as never;
    const pack = { ...HDND, validFrom: '2026-03-01' };
    expect(isTooEarly(pack, at('2026-02-28T16:59:00Z'))).toBe(true);
    expect(isTooEarly(pack, at('2026-02-28T17:00:00Z'))).toBe(false);
    expect(isTooEarly(HDND, at('1990-01-01T00:00:00Z'))).toBe(false);
  });

  it('a copy is a pack of its own that nobody has checked', () => {
    expect(copyOf({ ...HDND, checked: true }, 'x', 'Y')).toEqual({
      ...HDND,
      id: 'x',
      name: 'Y',
      version: 1,
      checked: false,
    });
  });
});

describe('the door', () => {
  it('leads to a sitting of a session with its code, and nothing else does', () => {
    const link = { sessionId: 'k-3' as never, sittingId: 's_1' as never, code: '048213' };
    const address = formatDoorLink('https://192.168.1.10:8181', link);
    expect(address.startsWith('https://192.168.1.10:8181/#/door?')).toBe(true);
    const read = (query: string) => readDoorLink(new URLSearchParams(query));
    expect(read(address.slice(address.indexOf('?')))).toEqual(link);
    expect(read('?session=k&sitting=s&code=04821')).toBeNull();
    expect(read('?session=k&code=048213')).toBeNull();
  });
});

describe('the history of the roll', () => {
  it('is that of the sitting, the newest first, also past ten changes', () => {
    const rollChanges = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`s1/${index}`, { memberId: `m${index}` }]),
    );
    const projection = sample({ rollChanges: { ...rollChanges, 's11/0': { memberId: 'x' } } as never });
    const numbers = rollChangesOf(projection, 's1' as never).map(([number]) => number);
    expect(numbers).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
  });
});

describe('statistics', () => {
  const counted = (memberId: string, name: string, attended: number) => ({
    ...{ memberId: memberId as never, name, group: '', sittings: 4, attended, late: 1, withLeave: 0 },
    ...{ withoutLeave: 4 - attended, substituted: 0, votes: 10, cast: 9, spokenMs: 1500 },
  });

  it('sum a person over sessions by name, and keep two of one name apart', () => {
    const rows = statisticsRows([
      {
        sessionId: 'a' as never,
        title: 'A',
        delegates: [counted('1', 'Lê Thị Én', 4), counted('2', 'Lê Thị Én', 1)],
      },
      {
        sessionId: 'b' as never,
        title: 'B',
        delegates: [counted('7', 'Lê Thị Én ', 3), counted('8', 'Lý A', 0)],
      },
    ]);
    expect(
      rows.map(({ name, sittings, attended, cast, spokenMs }) => [name, sittings, attended, cast, spokenMs]),
    ).toEqual([
      ['Lê Thị Én', 8, 7, 18, 3000],
      ['Lê Thị Én', 4, 1, 9, 1500],
      ['Lý A', 4, 0, 9, 1500],
    ]);
  });

  it('are a table that spreadsheets open as text', () => {
    const rows = statisticsRows([
      { sessionId: 'a' as never, title: 'A', delegates: [counted('1', '=SUM(A1)', 4)] },
    ]);
    expect(statisticsCsv(rows, ['Họ tên', 'a,b'])).toBe(
      '\ufeffHọ tên,"a,b"\r\n\'=SUM(A1),,4,4,1,0,0,0,10,9,2\r\n',
    );
    expect(csvOf([['nói "có"', -5]])).toBe('\ufeff"nói ""có""",-5\r\n');
  });
});
