import { beforeAll, describe, expect, it } from 'vitest';
import type {
  ItemId,
  MemberId,
  OpinionId,
  OpinionQuestionId,
  PollId,
  RowId,
} from '../../shared/domain/ids.ts';
import { slipText } from '../../shared/domain/signedText.ts';
import type { MarkedRow, SlipSheet } from '../../shared/domain/slip.ts';
import { marksText } from '../../shared/domain/slipSheet.ts';
import type { SlipReceipt } from '../../shared/protocol/commands.ts';
import { MemoryRoomStore } from '../../server/store/memory/MemoryRoomStore.ts';
import { checkReceipt } from '../../server/verify/checkReceipt.ts';
import { describeSlips } from '../../server/verify/describeSlips.ts';
import type { FindingCode } from '../../server/verify/findings.ts';
import { parseRecord } from '../../server/verify/RecordFile.ts';
import { verifyRecord } from '../../server/verify/verifyRecord.ts';
import { SERVER_KEY } from '../room/house.ts';
import { Council, councilParts, delegateId, SESSION, signedBy } from './Council.ts';
import {
  drop,
  eventOf,
  insertAfter,
  openRecord,
  payloadOf,
  rechain,
  resign,
  rewrite,
  type OpenRecord,
  findingsAfter,
} from './Tampering.ts';

const [CHAIR, SECRETARY] = ['d01', 'secretary'] as MemberId[] as [MemberId, MemberId];
const ITEM = 'item-1' as ItemId;
const NAMES = ['Trần Thị Bích Ngọc', 'Nguyễn Văn Đức', 'Lê Hoàng Phương'];

const rows = (...ids: readonly string[]) =>
  ids.map((id, index) => ({
    ...{ id: id as RowId, name: NAMES[index] ?? id, office: 'Giám đốc Sở', born: '', memberId: null },
  }));
const poll = (id: string) => id as PollId;

let council: Council;
let original: string;
let receipt: SlipReceipt;
let late: unknown;

async function put(id: string, sheet: SlipSheet, more: object = {}): Promise<void> {
  const plan = { id: poll(id), itemId: ITEM, method: 'named' as const, sheet, follows: null, ...more };
  await council.must(SECRETARY, { type: 'putPoll', poll: plan });
}

function slip(number: number, pollId: string, text: string, serial = 1) {
  const memberId = delegateId(number);
  const signer = council.signers.get(memberId);
  const at = council.room.state.polls.get(poll(pollId));
  if (signer === undefined || at === undefined || at.state === 'prepared') throw new Error('nothing to sign');
  const marks = text.split(' ').map((one) => {
    const [rowId, mark] = one.split('=');
    return { rowId, mark } as MarkedRow;
  });
  const parts = { sessionId: SESSION, pollId: poll(pollId), sheetHash: at.terms.sheetHash, memberId, serial };
  const signature = signedBy(signer, slipText({ ...parts, marks: marksText(marks) }));
  return {
    type: 'castSlip' as const,
    pollId: poll(pollId),
    marks,
    serial,
    deviceId: signer.deviceId,
    signature,
  };
}

const count = (a: number, b: number, valid = 60) => ({
  ...{ issued: 60, collected: 60, valid, invalid: 60 - valid },
  rows: [
    { rowId: 'a' as RowId, counts: [a] },
    { rowId: 'b' as RowId, counts: [b] },
  ],
});

async function castAll(pollId: string, texts: readonly (readonly [number, string])[]): Promise<void> {
  let number = 1;
  for (const [times, text] of texts) {
    for (let index = 0; index < times; index += 1, number += 1) {
      await council.must(delegateId(number), slip(number, pollId, text));
    }
  }
}

