import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrange,
  fitsPlan,
  LIMITS,
  placesOfRows,
  SHAPES,
  shareOut,
  suggested,
  type Arrangement,
} from '../../renderer/features/seating/arrange.ts';
import {
  aroundChair,
  filled,
  inLabelOrder,
  moved,
  rowOf,
  seated,
  snapped,
  straightened,
  vacated,
  withSpots,
} from '../../renderer/features/seating/draft.ts';
import { neighbourOf, overlapping, seatsOf, tileOf } from '../../renderer/features/seating/plan.ts';
import { drawnFrom, parseSeatTable, seatedFrom } from '../../renderer/features/seating/parseSeatTable.ts';
import { seatCsv } from '../../renderer/features/seating/seatCsv.ts';
import { shortName } from '../../renderer/features/seating/shortNames.ts';
import { decodeTable } from '../../renderer/features/desk/parseRosterTable.ts';
import type { MemberId } from '../../shared/domain/ids.ts';
import type { Member } from '../../shared/domain/roster.ts';
import { faultOfSeats, SEAT_PLAN, type PlacedSeat } from '../../shared/domain/seatMap.ts';
import { sampleProjection } from '../fixtures/ui/sampleProjection.ts';

const seat = (id: string, x: number, y: number, memberId: string | null = null): PlacedSeat => ({
  ...{ id, label: id, x, y },
  memberId: memberId as MemberId | null,
});
const person = (id: string, name: string, groupId: string | null = null) =>
  ({ id, name, position: '', roles: ['delegate'], groupId, committeeIds: [] }) as unknown as Member;
const counted = () => {
  let count = 0;
  return () => `s${(count += 1)}`;
};
const START = { top: 160, firstRow: 1 };

