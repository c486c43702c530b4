import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT } from '../../resources/build/paths.ts';
import { MemoryRoomStore } from '../../server/store/memory/MemoryRoomStore.ts';
import type { FindingCode } from '../../server/verify/findings.ts';
import { SERVER_KEY } from '../room/house.ts';
import { Council, councilParts } from './Council.ts';
import { holdEveryKind } from './everyKind.ts';
import {
  openRecord,
  payloadOf,
  rechain,
  resign,
  rewrite,
  type OpenEvent,
  type OpenRecord,
} from './Tampering.ts';

/**
 * As a stranger: one exported file with every kind of vote, and `npm run verify` in a process of its own. Each planted
 * change is the house's, hashed and signed anew, so that only what the record says can give it away. What single rules
 * can be broken in more ways stands in the tests of the single kinds beside this one.
 */
let folder: string;
let original: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperless-verify-'));
  const council = await Council.open(councilParts(new MemoryRoomStore()));
  await holdEveryKind(council);
  original = await council.record();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function verify(text: string): { readonly status: number | null; readonly said: string } {
  const file = join(folder, 'record.json');
  writeFileSync(file, text);
  const program = join(PROJECT, 'server/verify/main.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, file], { encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
}

/** The nth event of a type that is about this vote, poll or sheet. */
function about(record: OpenRecord, type: string, name: string, nth = 0): OpenEvent {
  const found = record.events.filter((event) => {
    if (event.type !== type) return false;
    const { voteId, pollId, opinionId, terms, poll, sheet } = payloadOf(event) as Record<string, unknown>;
    const ids = [
      voteId,
      pollId,
      opinionId,
      ...[terms, poll, sheet].map((one) => (one as { id?: string })?.id),
    ];
    return ids.includes(name);
  });
  const event = found.at(nth);
  if (event === undefined) throw new Error(`no ${type} of ${name}`);
  return event;
}

interface Json {
  [key: string]: unknown;
}

/** Sets what the path leads to in one event; answers that event. */
function set(
  record: OpenRecord,
  type: string,
  name: string,
  path: string,
  value: unknown,
  nth = 0,
): OpenEvent {
  const event = about(record, type, name, nth);
  rewrite(event, (payload) => {
    const keys = path.split('.');
    let at: Json = payload;
    for (const key of keys.slice(0, -1)) at = at[key] as Json;
    const last = keys.at(-1) ?? '';
    if (!(last in at)) throw new Error(`${type} has no ${path}`);
    at[last] = value;
  });
  return event;
}

function remove(record: OpenRecord, type: string, name: string, nth = 0): void {
  record.events.splice(record.events.indexOf(about(record, type, name, nth)), 1);
}

/** By kind: what is changed, how, and the name that it is found under. */
const TAMPERINGS: Readonly<
  Record<string, readonly [string, (record: OpenRecord) => unknown, FindingCode][]>
> = {
  named: [
    ['a choice', (it) => set(it, 'ballotCast', 'named', 'ballot.choice', 'against'), 'ballotSignature'],
    ['a ballot left out', (it) => remove(it, 'ballotCast', 'named', 5), 'resultDiffers'],
    ['a vote more in the result', (it) => set(it, 'voteClosed', 'named', 'result.for', 41), 'resultDiffers'],
    [
      'a voter struck off',
      (it) => set(it, 'voteOpened', 'named', 'terms.electorate.60', 'd60'),
      'electorateWrong',
    ],
  ],
  correction: [
    ['no reason', (it) => set(it, 'voteOpened', 'correction', 'terms.reason', ''), 'linkWrong'],
    ['the link cut', (it) => set(it, 'voteOpened', 'correction', 'terms.follows', null), 'resultIgnored'],
  ],
  amendment: [
    [
      'called the whole text',
      (it) => set(it, 'voteOpened', 'amendment', 'terms.motion.scope', { kind: 'whole' }),
      'termsWrong',
    ],
    ['not carried', (it) => set(it, 'voteClosed', 'amendment', 'result.carried', false), 'resultDiffers'],
  ],
  clauses: [
    [
      'another clause',
      (it) => set(it, 'voteOpened', 'clauses-1', 'terms.motion.scope.label', 'Điều 9'),
      'termsWrong',
    ],
    ['voted on before the amendment', (it) => remove(it, 'voteClosed', 'amendment'), 'orderWrong'],
  ],
  batch: [
    ['one of them alone', (it) => remove(it, 'voteOpened', 'batch-2'), 'batchTorn'],
    [
      'a ballot moved to the other',
      (it) => set(it, 'ballotCast', 'batch-1', 'voteId', 'batch-2'),
      'ballotSignature',
    ],
  ],
  hands: [
    ['one count, with the result', (it) => set(it, 'countEntered', 'hands', 'count.for', 44), 'countMissing'],
    ['the void ballots counted', (it) => set(it, 'voteClosed', 'hands', 'result.for', 51), 'resultDiffers'],
    [
      'one counter twice',
      (it) => set(it, 'voteOpened', 'hands', 'terms.counters.1', 'secretary'),
      'formWrong',
    ],
  ],
  paper: [
    ['no reason for the fallback', (it) => set(it, 'voteOpened', 'paper', 'terms.reason', ''), 'linkWrong'],
    ['the settling left out', (it) => remove(it, 'countEntered', 'paper', 2), 'countMissing'],
    ['a void vote brought back', (it) => remove(it, 'voteCancelled', 'before-paper'), 'voteStateWrong'],
  ],
  confidenceSlips: [
    ['a mark', (it) => set(it, 'slipCast', 'slips', 'slip.marks.1.mark', 'high'), 'slipSignature'],
    [
      'a milder outcome',
      (it) => set(it, 'pollClosed', 'slips', 'result.rows.1.outcome', 'mayResign'),
      'slipResultDiffers',
    ],
    ['a slip left out', (it) => remove(it, 'slipCast', 'slips', 7), 'slipResultDiffers'],
  ],
  confidenceVote: [
    [
      'on another official',
      (it) => set(it, 'pollPut', 'trust', 'poll.sheet.rows.0.id', 'a'),
      'followingWrong',
    ],
    [
      'trusted after all',
      (it) => set(it, 'pollClosed', 'trust', 'result.rows.0.outcome', 'trusted'),
      'slipResultDiffers',
    ],
  ],
  election: [
    [
      'a lower threshold',
      (it) => set(it, 'pollOpened', 'election', 'terms.thresholds.majority.strict', false),
      'termsWrong',
    ],
    [
      'a tie decided by hand',
      (it) => set(it, 'pollClosed', 'election', 'result.rows.1.outcome', 'elected'),
      'slipResultDiffers',
    ],
  ],
  runOff: [
    ['for two seats', (it) => set(it, 'pollPut', 'runOff', 'poll.sheet.toElect', 2), 'followingWrong'],
    ['a slip given to another', (it) => set(it, 'slipCast', 'runOff', 'slip.memberId', 'd30'), 'actorWrong'],
  ],
  secret: [
    ['one count', (it) => set(it, 'paperCounted', 'secret', 'count.invalid', 2), 'countsDiffer'],
    [
      'invalid slips hidden',
      (it) => set(it, 'pollClosed', 'secret', 'result.turnout.invalid', 0),
      'slipResultDiffers',
    ],
    [
      'one teller twice',
      (it) => set(it, 'tellersNamed', 'secret', 'tellers.counterIds.1', 'd03'),
      'tellersWrong',
    ],
  ],
  opinions: [
    ['given for another', (it) => set(it, 'opinionGiven', 'sheet', 'memberId', 'd09'), 'actorWrong'],
    ['no such opinion', (it) => set(it, 'opinionGiven', 'sheet', 'answers.0.opinion', 'yes'), 'opinionWrong'],
    [
      'another opinion that says nothing',
      (it) => set(it, 'opinionGiven', 'sheet', 'answers.0.comment', '', 60),
      'opinionWrong',
    ],
    ['closed before all had answered', (it) => remove(it, 'opinionGiven', 'sheet', 20), 'opinionWrong'],
  ],
};

const PLANTED = Object.entries(TAMPERINGS).flatMap(([kind, list]) =>
  list.map(([name, change, code]) => [kind, name, change, code] as const),
);

describe('verify of a record with every kind of vote', () => {
  it('fits, and names each kind with its recount', () => {
    const { status, said } = verify(original);
    for (const words of [
      'biểu quyết điện tử, ghi tên / named electronic vote',
      '40/61 tán thành, cần ít nhất 31 (quá nửa tổng số đại biểu): thông qua',
      'thay kết quả lượt số 1 / replaces the result of vote 1',
      '50/61 tán thành',
      'phần / part: Sửa Điều 2 (sửa đổi / amendment)',
      'phần / part: Điều 1 (điều, khoản / clause)',
      'mở cùng một lần với lượt khác / opened in one go with others',
      'giơ tay, kiểm đếm: secretary, d02',
      'phiếu giấy, kiểm đếm: secretary, d02',
      'đã chuyển sang hình thức khác: 10 phiếu được giữ lại và không có giá trị',
      '41/61 tán thành',
      'lấy phiếu tín nhiệm, ghi tên / confidence slips, named',
      'Nguyễn Văn Đức: 0 tín nhiệm cao, 19 tín nhiệm, 41 tín nhiệm thấp; mức 31/61, 41/61: tiến hành bỏ phiếu tín nhiệm',
      'bỏ phiếu tín nhiệm, ghi tên / confidence vote, named',
      'Nguyễn Văn Đức: 25 tín nhiệm, 35 không tín nhiệm; mức 31/61: không được tín nhiệm',
      'bầu cử, ghi tên / election, named',
      'Nguyễn Văn Đức: 31 phiếu bầu; mức 31/61: bằng phiếu, bầu lại',
      'bầu lại của lượt 3 / run-off of poll 3',
      'Lê Hoàng Phương: 33 phiếu bầu; mức 31/61: trúng cử',
      'bầu cử, phiếu kín trên giấy / election, secret, on paper',
      'phát ra 60, thu về 60, hợp lệ 57, không hợp lệ 3',
      'Phiếu lấy ý kiến / opinion sheet: Lấy ý kiến về chủ trương',
      '50 đồng ý, 8 không đồng ý, 3 ý kiến khác',
      'HỢP LỆ',
    ])
      expect(said).toContain(words);
    expect(status).toBe(0);
  });

  it('at least twenty tamperings are planted, in every kind', () => {
    expect(PLANTED.length).toBeGreaterThanOrEqual(20);
    for (const [kind, list] of Object.entries(TAMPERINGS))
      expect([kind, list.length > 1]).toEqual([kind, true]);
  });

  it.each(PLANTED)('finds in %s: %s', (_, __, change, code) => {
    const record = openRecord(original);
    change(record);
    rechain(record);
    resign(record, SERVER_KEY);
    const { status, said } = verify(JSON.stringify(record));
    expect(said).toContain(`[${code}]`);
    expect(said).toContain('KHÔNG HỢP LỆ');
    expect(status).toBe(1);
  });
});