/** Confidence slips with a run of low confidence; an election with a tie and its run-off; one on paper; an opinion. */
async function hold(): Promise<void> {
  await council.must(CHAIR, { type: 'setItemState', itemId: ITEM, state: 'running' });
  await put('tin', { form: 'confidenceSlips', title: 'Lấy phiếu tín nhiệm', rows: rows('a', 'b', 'c') });
  await council.must(CHAIR, { type: 'openPoll', pollId: poll('tin'), seconds: 60 });
  await castAll('tin', [
    [30, 'a=high b=low c=low'],
    [11, 'a=medium b=low c=low'],
    [9, 'a=low b=medium'],
  ]);
  await council.must(CHAIR, { type: 'remindPoll', pollId: poll('tin') });
  const answer = await council.must(delegateId(50), slip(50, 'tin', 'a=low b=low', 2));
  if (answer.slipReceipt === undefined) throw new Error('no receipt');
  receipt = answer.slipReceipt;
  await council.must(CHAIR, { type: 'closePoll', pollId: poll('tin'), reason: 'Đã chờ đủ' });
  late = await council.room.execute(
    delegateId(51),
    '00000000-0000-4000-9000-000000000001',
    slip(51, 'tin', 'a=low'),
  );
  await council.must(CHAIR, { type: 'announcePoll', pollId: poll('tin') });
  await put('bau', { form: 'election', title: 'Bầu Ủy viên', rows: rows('a', 'b', 'c'), toElect: 2 });
  await council.must(CHAIR, { type: 'openPoll', pollId: poll('bau'), seconds: 60 });
  await castAll('bau', [
    [29, 'a=elect b=elect'],
    [29, 'a=elect c=elect'],
    [2, 'b=elect c=elect'],
  ]);
  await council.must(CHAIR, { type: 'closePoll', pollId: poll('bau') });
  const runOff: SlipSheet = { form: 'election', title: 'Bầu lại', rows: rows('b', 'c'), toElect: 1 };
  await put('bau2', runOff, { follows: { pollId: poll('bau'), as: 'runOff' } });
  await council.must(CHAIR, { type: 'openPoll', pollId: poll('bau2'), seconds: 60 });
  await castAll('bau2', [
    [28, 'b=elect'],
    [32, 'c=elect'],
  ]);
  await council.must(CHAIR, { type: 'closePoll', pollId: poll('bau2') });
  await countOnPaper();
  await askInWriting();
}

async function countOnPaper(): Promise<void> {
  await put(
    'kin',
    { form: 'election', title: 'Bầu Phó Chủ tịch', rows: rows('a', 'b'), toElect: 1 },
    { method: 'paper' },
  );
  const [headId, first, second] = [delegateId(2), delegateId(3), delegateId(4)];
  const tellers = { headId, memberIds: [first, second], counterIds: [first, second] as const };
  await council.must(SECRETARY, { type: 'nameTellers', pollId: poll('kin'), tellers });
  await council.must(CHAIR, { type: 'openPoll', pollId: poll('kin'), seconds: 600 });
  const enter = (by: MemberId, given: ReturnType<typeof count>, reason = '') =>
    council.must(by, { type: 'enterSlipCount', pollId: poll('kin'), count: given, reason });
  await enter(first, count(40, 17, 57));
  await enter(second, count(40, 16, 57));
  await enter(second, count(40, 17, 57), 'Đếm sót một phiếu');
  await council.must(CHAIR, { type: 'closePoll', pollId: poll('kin') });
}

const OPINION = 'yk' as OpinionId;

async function askInWriting(): Promise<void> {
  const questions = [{ id: 'h1' as OpinionQuestionId, text: 'Đồng ý không?' }];
  const deadline = council.parts.clock() + 86_400_000;
  const sheet = { id: OPINION, title: 'Lấy ý kiến', text: null, questions, deadline };
  await council.must(SECRETARY, { type: 'askOpinion', sheet });
  const answers = [
    { questionId: 'h1' as OpinionQuestionId, opinion: 'other' as const, comment: 'Bỏ Điều 4' },
  ];
  for (const number of [1, 2]) {
    await council.must(delegateId(number), { type: 'answerOpinion', opinionId: OPINION, answers });
  }
}

beforeAll(async () => {
  council = await Council.open(councilParts(new MemoryRoomStore()));
  await hold();
  original = await council.record();
});

/** The house itself changes the record, and signs it anew: only what the record says can give it away. */
function tampered(change: (record: OpenRecord) => void): FindingCode[] {
  return findingsAfter(original, change).findings.map(({ code }) => code);
}

