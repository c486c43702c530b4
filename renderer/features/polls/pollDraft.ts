import type { ItemId, MemberId, PollId, RowId } from '../../../shared/domain/ids.ts';
import type { MotionKind } from '../../../shared/domain/rulePack.ts';
import type { PollPlan, SlipForm, SlipMethod, SlipRow, SlipSheet } from '../../../shared/domain/slip.ts';
import { isSoundSheet } from '../../../shared/domain/slipSheet.ts';
import type { Member } from '../../../shared/domain/roster.ts';
import type { PollView } from '../../../shared/protocol/projection.ts';

/** A poll as far as it is filled in. */
export interface PollDraft {
  readonly itemId: ItemId | null;
  readonly form: SlipForm;
  readonly method: SlipMethod;
  readonly title: string;
  readonly toElect: number;
  readonly kind: MotionKind;
  readonly rows: readonly SlipRow[];
}

export function emptyDraft(itemId: ItemId | null, title: string): PollDraft {
  const form = 'confidenceSlips';
  return { itemId, form, method: 'named', title, toElect: 1, kind: 'resolution', rows: [] };
}

export function draftOf({ itemId, method, sheet }: PollView): PollDraft {
  const { form, title, rows } = sheet;
  const toElect = sheet.form === 'election' ? sheet.toElect : 1;
  const kind = sheet.form === 'proposal' ? sheet.kind : 'resolution';
  return { itemId, form, method, title, toElect, kind, rows };
}

/** What this draft would be saved as, `null` while something is missing. */
export function planOfDraft(draft: PollDraft, id: PollId, follows: PollPlan['follows']): PollPlan | null {
  const { itemId, method, form, title } = draft;
  const rows = draft.rows.map((row) => ({ ...row, name: row.name.trim(), office: row.office.trim() }));
  const sheet = sheetOf({ ...draft, title: title.trim(), rows });
  const isNamed = sheet.title !== '' && rows.every(({ name }) => name !== '');
  if (itemId === null || !isNamed || !isSoundSheet(sheet)) return null;
  return { id, itemId, method: form === 'proposal' ? 'paper' : method, sheet, follows };
}

function sheetOf({ form, title, rows, toElect, kind }: PollDraft): SlipSheet {
  if (form === 'election') return { form, title, rows, toElect };
  if (form === 'proposal') return { form, title, rows, kind };
  return { form, title, rows };
}

/** Adds people of the roster who are not yet on the slip. */
export function withMembers(draft: PollDraft, members: readonly Member[], newRowId: () => RowId): PollDraft {
  const there = new Set(draft.rows.map(({ memberId }) => memberId));
  const added = members
    .filter(({ id }) => !there.has(id))
    .map(({ id, name, position }): SlipRow => {
      return { id: newRowId(), name, office: position, born: '', memberId: id };
    });
  return { ...draft, rows: [...draft.rows, ...added] };
}

export function withPerson(draft: PollDraft, id: RowId, name: string, memberId: MemberId | null): PollDraft {
  return { ...draft, rows: [...draft.rows, { id, name, office: '', born: '', memberId }] };
}

export function withRow(draft: PollDraft, id: RowId, change: Partial<SlipRow>): PollDraft {
  return { ...draft, rows: draft.rows.map((row) => (row.id === id ? { ...row, ...change } : row)) };
}

export function withoutRow(draft: PollDraft, id: RowId): PollDraft {
  return { ...draft, rows: draft.rows.filter((row) => row.id !== id) };
}

/** One place up; the first stays. */
export function movedUp(draft: PollDraft, id: RowId): PollDraft {
  const at = draft.rows.findIndex((row) => row.id === id);
  if (at <= 0) return draft;
  const rows = [...draft.rows];
  [rows[at - 1], rows[at]] = [rows[at]!, rows[at - 1]!];
  return { ...draft, rows };
}
