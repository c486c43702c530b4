import fc from 'fast-check';
import type { Command } from '../../shared/domain/command.ts';
import { MARKS, SLIP_FORMS, type MarkedRow, type SlipSheet } from '../../shared/domain/slip.ts';
import { OPINIONS } from '../../shared/domain/opinion.ts';
import { device, file, item, member, opinion, poll, question, row, version } from './sessionRecord.ts';
import { rowOf } from './slipRecord.ts';
import { FORGED, type Request } from './votingCommands.ts';

/** Commands of polls by slip and of opinion sheets, over as few ids as the others. */
const anyMember = fc.constantFrom('m1', 'm2', 'm2', 'm3', 'm3', 'm4').map(member);
const anyPoll = fc.constantFrom('p1', 'p1', 'p2', 'p2', 'p3').map(poll);
const anyOpinion = fc.constantFrom('o1', 'o1', 'o2').map(opinion);
const ROWS = ['a', 'b'] as const;

const rowsOf = (ids: readonly string[]) => ids.map((id) => rowOf(id));
const anySheet: fc.Arbitrary<SlipSheet> = fc.oneof(
  fc.constantFrom<SlipSheet>(
    { form: 'election', title: 'Bầu', rows: rowsOf(ROWS), toElect: 1 },
    { form: 'election', title: 'Bầu', rows: rowsOf(ROWS), toElect: 1 },
    { form: 'election', title: 'Bầu', rows: rowsOf(ROWS), toElect: 3 },
    { form: 'confidenceSlips', title: 'Phiếu', rows: rowsOf(ROWS) },
    { form: 'confidenceVote', title: 'Phiếu', rows: rowsOf(['a']) },
    { form: 'proposal', title: 'Đề nghị', rows: rowsOf(['a']), kind: 'resolution' },
    { form: 'confidenceSlips', title: 'Phiếu', rows: [rowOf('a', { memberId: member('m4') })] },
  ),
);

const anyMarks: fc.Arbitrary<readonly MarkedRow[]> = fc
  .tuple(fc.subarray([...ROWS]), fc.constantFrom(...SLIP_FORMS, 'election' as const), fc.nat({ max: 2 }))
  .map(([ids, form, nth]) => {
    const mark = MARKS[form][Math.min(nth, MARKS[form].length - 1)] ?? 'elect';
    return ids.map((id) => ({ rowId: row(id), mark }));
  });

const countOf = (issued: number, ...rows: readonly (readonly [string, ...number[]])[]) => ({
  ...{ issued, collected: 2, valid: 2, invalid: 0 },
  rows: rows.map(([id, ...counts]) => ({ rowId: row(id), counts })),
});
/** Good for an election, not possible, good for another form, for no form at all. */
const anyCount = fc.constantFrom(
  countOf(1, ['a', 1], ['b', 0]),
  countOf(2, ['a', 1], ['b', 1]),
  countOf(2, ['a', 1], ['b', 1]),
  countOf(9, ['a', 1], ['b', 1]),
  countOf(9, ['a', 1], ['b', 1]),
  countOf(2, ['a', 1, 1]),
  countOf(2, ['a', 1, 1, 0], ['b', 1, 1, 0]),
  countOf(2),
);

const tellers = (headId: string, other: string) => ({
  headId: member(headId),
  memberIds: [member(other)],
  counterIds: [member(headId), member(other)] as const,
});

const putPoll: fc.Arbitrary<Command> = fc.record({
  type: fc.constant('putPoll' as const),
  poll: fc.record({
    id: anyPoll,
    itemId: fc.constantFrom('i1', 'i1', 'i1', 'i2').map(item),
    method: fc.constantFrom('named' as const, 'paper' as const),
    sheet: anySheet,
    follows: fc.option(
      fc.record({
        pollId: anyPoll,
        as: fc.constantFrom('runOff' as const, 'further' as const, 'confidence' as const, 'repeat' as const),
      }),
      { freq: 4, nil: null },
    ),
  }),
});

const ofDesk: readonly fc.Arbitrary<Command>[] = [
  putPoll,
  fc.record({ type: fc.constant('removePoll' as const), pollId: anyPoll }),
  fc.record({
    type: fc.constant('nameTellers' as const),
    pollId: anyPoll,
    tellers: fc.constantFrom(
      tellers('m2', 'm3'),
      tellers('m2', 'm3'),
      tellers('m3', 'm2'),
      tellers('m2', 'm2'),
    ),
  }),
  fc.record({ type: fc.constant('openPoll' as const), pollId: anyPoll, seconds: fc.constant(60) }),
  fc.record({ type: fc.constant('openPoll' as const), pollId: anyPoll, seconds: fc.constant(60) }),
  fc.record({ type: fc.constant('extendPoll' as const), pollId: anyPoll, seconds: fc.constant(60) }),
  fc.record({ type: fc.constant('remindPoll' as const), pollId: anyPoll }),
  fc.record({
    type: fc.constant('closePoll' as const),
    pollId: anyPoll,
    reason: fc.constantFrom('', 'Đã chờ đủ'),
  }),
  fc.record({ type: fc.constant('closePoll' as const), pollId: anyPoll }),
  fc.record({ type: fc.constant('announcePoll' as const), pollId: anyPoll }),
  fc.record({ type: fc.constant('cancelPoll' as const), pollId: anyPoll, reason: fc.constant('nhầm') }),
];