interface Json {
  [key: string]: unknown;
}
const change =
  (type: string, index: number, path: readonly string[], value: unknown) => (record: OpenRecord) =>
    rewrite(eventOf(record, type, index), (payload) => {
      let at: Json = payload;
      for (const key of path.slice(0, -1)) at = at[key] as Json;
      at[path.at(-1) ?? ''] = value;
    });

const TAMPERINGS: readonly (readonly [string, (record: OpenRecord) => void, FindingCode])[] = [
  ['marks of a slip changed', change('slipCast', 0, ['slip', 'marks', '0', 'mark'], 'low'), 'slipSignature'],
  ['a slip given to another', change('slipCast', 0, ['slip', 'memberId'], 'd02'), 'actorWrong'],
  [
    'a slip left out of the row',
    (record) => drop(record, eventOf(record, 'slipCast', 3)),
    'slipResultDiffers',
  ],
  [
    'the first of two slips left out',
    (record) => drop(record, eventOf(record, 'slipCast', 49)),
    'serialWrong',
  ],
  [
    'a slip again after the close',
    (record) => {
      const { payload, actor } = eventOf(record, 'slipCast', 10);
      insertAfter(record, eventOf(record, 'pollClosed', 0), { type: 'slipCast', payload, actor });
    },
    'slipAfterClose',
  ],
  [
    'a slip of somebody who was not here',
    (record) => {
      const { payload } = eventOf(record, 'slipCast', 10);
      const moved = payload.replaceAll('"d11"', '"d61"');
      insertAfter(record, eventOf(record, 'slipCast', 10), { payload: moved, actor: 'd61' });
    },
    'notHere',
  ],
  [
    'more elected than there are seats',
    change('slipCast', 51, ['slip', 'marks'], marksOf('a b c')),
    'slipInvalid',
  ],
  [
    'another count of a row',
    change('pollClosed', 0, ['result', 'rows', '0', 'counts', '2'], 8),
    'slipResultDiffers',
  ],
  [
    'another outcome',
    change('pollClosed', 0, ['result', 'rows', '1', 'outcome'], 'mayResign'),
    'slipResultDiffers',
  ],
  [
    'a tie decided by hand',
    change('pollClosed', 1, ['result', 'rows', '1', 'outcome'], 'elected'),
    'slipResultDiffers',
  ],
  [
    'another name on the slip',
    change('pollPut', 0, ['poll', 'sheet', 'rows', '0', 'name'], 'Người khác'),
    'termsWrong',
  ],
  [
    'a lower threshold',
    change('pollOpened', 1, ['terms', 'thresholds', 'majority', 'share', 'denominator'], 3),
    'termsWrong',
  ],
  ['fewer seats', change('pollOpened', 0, ['terms', 'seats'], 50), 'termsWrong'],
  ['a voter less', change('pollOpened', 0, ['terms', 'electorate', '0'], 'd02'), 'electorateWrong'],
  ['a run-off of others', change('pollPut', 2, ['poll', 'sheet', 'rows', '0', 'id'], 'a'), 'followingWrong'],
  ['a run-off for more seats', change('pollPut', 2, ['poll', 'sheet', 'toElect'], 2), 'followingWrong'],
  ['a close by a delegate', (record) => (eventOf(record, 'pollClosed', 0).actor = 'd07'), 'actorWrong'],
  ['an opening left out', (record) => drop(record, eventOf(record, 'pollOpened', 1)), 'voteStateWrong'],
  [
    'a count of only one teller changed',
    change('paperCounted', 0, ['count', 'rows', '0', 'counts', '0'], 41),
    'countsDiffer',
  ],
  ['the settling left out', (record) => drop(record, eventOf(record, 'paperCounted', 2)), 'countsDiffer'],
  [
    'both counts with more marks than slips',
    (record) => {
      for (const index of [0, 2])
        change('paperCounted', index, ['count', 'rows', '0', 'counts', '0'], 58)(record);
    },
    'countUnbalanced',
  ],
  [
    'slips that vanished',
    (record) => {
      for (const index of [0, 2]) change('paperCounted', index, ['count', 'invalid'], 1)(record);
    },
    'countUnbalanced',
  ],
  ['a count by somebody else', (record) => (eventOf(record, 'paperCounted', 1).actor = 'd09'), 'actorWrong'],
  ['a correction without a reason', change('paperCounted', 2, ['reason'], ''), 'countWrong'],
  [
    'a teller who counts twice',
    change('tellersNamed', 0, ['tellers', 'counterIds', '1'], 'd03'),
    'tellersWrong',
  ],
  [
    'a reminder that names one who had sent a slip',
    (record) => {
      const reminder = eventOf(record, 'pollReminded');
      rewrite(reminder, (payload) => (payload['memberIds'] as string[]).push('d03'));
      return reminder;
    },
    'reminderWrong',
  ],
  ['the result on paper', change('pollClosed', 3, ['result', 'turnout', 'invalid'], 0), 'slipResultDiffers'],
  ['another time of the close', change('pollClosed', 3, ['at'], 1), 'timeDiffers'],
  ['an opinion of another', (record) => (eventOf(record, 'opinionGiven', 1).actor = 'd07'), 'actorWrong'],
  ['a deadline that had passed', change('opinionAsked', 0, ['sheet', 'deadline'], 1), 'opinionWrong'],
  [
    'an opinion twice as late',
    (record) => (eventOf(record, 'opinionGiven', 1).at += 200_000_000),
    'opinionLate',
  ],
  [
    'somebody removed while a poll is open',
    (record) =>
      insertAfter(record, eventOf(record, 'pollOpened', 0), {
        type: 'memberRemoved',
        payload: JSON.stringify({ type: 'memberRemoved', memberId: 'd30' }),
        actor: 'secretary',
      }),
    'changedInVote',
  ],
];

