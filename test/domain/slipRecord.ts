import type { Command } from '../../shared/domain/command.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import { slipText } from '../../shared/domain/signedText.ts';
import type { Mark, MarkedRow, PollPlan, SlipRow, SlipSheet } from '../../shared/domain/slip.ts';
import type { PaperCount } from '../../shared/domain/slipCount.ts';
import { marksText } from '../../shared/domain/slipSheet.ts';
import { device, item, member, poll, row, signed, type SessionRecord } from './sessionRecord.ts';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;

export const rowOf = (id: string, more: Partial<SlipRow> = {}): SlipRow => ({
  id: row(id),
  name: `Ông ${id}`,
  office: 'Giám đốc Sở',
  born: '',
  memberId: null,
  ...more,
});

export const confidence = (...ids: readonly string[]): SlipSheet => ({
  form: 'confidenceSlips',
  title: 'Lấy phiếu tín nhiệm',
  rows: ids.map((id) => rowOf(id)),
});
export const trust = (...ids: readonly string[]): SlipSheet => ({
  ...confidence(...ids),
  form: 'confidenceVote',
});
export const election = (toElect: number, ...rows: readonly (string | SlipRow)[]): SlipSheet => ({
  form: 'election',
  title: 'Bầu Ủy viên',
  toElect,
  rows: rows.map((one) => (typeof one === 'string' ? rowOf(one) : one)),
});
export const proposal = (kind: 'resolution' | 'removal' = 'resolution'): SlipSheet => ({
  form: 'proposal',
  title: 'Bãi nhiệm đại biểu',
  kind,
  rows: [rowOf('dn')],
});

export const putPoll = (sheet: SlipSheet, more: Partial<PollPlan> = {}): Of<'putPoll'> => ({
  type: 'putPoll',
  poll: { id: poll('p1'), itemId: item('nd1'), method: 'named', sheet, follows: null, ...more },
});
export const openPoll = (id = 'p1', seconds = 60): Command => ({
  type: 'openPoll',
  pollId: poll(id),
  seconds,
});
export const closePoll = (id = 'p1'): Command => ({ type: 'closePoll', pollId: poll(id) });
export const announcePoll = (id = 'p1'): Command => ({ type: 'announcePoll', pollId: poll(id) });
export const cancelPoll = (id = 'p1'): Command => ({
  type: 'cancelPoll',
  pollId: poll(id),
  reason: 'Nhầm danh sách',
});
export const tellers = (
  headId: string,
  memberIds: readonly string[],
  counters: readonly [string, string],
): Of<'nameTellers'> => ({
  type: 'nameTellers',
  pollId: poll('p1'),
  tellers: {
    headId: member(headId),
    memberIds: memberIds.map(member),
    counterIds: [member(counters[0]), member(counters[1])],
  },
});

/** `marked('a=high b=low')` */
export function marked(text: string): readonly MarkedRow[] {
  if (text === '') return [];
  return text.split(' ').map((one) => {
    const [id = '', mark = ''] = one.split('=');
    return { rowId: row(id), mark: mark as Mark };
  });
}

/** By device `may-<member>`, signed as that device signs. */
export function slip(
  state: SessionState,
  memberId: string,
  text: string,
  serial = 1,
  { pollId = 'p1', deviceId = `may-${memberId}` } = {},
): Of<'castSlip'> {
  const at = state.polls.get(poll(pollId));
  const sheetHash = at === undefined || at.state === 'prepared' ? ('none' as never) : at.terms.sheetHash;
  const marks = marked(text);
  const parts = { sessionId: state.id, pollId: poll(pollId), sheetHash, memberId: member(memberId), serial };
  const signature = signed(deviceId, slipText({ ...parts, marks: marksText(marks) }));
  return { type: 'castSlip', pollId: poll(pollId), marks, serial, deviceId: device(deviceId), signature };
}

/** `count([5, 5, 5, 0], { a: [3], b: [2] })`: issued, collected, valid, invalid, and the rows. */
export function count(
  [issued, collected, valid, invalid]: readonly [number, number, number, number],
  rows: Readonly<Record<string, readonly number[]>>,
): PaperCount {
  const counts = Object.entries(rows).map(([id, numbers]) => ({ rowId: row(id), counts: numbers }));
  return { issued, collected, valid, invalid, rows: counts };
}
export const enterCount = (given: PaperCount, reason = ''): Of<'enterSlipCount'> => ({
  type: 'enterSlipCount',
  pollId: poll('p1'),
  count: given,
  reason,
});

/** Everybody casts what is written for him: `castAll(record, { db2: 'a=elect' })`. */
export function castAll(record: SessionRecord, slips: Readonly<Record<string, string>>, pollId = 'p1'): void {
  for (const [memberId, text] of Object.entries(slips)) {
    record.ask(slip(record.state, memberId, text, 1, { pollId }), memberId);
  }
}

/** The poll as it is, opened; or fails the test. */
export function pollOf(record: SessionRecord, id = 'p1') {
  const found = record.state.polls.get(poll(id));
  if (found === undefined || found.state === 'prepared') throw new Error(`${id} is not opened`);
  return found;
}

/** Its result, or fails the test. */
export function resultOf(record: SessionRecord, id = 'p1') {
  const found = pollOf(record, id);
  if (!('result' in found)) throw new Error(`${id} has no result`);
  return found.result;
}

/** `a:elected b:tied`, in the order of the result. */
export function outcomes(record: SessionRecord, id = 'p1'): string {
  return resultOf(record, id)
    .rows.map(({ rowId, outcome }) => `${rowId}:${outcome}`)
    .join(' ');
}
