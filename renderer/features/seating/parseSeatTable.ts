import type { MemberId } from '../../../shared/domain/ids.ts';
import type { Member } from '../../../shared/domain/roster.ts';
import { SEAT_PLAN } from '../../../shared/domain/seatMap.ts';
import { foldText } from '../../ui/foldText.ts';
import { parseTableRows, type TableRow } from '../desk/parseRosterTable.ts';
import { placesOfRows } from './arrange.ts';
import { rowOf, seated, type Seats } from './draft.ts';
import { placeOf } from './seatCsv.ts';

const HEADERS = {
  row: /^(hang|hang so|hang ghe|day|day ghe|row)$/,
  place: /^(cho|cho so|so cho|vi tri|ghe so|so trong hang|place)$/,
  label: /^(ghe|so ghe|nhan|nhan ghe|ma ghe|ten ghe|seat|seat label|label)$/,
  name: /^(ho va ten|ho ten|ho, ten|ten|ten dai bieu|dai bieu|nguoi ngoi|full name|name|member)$/,
  code: /^(ma|ma dai bieu|ma so|code|member code)$/,
  x: /^x$/,
  y: /^y$/,
} as const;
type SeatColumn = keyof typeof HEADERS;

export type SeatProblemKind =
  | 'noSeat'
  | 'labelTwice'
  | 'nameUnknown'
  | 'nameAmbiguous'
  | 'codeUnknown'
  | 'seatedTwice'
  | 'badNumber'
  | 'seatUnknown';

/** Something in one line that was not taken over as it stands there. */
export interface SeatProblem {
  readonly line: number;
  readonly kind: SeatProblemKind;
  /** What stands there. */
  readonly text: string;
}

interface SeatLine {
  readonly line: number;
  readonly label: string;
  readonly row: string;
  readonly place: number | null;
  readonly memberId: MemberId | null;
  readonly at: { readonly x: number; readonly y: number } | null;
}

export interface SeatTable {
  readonly lines: readonly SeatLine[];
  readonly problems: readonly SeatProblem[];
}

/** A list of seats: UTF-8 or UTF-16 was decoded before. `null` when no column says which seat a line is about. */
export function parseSeatTable(text: string, members: readonly Member[]): SeatTable | null {
  const rows = parseTableRows(text.normalize('NFC').replace(/^\ufeff/, ''));
  // What Excel writes first to say which separator it uses.
  const [header, ...body] = rows.filter(({ cells: [first = ''] }) => !/^sep=/i.test(first));
  const columns = columnsOf(header?.cells ?? []);
  if (!columns.has('label') && !(columns.has('row') && columns.has('place'))) return null;
  const problems: SeatProblem[] = [];
  const finder = new PersonFinder(members);
  const labels = new Set<string>();
  const lines = body.flatMap((row) => {
    const found = lineOf(row, columns, finder, problems);
    if (found === null) return [];
    if (labels.has(keyOf(found.label)))
      problems.push({ line: row.line, kind: 'labelTwice', text: found.label });
    labels.add(keyOf(found.label));
    return [found];
  });
  return { lines, problems: problems.sort((a, b) => a.line - b.line) };
}

function columnsOf(header: readonly string[]): ReadonlyMap<SeatColumn, number> {
  const columns = new Map<SeatColumn, number>();
  header.forEach((cell, index) => {
    const word = foldText(cell).trim();
    const column = (Object.keys(HEADERS) as SeatColumn[]).find((name) => HEADERS[name].test(word));
    if (column !== undefined && !columns.has(column)) columns.set(column, index);
  });
  return columns;
}

function keyOf(label: string): string {
  return foldText(label).replace(/\s/g, '');
}