function marksOf(ids: string) {
  return ids.split(' ').map((rowId) => ({ rowId, mark: 'elect' }));
}

describe('verify of polls by slip', () => {
  it('an untouched record fits, with the arithmetic of its polls', () => {
    const { findings, ledger } = verifyRecord(parseRecord(original));
    expect(findings).toEqual([]);
    const said = describeSlips(ledger).join('\n');
    expect(said).toContain(
      'Trần Thị Bích Ngọc: 30 tín nhiệm cao, 11 tín nhiệm, 9 tín nhiệm thấp; mức 31/61, 41/61: không có hệ quả',
    );
    expect(said).toContain(
      '0 tín nhiệm, 41 tín nhiệm thấp; mức 31/61, 41/61: tiến hành bỏ phiếu tín nhiệm'.slice(14),
    );
    expect(said).toContain('Trần Thị Bích Ngọc: 58 phiếu bầu; mức 31/61: trúng cử');
    expect(said).toContain('31 phiếu bầu; mức 31/61: bằng phiếu, bầu lại');
    expect(said).toContain('32 phiếu bầu; mức 31/61: trúng cử');
    expect(said).toContain('phát ra 60, thu về 60, hợp lệ 57, không hợp lệ 3');
  });

  it.each(TAMPERINGS)('finds and names %s', (_, make, code) => {
    expect(tampered(make)).toContain(code);
  });

  it('a receipt is in the record, a late one is not, and a forged one is found', () => {
    const file = parseRecord(original);
    const { ledger } = verifyRecord(file);
    const codes = (proof: unknown) =>
      checkReceipt(JSON.stringify(proof), file, ledger).map(({ code }) => code);
    expect(codes(receipt)).toEqual([]);
    expect(codes({ accepted: true, seq: receipt.seq, slipReceipt: receipt })).toEqual([]);
    expect(codes(late)).toEqual([]);
    expect(codes({ ...receipt, marks: 'a=high' })).toEqual(['receiptSignature']);
    const cut = openRecord(original);
    drop(cut, cut.events[receipt.seq - 1] ?? eventOf(cut, 'slipCast'));
    rechain(cut);
    resign(cut, SERVER_KEY);
    const rewritten = parseRecord(JSON.stringify(cut));
    const found = checkReceipt(JSON.stringify(receipt), rewritten, verifyRecord(rewritten).ledger);
    expect(found.map(({ code }) => code)).toEqual(['receiptChain', 'receiptMissing']);
    expect(payloadOf(eventOf(openRecord(original), 'paperCounted', 2))['reason']).toBe('Đếm sót một phiếu');
  });
});