const castSlip: fc.Arbitrary<Command> = fc.record({
  type: fc.constant('castSlip' as const),
  pollId: anyPoll,
  marks: anyMarks,
  serial: fc.constantFrom(1, 1, 2, 3),
  deviceId: fc.constantFrom('d1', 'd2', 'd3', 'd4').map(device),
  signature: fc.constantFrom(FORGED, ...Array<string>(7).fill('good')),
});

const enterCount: fc.Arbitrary<Command> = fc.record({
  type: fc.constant('enterSlipCount' as const),
  pollId: anyPoll,
  count: anyCount,
  reason: fc.constantFrom('', 'đếm lại'),
});

const askOpinion: fc.Arbitrary<Command> = fc.record({
  type: fc.constant('askOpinion' as const),
  sheet: fc.record({
    id: anyOpinion,
    title: fc.constant('Lấy ý kiến'),
    text: fc.option(
      fc.record({
        fileId: fc.constantFrom('f1', 'f1', 'f2').map(file),
        versionId: fc.constantFrom('v1', 'v2', 'v3').map(version),
      }),
      { freq: 3, nil: null },
    ),
    questions: fc.constantFrom([{ id: question('h1'), text: 'Đồng ý không?' }], []),
    deadline: fc.constantFrom(2, 30, 60, 200),
  }),
});

const onOpinions: readonly fc.Arbitrary<Command>[] = [
  askOpinion,
  askOpinion,
  fc.record({ type: fc.constant('remindOpinion' as const), opinionId: anyOpinion }),
  fc.record({
    type: fc.constant('extendOpinion' as const),
    opinionId: anyOpinion,
    deadline: fc.constantFrom(10, 250, 300),
  }),
  fc.record({ type: fc.constant('closeOpinion' as const), opinionId: anyOpinion }),
  fc.record({ type: fc.constant('publishOpinion' as const), opinionId: anyOpinion }),
];

const answerOpinion: fc.Arbitrary<Command> = fc.record({
  type: fc.constant('answerOpinion' as const),
  opinionId: anyOpinion,
  answers: fc
    .record({
      questionId: fc.constantFrom('h1', 'h1', 'h1', 'h2').map(question),
      opinion: fc.constantFrom(...OPINIONS),
      comment: fc.constantFrom('', 'thêm'),
    })
    .map((answer) => [answer]),
});

const byDesk = fc.oneof(
  { weight: 6, arbitrary: fc.constant(member('m1')) },
  { weight: 1, arbitrary: anyMember },
);

export const anySlipRequest: fc.Arbitrary<Request> = fc.oneof(
  { weight: 6, arbitrary: fc.record<Request>({ command: fc.oneof(...ofDesk), actor: byDesk }) },
  { weight: 6, arbitrary: fc.record<Request>({ command: castSlip, actor: anyMember }) },
  { weight: 4, arbitrary: fc.record<Request>({ command: enterCount, actor: anyMember }) },
  { weight: 2, arbitrary: fc.record<Request>({ command: fc.oneof(...onOpinions), actor: byDesk }) },
  { weight: 2, arbitrary: fc.record<Request>({ command: answerOpinion, actor: anyMember }) },
);

const by = (actor: string, command: Command): Request => ({ command, actor: member(actor) });

const planOf = (id: string, method: 'named' | 'paper'): Command => ({
  type: 'putPoll',
  poll: {
    ...{ id: poll(id), itemId: item('i1'), method, follows: null },
    sheet: { form: 'election', title: 'Bầu', rows: rowsOf(ROWS), toElect: 1 },
  },
});

/** The way from a ballot to polls and an opinion sheet, after `VOTING_BEGINNING`. */
export const SLIP_BEGINNING: readonly Request[] = [
  by('m1', { type: 'closeVote', voteId: 'b1' as never }),
  by('m1', {
    type: 'askOpinion',
    sheet: {
      id: opinion('o1'),
      title: 'Lấy ý kiến',
      text: null,
      questions: [{ id: question('h1'), text: 'Đồng ý không?' }],
      deadline: 80,
    },
  }),
  by('m1', planOf('p1', 'named')),
  by('m1', { type: 'openPoll', pollId: poll('p1'), seconds: 60 }),
  by('m2', {
    type: 'castSlip',
    pollId: poll('p1'),
    marks: [{ rowId: row('a'), mark: 'elect' }],
    serial: 1,
    deviceId: device('d1'),
    signature: 'good',
  }),
  by('m1', { type: 'closePoll', pollId: poll('p1') }),
  by('m1', planOf('p2', 'paper')),
  by('m1', { type: 'nameTellers', pollId: poll('p2'), tellers: tellers('m2', 'm3') }),
  by('m1', { type: 'openPoll', pollId: poll('p2'), seconds: 60 }),
];