function lineOf(
  { line, cells }: TableRow,
  columns: ReadonlyMap<SeatColumn, number>,
  finder: PersonFinder,
  problems: SeatProblem[],
): SeatLine | null {
  // An apostrophe keeps a spreadsheet from taking a text for a formula.
  const cell = (column: SeatColumn) => (cells[columns.get(column) ?? -1] ?? '').replace(/^'(?=[=+\-@])/, '');
  const report = (kind: SeatProblemKind, text: string) => problems.push({ line, kind, text });
  const given = cell('label');
  const row = cell('row') || (rowOf(given) ?? '');
  const place = cell('place') || placeOf(given);
  if (given === '' && (row === '' || place === '')) {
    report('noSeat', cells.filter((text) => text !== '').join(' · '));
    return null;
  }
  const number = /^\d{1,4}$/.test(place) ? Number(place) : null;
  if (place !== '' && number === null) report('badNumber', place);
  const person = finder.find(cell('name'), cell('code'));
  if (person.kind !== 'found' && person.kind !== 'nobody') report(person.kind, cell('name') || cell('code'));
  const label = given === '' ? `${row}-${place}` : given;
  const memberId = person.kind === 'found' ? person.memberId : null;
  return {
    line,
    label: label.slice(0, 200),
    row,
    place: number,
    memberId,
    at: pointOf(cell('x'), cell('y')),
  };
}

function pointOf(x: string, y: string): SeatLine['at'] {
  if (!/^\d{1,4}$/.test(x) || !/^\d{1,4}$/.test(y)) return null;
  const point = { x: Number(x), y: Number(y) };
  return point.x <= SEAT_PLAN.width && point.y <= SEAT_PLAN.height ? point : null;
}

type Found =
  | { readonly kind: 'found'; readonly memberId: MemberId }
  | { readonly kind: 'nobody' | 'nameUnknown' | 'nameAmbiguous' | 'codeUnknown' | 'seatedTwice' };

/** Finds people by code or by name, each once. */
class PersonFinder {
  readonly #members: readonly Member[];
  readonly #seated = new Set<MemberId>();
  constructor(members: readonly Member[]) {
    this.#members = members;
  }
  find(name: string, code: string): Found {
    if (name === '' && code === '') return { kind: 'nobody' };
    const byCode = code === '' ? [] : this.#members.filter(({ id }) => id === code);
    const same = (member: Member) => foldSpaces(member.name) === foldSpaces(name);
    const found = byCode.length > 0 ? byCode : this.#byName(same, name);
    const [first, second] = found;
    if (first === undefined) return { kind: name === '' ? 'codeUnknown' : 'nameUnknown' };
    if (second !== undefined) return { kind: 'nameAmbiguous' };
    if (this.#seated.has(first.id)) return { kind: 'seatedTwice' };
    this.#seated.add(first.id);
    return { kind: 'found', memberId: first.id };
  }
  /** As written; else without regard to diacritics, which lists from elsewhere often lack. */
  #byName(same: (member: Member) => boolean, name: string): readonly Member[] {
    const exact = this.#members.filter(same);
    if (exact.length > 0) return exact;
    const folded = foldText(foldSpaces(name));
    return this.#members.filter((member) => foldText(foldSpaces(member.name)) === folded);
  }
}

function foldSpaces(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('vi');
}

/** A new map from a list; rows stand as a list orders them, places by their numbers. `null` when the plan is too small. */
export function drawnFrom({ lines }: SeatTable, shape: 'arc' | 'rows', newId: () => string): Seats | null {
  const seatAt = ({ label, memberId }: SeatLine, { x, y }: { x: number; y: number }) => ({
    ...{ id: newId(), label, memberId },
    ...{ x, y },
  });
  if (hasPositions({ lines }))
    return lines.flatMap((line) => (line.at === null ? [] : [seatAt(line, line.at)]));
  const rows = new Map<string, SeatLine[]>();
  for (const line of lines) rows.set(line.row, [...(rows.get(line.row) ?? []), line]);
  const collator = new Intl.Collator('vi', { numeric: true });
  const ordered = [...rows]
    .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : collator.compare(a, b)))
    .map(([, row]) => row.sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || a.line - b.line));
  const places = placesOfRows(
    ordered.map((row) => row.length),
    shape,
  );
  if (places === null) return null;
  return ordered.flatMap((row, index) =>
    row.flatMap((line, place) => {
      const at = places[index]?.[place];
      return at === undefined ? [] : [seatAt(line, at)];
    }),
  );
}

/** Whether every line says where its seat stands on the plan. */
export function hasPositions({ lines }: Pick<SeatTable, 'lines'>): boolean {
  return lines.length > 0 && lines.every(({ at }) => at !== null);
}

/** The people of a list on the seats that are there already, by their labels; and the lines whose seat is not. */
export function seatedFrom(
  { lines }: SeatTable,
  seats: Seats,
): { readonly seats: Seats; readonly count: number; readonly problems: readonly SeatProblem[] } {
  const known = new Map(seats.map((seat) => [keyOf(seat.label), seat.id]));
  const problems: SeatProblem[] = [];
  let [result, count] = [seats, 0];
  for (const { line, label, memberId } of lines) {
    const seatId = known.get(keyOf(label));
    if (seatId === undefined) problems.push({ line, kind: 'seatUnknown', text: label });
    else if (memberId !== null) {
      result = seated(result, seatId, memberId);
      count += 1;
    }
  }
  return { seats: result, count, problems };
}
