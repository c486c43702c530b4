import type { Committee, Group, Member, Role } from '../../../shared/domain/roster.ts';
import { foldText } from '../../ui/foldText.ts';
import { newId } from '../../ui/newId.ts';
import type { Roster } from './roster.ts';
import {
  looksLikePerson,
  namedColumns,
  nameIn,
  recognisedColumns,
  type RosterColumn,
  type RosterColumns,
} from './rosterColumns.ts';

/** The last row of many tables. */
const TOTAL_ROW = /^(tong|tong cong|tong so|cong|total)\b[\s:\d]*$/;

const ROLE_WORDS: readonly (readonly [Role, RegExp])[] = [
  ['chair', /chu toa|chair/],
  ['secretary', /thu ky|secretary/],
  ['delegate', /dai bieu|delegate/],
  ['guest', /khach|guest/],
];

export interface RosterImport {
  readonly members: readonly Member[];
  readonly newGroups: readonly Group[];
  readonly newCommittees: readonly Committee[];
  /** Rows without a name, or with one that is on the list already. */
  readonly skipped: number;
  /** What each column was taken for, counted from 1, where the first row names none; else `null`. */
  readonly recognised: readonly { readonly column: RosterColumn; readonly number: number }[] | null;
}

/** The text of a CSV file: UTF-8, or what Excel calls "Unicode text", or the old Vietnamese code page. */
export function decodeTable(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes.slice(0, 2));
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  }
}

export interface TableRow {
  /** Where it begins in the text, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows of a table copied from a spreadsheet (tabs) or a CSV file (commas or semicolons, quotes doubled). */
export function parseTable(text: string): (readonly string[])[] {
  return parseTableRows(text).map(({ cells }) => cells);
}

/** The same with the lines, for saying where something is wrong; rows without anything are left out. */
export function parseTableRows(text: string): TableRow[] {
  const firstLine = text.split(/\r?\n/, 1)[0] ?? '';
  const separator = firstLine.includes('\t') ? '\t' : firstLine.includes(';') ? ';' : ',';
  const rows: TableRow[] = [];
  let [line, begin] = [1, 1];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    row.push(cell.replace(/\s+/g, ' ').trim());
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (row.some((value) => value !== '')) rows.push({ line: begin, cells: row });
    row = [];
    begin = line;
  };
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '\n') line += 1;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text.charAt(index + 1) === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && cell.trim() === '') quoted = true;
    else if (character === separator) endCell();
    else if (character === '\n') endRow();
    else if (character !== '\r') cell += character;
  }
  endRow();
  return rows;
}

function rolesOf(text: string): Role[] {
  const folded = foldText(text);
  const roles = ROLE_WORDS.filter(([, sign]) => sign.test(folded)).map(([role]) => role);
  return roles.length === 0 ? ['delegate'] : roles;
}

/** Finds a name among those known, or remembers it as a new one. */
class Names<Named extends { readonly id: string; readonly name: string }> {
  readonly added: Named[] = [];
  readonly #known: readonly Named[];
  constructor(known: readonly Named[]) {
    this.#known = known;
  }
  idOf(name: string): Named['id'] {
    const same = [...this.#known, ...this.added].find((one) => foldText(one.name) === foldText(name));
    if (same !== undefined) return same.id;
    const created = { id: newId<string>(), name } as Named;
    this.added.push(created);
    return created.id;
  }
}

interface Layout {
  readonly columns: RosterColumns;
  readonly people: readonly (readonly string[])[];
  readonly named: boolean;
}

/** Finds the columns by the first row, or without one by what they hold; `null` when no column has names. */
function layoutOf(rows: readonly (readonly string[])[], roster: Roster): Layout | null {
  const [first = [], ...rest] = rows;
  const named = namedColumns(first);
  if (named.has('name')) return { columns: named, people: rest, named: true };
  const columns = recognisedColumns(rows, roster);
  const name = columns.get('name');
  if (name === undefined) return null;
  return { columns, people: looksLikePerson(first[name] ?? '') ? rows : rest, named: false };
}

/** People of a pasted table. `null` when no column of names is found in it. */
export function parseRosterTable(text: string, roster: Roster): RosterImport | null {
  const layout = layoutOf(parseTable(text.normalize('NFC')), roster);
  if (layout === null) return null;
  const { columns, people, named } = layout;
  const groups = new Names<Group>(roster.groups);
  const committees = new Names<Committee>(roster.committees);
  const taken = new Set(roster.members.map((member) => `${member.name}\n${member.position}`));
  const members: Member[] = [];
  for (const row of people) {
    const cell = (column: RosterColumn) => row[columns.get(column) ?? -1] ?? '';
    const name = nameIn(cell('name'));
    const key = `${name}\n${cell('position')}`;
    if (name === '' || TOTAL_ROW.test(foldText(name)) || taken.has(key)) continue;
    taken.add(key);
    members.push({
      id: newId(),
      name,
      position: cell('position'),
      roles: rolesOf(cell('roles')),
      groupId: cell('group') === '' ? null : (groups.idOf(cell('group')) as Group['id']),
      committeeIds: cell('committees')
        .split(/[;,/]/)
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map((name) => committees.idOf(name) as Committee['id']),
    });
  }
  return {
    members,
    newGroups: groups.added,
    newCommittees: committees.added,
    skipped: people.length - members.length,
    recognised: named ? null : [...columns].map(([column, index]) => ({ column, number: index + 1 })),
  };
}