describe('seats set up in one go', () => {
  it('are as many as asked for, on whole units, with labels of their own', () => {
    const wanted = fc.record<Arrangement>({
      shape: fc.constantFrom(...SHAPES),
      seats: fc.integer({ min: 20, max: 300 }),
      rows: fc.integer(LIMITS.rows),
      pitch: fc.integer(LIMITS.pitch),
      rowGap: fc.integer(LIMITS.rowGap),
      sweep: fc.integer(LIMITS.sweep),
      blocks: fc.integer(LIMITS.blocks),
    });
    fc.assert(
      fc.property(wanted, (arrangement) => {
        const spots = arrange(arrangement, START);
        expect(spots).toHaveLength(arrangement.seats);
        expect(new Set(spots.map(({ label }) => label)).size).toBe(arrangement.seats);
        expect(spots.every(({ x, y }) => Number.isInteger(x) && Number.isInteger(y))).toBe(true);
        if (fitsPlan(spots)) expect(faultOfSeats(withSpots([], spots, counted()))).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('fit on the plan and stand apart as they are suggested, for 15 to 120 seats', () => {
    for (const shape of SHAPES) {
      for (const count of [15, 30, 61, 95, 120]) {
        const spots = arrange(suggested(shape, count), START);
        expect({ shape, count, fits: fitsPlan(spots) }).toEqual({ shape, count, fits: true });
        const seats = withSpots([], spots, counted());
        expect({ shape, count, wrong: overlapping(seats).size }).toEqual({ shape, count, wrong: 0 });
      }
    }
  });

  it('share what is left over by the largest remainders', () => {
    expect(shareOut(61, [1, 1, 1, 1])).toEqual([15, 15, 15, 16]);
    expect(shareOut(10, [1, 2, 2])).toEqual([2, 4, 4]);
    expect(shareOut(0, [1, 1])).toEqual([0, 0]);
  });

  it('of given rows are drawn closer before they are refused', () => {
    expect(placesOfRows([10, 12], 'rows')?.map((row) => row.length)).toEqual([10, 12]);
    expect(placesOfRows([30], 'rows')).not.toBeNull();
    expect(placesOfRows([60], 'rows')).toBeNull();
    expect(
      placesOfRows([10, 12, 14], 'arc')
        ?.flat()
        .every(({ y }) => y >= 0),
    ).toBe(true);
  });
});

describe('a drawing', () => {
  it('is moved together, and not beyond the plan', () => {
    const seats = [seat('a', 10, 20), seat('b', 100, 20), seat('c', 500, 500)];
    const some = new Set(['a', 'b']);
    expect(moved(seats, some, -40, 10).map(({ x, y }) => [x, y])).toEqual([
      [0, 30],
      [90, 30],
      [500, 500],
    ]);
    const far = moved(seats, new Set(['c']), 99_999, 99_999)[2];
    expect(far).toMatchObject({ x: SEAT_PLAN.width, y: SEAT_PLAN.height });
    expect(snapped(seat('a', 13, 18), 4, 4)).toEqual({ dx: 7, dy: 2 });
  });

  it('knows the row of a label', () => {
    expect(['3-12', '3/12', 'A – 4', 'C12', 'VIP', ''].map(rowOf)).toEqual(['3', '3', 'A', 'C', null, null]);
  });

  it('seats somebody, and who sat there changes places or gets up', () => {
    const seats = [seat('a', 0, 0, 'm1'), seat('b', 100, 0, 'm2'), seat('c', 200, 0)];
    const sitting = (list: readonly PlacedSeat[]) => list.map(({ memberId }) => memberId);
    expect(sitting(seated(seats, 'b', 'm1' as MemberId))).toEqual(['m2', 'm1', null]);
    expect(sitting(seated(seats, 'c', 'm1' as MemberId))).toEqual([null, 'm2', 'm1']);
    expect(sitting(seated(seats, 'a', 'm9' as MemberId))).toEqual(['m9', 'm2', null]);
    expect(sitting(vacated(seats, (id) => id === 'm2'))).toEqual(['m1', null, null]);
  });

  it('fills the empty seats with those who have none, nobody twice', () => {
    const seats = [seat('1-10', 0, 0), seat('1-2', 10, 0, 'm2'), seat('1-1', 20, 0)];
    const people = [person('m1', 'A'), person('m2', 'B'), person('m3', 'C'), person('m4', 'D')];
    const by = filled(seats, inLabelOrder(seats), people);
    expect(by.map(({ id, memberId }) => [id, memberId])).toEqual([
      ['1-10', 'm3'],
      ['1-2', 'm2'],
      ['1-1', 'm1'],
    ]);
  });

  it('keeps neighbours around the chair together over the rows', () => {
    const seats = withSpots([], arrange(suggested('arc', 30), START), counted());
    const order = aroundChair(seats);
    expect(order[0]?.x).toBeLessThan(SEAT_PLAN.width / 2);
    expect(order.slice(0, 10).every(({ x }) => x < SEAT_PLAN.width / 2)).toBe(true);
    expect(order).toHaveLength(30);
  });

  it('is straightened from end to end', () => {
    const seats = [seat('a', 0, 10), seat('b', 35, 30), seat('c', 100, 20), seat('d', 9, 900)];
    const straight = straightened(seats, new Set(['a', 'b', 'c']));
    expect(straight.map(({ x, y }) => [x, y])).toEqual([
      [0, 20],
      [50, 20],
      [100, 20],
      [9, 900],
    ]);
  });
});

describe('a plan', () => {
  it('is walked by arrow keys to the seat straight ahead', () => {
    const seats = [seat('a', 0, 0), seat('b', 100, 10), seat('c', 100, 200), seat('d', 0, 100)];
    const from = seats[0]!;
    expect(neighbourOf(seats, from, 'right')?.id).toBe('b');
    expect(neighbourOf(seats, from, 'down')?.id).toBe('d');
    expect(neighbourOf(seats, from, 'left')).toBeNull();
  });

  it('draws seats as big as they do not cover each other', () => {
    for (const count of [30, 61, 120]) {
      const seats = withSpots([], arrange(suggested('arc', count), START), counted());
      const { width, height } = tileOf(seats);
      const covering = seats.filter((one, index) =>
        seats.some(
          (other, at) =>
            at > index && Math.abs(one.x - other.x) < width && Math.abs(one.y - other.y) < height,
        ),
      );
      expect(covering).toEqual([]);
    }
  });

  it('shows the seat of who was removed as empty', () => {
    const base = sampleProjection();
    const seatMap = {
      a: { ...seat('a', 1, 1, 'm0'), order: 1 },
      b: { ...seat('b', 1, 1, 'gone'), order: 0 },
    } as never;
    expect(seatsOf({ ...base, seatMap })).toEqual([seat('b', 1, 1), seat('a', 1, 1, 'm0')]);
  });

  it('calls a Vietnamese by the last word of the name', () => {
    expect(shortName({ name: 'Nguyễn Thị  Phương Thảo' })).toEqual({ given: 'Thảo', initials: 'NTP' });
    expect(shortName({ name: 'Páo' })).toEqual({ given: 'Páo', initials: '' });
  });
});

describe('a list of seats', () => {
  const PEOPLE = [
    person('m1', 'Nguyễn Thị Phương Thảo'),
    person('m2', 'Trần Quốc Khánh'),
    person('m3', 'Lê Văn Hòa'),
    person('m4', 'Lê Văn Hòa'),
    person('m5', 'Đỗ Thị Én'),
  ];
  const members = Object.fromEntries(PEOPLE.map((one) => [one.id, one])) as never;

  it('is read as Excel in Vietnam writes it, and says what is wrong by line', () => {
    const text = [
      'sep=;',
      'Hàng;Chỗ;Họ và tên;Mã đại biểu',
      '1;1;Nguyễn Thị Phương Thảo;',
      '1;2;tran quoc khanh;',
      '1;3;Lê Văn Hòa;',
      '',
      '1;4;Lê Văn Hòa;m4',
      '2;bốn;Người Lạ;',
      ';;Đỗ Thị Én;',
      '2;2;Trần Quốc Khánh;',
      '2;2;;',
      '2;9;;zz',
    ].join('\r\n');
    const table = parseSeatTable(text, PEOPLE);
    expect(table?.problems).toEqual([
      { line: 5, kind: 'nameAmbiguous', text: 'Lê Văn Hòa' },
      { line: 8, kind: 'badNumber', text: 'bốn' },
      { line: 8, kind: 'nameUnknown', text: 'Người Lạ' },
      { line: 9, kind: 'noSeat', text: 'Đỗ Thị Én' },
      { line: 10, kind: 'seatedTwice', text: 'Trần Quốc Khánh' },
      { line: 11, kind: 'labelTwice', text: '2-2' },
      { line: 12, kind: 'codeUnknown', text: 'zz' },
    ]);
    expect(table?.lines.map(({ label, memberId }) => [label, memberId])).toEqual([
      ['1-1', 'm1'],
      ['1-2', 'm2'],
      ['1-3', null],
      ['1-4', 'm4'],
      ['2-bốn', null],
      ['2-2', null],
      ['2-2', null],
      ['2-9', null],
    ]);
    const drawn = drawnFrom(table!, 'rows', counted())!;
    expect(drawn).toHaveLength(8);
    expect(faultOfSeats(drawn)).toBeNull();
    expect(new Set(drawn.slice(0, 4).map(({ y }) => y)).size).toBe(1);
    expect(drawn[4]!.y).toBeGreaterThan(drawn[0]!.y);
  });

  it('is read from UTF-16 with tabs, and from UTF-8 with its mark and commas', () => {
    const text = 'Ghế\tHọ và tên\r\nA-1\tĐỗ Thị Én\r\n';
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer),
    ]);
    const utf8 = new TextEncoder().encode(`\ufeff${text.replaceAll('\t', ',')}`);
    for (const bytes of [utf16, utf8]) {
      const table = parseSeatTable(decodeTable(bytes.buffer as ArrayBuffer), PEOPLE);
      expect(table).toMatchObject({
        problems: [],
        lines: [{ label: 'A-1', row: 'A', place: 1, memberId: 'm5' }],
      });
    }
  });

  it('that names no seats is none', () => {
    expect(parseSeatTable('Họ và tên;Tổ\nĐỗ Thị Én;1', PEOPLE)).toBeNull();
    expect(parseSeatTable('', PEOPLE)).toBeNull();
  });

  it('gives the same map as was written, also one with labels like formulas', () => {
    const seats = [
      seat('1-1', 100, 200, 'm1'),
      seat('1-2', 200, 250, 'm3'),
      { ...seat('x', 300, 250), label: '-5' },
    ];
    const columns = ['Hàng', 'Chỗ', 'Ghế', 'Họ và tên', 'Mã đại biểu', 'X', 'Y'];
    const table = parseSeatTable(seatCsv(seats, members, columns), PEOPLE);
    expect(table?.problems).toEqual([]);
    const parts = (list: readonly PlacedSeat[]) =>
      list.map(({ label, x, y, memberId }) => ({ label, x, y, memberId })).sort((a, b) => a.x - b.x);
    expect(parts(drawnFrom(table!, 'arc', counted())!)).toEqual(parts(seats));
  });

  it('puts people on seats that are there, and names those that are not', () => {
    const seats = [seat('1-1', 0, 0, 'm5'), seat('1-2', 100, 0), seat('1-3', 200, 0, 'm2')];
    const table = parseSeatTable('Ghế,Họ và tên\n1-2,Trần Quốc Khánh\n9-9,Đỗ Thị Én', PEOPLE);
    const found = seatedFrom(table!, seats);
    expect(found.seats.map(({ memberId }) => memberId)).toEqual(['m5', 'm2', null]);
    expect(found).toMatchObject({ count: 1, problems: [{ line: 3, kind: 'seatUnknown', text: '9-9' }] });
  });
});
