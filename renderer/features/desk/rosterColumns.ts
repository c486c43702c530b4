import { foldText } from '../../ui/foldText.ts';
import type { Roster } from './roster.ts';

/** What a column of a list of people can be, in the order in which it is looked for. */
export type RosterColumn = 'name' | 'position' | 'group' | 'committees' | 'roles';

/** Where each column stands, from 0. */
export type RosterColumns = ReadonlyMap<RosterColumn, number>;

const HEADERS: readonly (readonly [RosterColumn, RegExp])[] = [
  ['name', /^(ho va ten|ho ten|ho, ten|full name)(?! dem)|^(ten|ten dai bieu|dai bieu|name)$/],
  ['position', /^(chuc vu|chuc danh|position|title)/],
  ['group', /^(to|to dai bieu|don vi bau cu|group)$/],
  ['committees', /^(ban|cac ban|committees?)$/],
  ['roles', /^(vai tro|roles?)$/],
];

/** The columns that a first row names. */
export function namedColumns(header: readonly string[]): RosterColumns {
  const columns = new Map<RosterColumn, number>();
  header.forEach((cell, index) => {
    const word = foldText(cell.replace(/^\ufeff/, '').normalize('NFC')).trim();
    const column = HEADERS.find(([name, sign]) => sign.test(word) && !columns.has(name))?.[0];
    if (column !== undefined) columns.set(column, index);
  });
  return columns;
}

/** Words that all begin with a capital: "Lý Văn Ổn", "H’Bia Niê", but not "Giám đốc Sở". */
const PERSON = /^\p{Lu}[\p{L}'’.-]*( \p{Lu}[\p{L}'’.-]*){1,7}$/u;
const ORDINAL = /^\d+\s*[.)/-]?\s+/;

/** The name in a cell, without the number of a numbered list. */
export function nameIn(cell: string): string {
  return cell.replace(ORDINAL, '');
}

export function looksLikePerson(cell: string): boolean {
  return PERSON.test(nameIn(cell));
}

const GROUP = /^(to|don vi bau cu)\b.*\d/;
const COMMITTEE = /^ban /;
const ROLES = /^((dai bieu|thu ky|chu toa|khach moi|khach|delegate|secretary|chair|guest)([,;/ ]+|$))+$/;
/** A date, a year or a telephone number has no words; "Nam" and "Kinh" are but one. */
const WORDS = /\p{L}+ \p{L}+/u;

/**
 * The columns of a list whose first row names none, by what stands in them; without names in the first or
 * second column there are none.
 */
export function recognisedColumns(rows: readonly (readonly string[])[], roster: Roster): RosterColumns {
  const columns = new Map<RosterColumn, number>();
  /** Two cells of three must look so; empty ones do not count. */
  const holds = (index: number, looks: (cell: string) => boolean) => {
    const cells = rows.map((row) => row[index] ?? '').filter((cell) => cell !== '');
    return cells.length > 0 && cells.filter(looks).length * 3 >= cells.length * 2;
  };
  const name = [0, 1].find((index) => holds(index, looksLikePerson));
  if (name === undefined) return columns;
  columns.set('name', name);
  const isOneOf = (known: readonly { readonly name: string }[]) => {
    const names = new Set(known.map((one) => foldText(one.name)));
    return (cell: string) => names.has(foldText(cell));
  };
  const isGroup = isOneOf(roster.groups);
  const isCommittee = isOneOf(roster.committees);
  const looks: readonly (readonly [RosterColumn, (cell: string) => boolean])[] = [
    ['group', (cell) => isGroup(cell) || GROUP.test(foldText(cell))],
    ['committees', (cell) => isCommittee(cell) || COMMITTEE.test(foldText(cell))],
    ['roles', (cell) => ROLES.test(foldText(cell))],
    ['position', (cell) => WORDS.test(cell)],
  ];
  const width = Math.max(...rows.map((row) => row.length));
  for (let index = name + 1; index < width; index += 1) {
    const column = looks.find(([kind, sign]) => !columns.has(kind) && holds(index, sign))?.[0];
    if (column !== undefined) columns.set(column, index);
  }
  return columns;
}
