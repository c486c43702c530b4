import { fractionOf } from './fractions.ts';
import type { Fraction } from './Ledger.ts';
import { part, parts, text, texts, whole, Malformed, type Part } from './read.ts';

/** What a pack says of polls by slip. */
export interface SlipRules {
  readonly election: Fraction;
  readonly ties: string;
  readonly runOffs: number;
  readonly low: Fraction;
  readonly removal: Fraction;
}

/** What can stand against a row, by form. */
export const MARKS: Readonly<Record<string, readonly string[]>> = {
  confidenceSlips: ['high', 'medium', 'low'],
  confidenceVote: ['trust', 'noTrust'],
  election: ['elect'],
  proposal: ['agree', 'disagree'],
};

export interface RowAccount {
  readonly id: string;
  readonly name: string;
  readonly office: string;
  readonly born: string;
  readonly memberId: string | null;
}

export interface SheetAccount {
  readonly form: string;
  readonly title: string;
  readonly rows: readonly RowAccount[];
  readonly marks: readonly string[];
  /** Elections only, else 0. */
  readonly toElect: number;
  /** Proposals only, else empty. */
  readonly kind: string;
}

/** One number for each mark of each row, in their order; `row/mark`. */
export type RowNumbers = ReadonlyMap<string, number>;

export interface CountAccount {
  readonly issued: number;
  readonly collected: number;
  readonly valid: number;
  readonly invalid: number;
  readonly rows: RowNumbers;
}

export interface RowVerdict {
  readonly rowId: string;
  readonly counts: readonly number[];
  readonly outcome: string;
}

export interface SlipVerdict {
  readonly turnout: Readonly<Record<string, number | string>>;
  readonly seats: number;
  readonly totals: readonly number[];
  readonly needed: readonly number[];
  readonly rows: readonly RowVerdict[];
  readonly unfilled: number;
}

export interface PollAccount {
  readonly id: string;
  itemId: string;
  method: string;
  sheet: SheetAccount;
  follows: { readonly pollId: string; readonly as: string } | null;
  state: 'prepared' | 'open' | 'closed' | 'announced' | 'cancelled';
  tellers: { readonly all: readonly string[]; readonly counters: readonly string[] } | null;
  /** Fixed at the opening. */
  number: number;
  sittingId: string;
  sheetHash: string;
  seats: number;
  thresholds: readonly Fraction[];
  ties: string;
  electorate: ReadonlySet<string>;
  /** The newest good slip of each voter: its marks as they are signed. */
  readonly slips: Map<string, { readonly marks: string; readonly serial: number }>;
  readonly counts: Map<string, CountAccount>;
  /** As counted here at the close. */
  verdict: SlipVerdict | null;
}

export const OPINIONS: readonly string[] = ['agree', 'disagree', 'other'];

export interface OpinionAccount {
  readonly title: string;
  readonly questions: readonly { readonly id: string; readonly text: string }[];
  readonly asked: ReadonlySet<string>;
  deadline: number;
  state: 'open' | 'closed' | 'published';
  /** The newest opinion of each on each question, in their order. */
  readonly answered: Map<string, readonly string[]>;
}

const HALF = { numerator: 1, denominator: 2, strict: true, of: 'seats' } as const;
const TWO_THIRDS = { numerator: 2, denominator: 3, strict: false, of: 'seats' } as const;

/** Packs of earlier versions say nothing of slips; what held then stands here. */
export function slipRulesOf(pack: Part): SlipRules {
  const elections = pack['elections'] === undefined ? null : part(pack, 'elections');
  const confidence = pack['confidence'] === undefined ? null : part(pack, 'confidence');
  return {
    election: elections === null ? HALF : fractionOf(part(elections, 'majority')),
    ties: elections === null ? 'runOff' : text(elections, 'ties'),
    runOffs: elections === null ? 1 : whole(elections, 'runOffs'),
    low: confidence === null ? HALF : fractionOf(part(confidence, 'low')),
    removal: confidence === null ? TWO_THIRDS : fractionOf(part(confidence, 'removal')),
  };
}

export function sheetOf(sheet: Part): SheetAccount {
  const form = text(sheet, 'form');
  const marks = MARKS[form];
  if (marks === undefined) throw new Malformed(`form: ${form}`);
  return {
    ...{ form, marks, title: text(sheet, 'title'), rows: parts(sheet, 'rows').map(rowOf) },
    toElect: form === 'election' ? whole(sheet, 'toElect') : 0,
    kind: form === 'proposal' ? text(sheet, 'kind') : '',
  };
}

function rowOf(row: Part): RowAccount {
  const memberId = row['memberId'] === null ? null : text(row, 'memberId');
  const about = { id: text(row, 'id'), name: text(row, 'name'), office: text(row, 'office') };
  return { ...about, born: text(row, 'born'), memberId };
}

/** The text whose SHA-256 every slip is signed for. */
export function textOfSheet({ form, title, toElect, kind, rows }: SheetAccount): string {
  const more = form === 'election' ? String(toElect) : kind;
  const lines = rows.flatMap(({ id, name, office, born }) => [id, name, office, born]);
  return ['paperless-sheet/1', form, title, more, ...lines].join('\n');
}

/** Marks as they are signed, or `null` when they are not in the order of the sheet, of its form, and as many as may be. */
export function marksOf(sheet: SheetAccount, marks: readonly Part[]): string | null {
  const said = marks.map((one) => ({ rowId: text(one, 'rowId'), mark: text(one, 'mark') }));
  const places = said.map(({ rowId }) => sheet.rows.findIndex((row) => row.id === rowId));
  const areInOrder = places.every((place, index) => place > (places[index - 1] ?? -1));
  const areOfForm = said.every(({ mark }) => sheet.marks.includes(mark));
  const isElection = sheet.form === 'election';
  const areEnough = isElection ? said.length <= sheet.toElect : said.length > 0;
  if (!areInOrder || !areOfForm || !areEnough) return null;
  return said.map(({ rowId, mark }) => `${rowId}=${mark}`).join(' ');
}

/** `null` when it does not have all rows and marks of the sheet in their order. */
export function countOf(sheet: SheetAccount, count: Part): CountAccount | null {
  const rows = parts(count, 'rows');
  const numbers = new Map<string, number>();
  if (rows.length !== sheet.rows.length) return null;
  for (const [index, row] of rows.entries()) {
    const counts = row['counts'];
    if (text(row, 'rowId') !== sheet.rows[index]?.id || !Array.isArray(counts)) return null;
    if (counts.length !== sheet.marks.length) return null;
    for (const [at, number] of (counts as readonly unknown[]).entries()) {
      if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0) return null;
      numbers.set(`${text(row, 'rowId')}/${sheet.marks[at]}`, number);
    }
  }
  const slips = { issued: whole(count, 'issued'), collected: whole(count, 'collected') };
  return { ...slips, valid: whole(count, 'valid'), invalid: whole(count, 'invalid'), rows: numbers };
}

export function tellersOf(tellers: Part): NonNullable<PollAccount['tellers']> {
  const all = [text(tellers, 'headId'), ...texts(tellers, 'memberIds')];
  return { all, counters: texts(tellers, 'counterIds') };
}
