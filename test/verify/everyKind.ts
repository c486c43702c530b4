import type {
  BatchId,
  FileId,
  ItemId,
  MotionId,
  OpinionId,
  OpinionQuestionId,
  PollId,
  RowId,
  VersionId,
  VoteId,
} from '../../shared/domain/ids.ts';
import type { Opinion } from '../../shared/domain/opinion.ts';
import { slipText } from '../../shared/domain/signedText.ts';
import type { MarkedRow, PollPlan, SlipSheet } from '../../shared/domain/slip.ts';
import { marksText } from '../../shared/domain/slipSheet.ts';
import { CHAIR, delegateId, SECRETARY, SESSION, signedBy, type Council } from './Council.ts';

const id = <Id extends string>(text: string) => text as Id;
const ITEM = id<ItemId>('item-1');
const COUNTERS = [SECRETARY, delegateId(2)] as const;
/** Of 61 delegates one is on leave. */
const HERE = 60;

/** Holds one of every kind of vote; votes and polls bear the name of their kind. */
export async function holdEveryKind(council: Council): Promise<void> {
  await named(council, 'named');
  await correction(council);
  await parts(council);
  await batch(council);
  for (const method of ['hands', 'paper'] as const) await fallback(council, method);
  await polls(council);
  await secretPaper(council);
  await opinions(council);
}

async function named(council: Council, vote: string): Promise<void> {
  const voteId = await council.openVote(1, vote);
  await castAll(council, voteId, 40);
  await council.must(CHAIR, { type: 'closeVote', voteId });
  await council.must(CHAIR, { type: 'announceVote', voteId });
}

async function castAll(council: Council, voteId: VoteId, inFavour: number): Promise<void> {
  for (let number = 1; number <= HERE; number += 1) {
    await council.cast(delegateId(number), voteId, number <= inFavour ? 'for' : 'against');
  }
}

async function correction(council: Council): Promise<void> {
  const voteId = id<VoteId>('correction');
  const again = { voteId, motionId: id<MotionId>('motion-named'), seconds: 60 };
  await council.must(CHAIR, { type: 'openVote', ...again, follows: id('named'), reason: 'Hiểu nhầm' });
  await castAll(council, voteId, 50);
  await council.must(CHAIR, { type: 'closeVote', voteId });
}

/** An amendment and two clauses, these in one go. */
async function parts(council: Council): Promise<void> {
  const versionId = id<VersionId>('file-1-v1');
  const text = { itemId: ITEM, fileId: id<FileId>('file-1'), versionId, kind: 'resolution' as const };
  const part = (kind: 'clause' | 'amendment', label: string) => ({
    ...{ motionId: id<MotionId>(label), title: label, scope: { kind, label } },
  });
  const motions = [part('amendment', 'Sửa Điều 2'), part('clause', 'Điều 1'), part('clause', 'Điều 2')];
  await council.must(SECRETARY, { type: 'makeMotions', ...text, motions });
  const voteId = id<VoteId>('amendment');
  await council.must(CHAIR, { type: 'openVote', voteId, motionId: id('Sửa Điều 2'), seconds: 60 });
  await castAll(council, voteId, 31);
  await council.must(CHAIR, { type: 'closeVote', voteId });
  await holdTogether(council, 'clauses', ['Điều 1', 'Điều 2']);
}

async function batch(council: Council): Promise<void> {
  const versionId = id<VersionId>('file-1-v1');
  const about = { itemId: ITEM, fileId: id<FileId>('file-1'), versionId, kind: 'resolution' as const };
  for (const motionId of ['giá đất', 'tên đường'].map((name) => id<MotionId>(name))) {
    await council.must(SECRETARY, { type: 'makeMotion', motionId, ...about, title: motionId });
  }
  await holdTogether(council, 'batch', ['giá đất', 'tên đường']);
}

async function holdTogether(council: Council, name: string, motions: readonly string[]): Promise<void> {
  const votes = motions.map((motion, index) => ({
    voteId: id<VoteId>(`${name}-${index + 1}`),
    motionId: id<MotionId>(motion),
  }));
  await council.must(CHAIR, { type: 'openVotes', batchId: id<BatchId>(name), votes, seconds: 60 });
  for (const { voteId } of votes) await castAll(council, voteId, 33);
  for (const { voteId } of votes) await council.must(CHAIR, { type: 'closeVote', voteId });
}

/** Ten have voted when the network goes; one of the counters is mistaken at first. */
async function fallback(council: Council, method: 'hands' | 'paper'): Promise<void> {
  const voteId = await council.openVote(1, `before-${method}`);
  await castSome(council, voteId);
  const newVoteId = id<VoteId>(method);
  const terms = { method, reason: 'Mất mạng', counters: COUNTERS };
  await council.must(CHAIR, { type: 'fallBackVote', voteId, newVoteId, ...terms });
  const enter = (by: (typeof COUNTERS)[number], yes: number) =>
    council.must(by, { type: 'enterCount', voteId: newVoteId, count: { for: yes, against: 5, abstain: 2 } });
  await enter(COUNTERS[0], 41);
  await enter(COUNTERS[1], 42);
  await enter(COUNTERS[1], 41);
  await council.must(CHAIR, { type: 'closeVote', voteId: newVoteId });
}

async function castSome(council: Council, voteId: VoteId): Promise<void> {
  for (let number = 1; number <= 10; number += 1) await council.cast(delegateId(number), voteId, 'for');
}

const NAMES = ['Trần Thị Bích Ngọc', 'Nguyễn Văn Đức', 'Lê Hoàng Phương'];
const rows = (...ids: readonly string[]) =>
  ids.map((rowId) => ({
    ...{ id: id<RowId>(rowId), office: 'Giám đốc Sở', born: '', memberId: null },
    name: NAMES['abc'.indexOf(rowId)] ?? rowId,
  }));

async function put(council: Council, name: string, sheet: SlipSheet, more: Partial<PollPlan> = {}) {
  const poll = { id: id<PollId>(name), itemId: ITEM, method: 'named' as const, sheet, follows: null };
  await council.must(SECRETARY, { type: 'putPoll', poll: { ...poll, ...more } });
}

/** `[[30, 'a=high b=low'], …]`: so many mark so. */
async function hold(council: Council, name: string, texts: readonly (readonly [number, string])[]) {
  const pollId = id<PollId>(name);
  await council.must(CHAIR, { type: 'openPoll', pollId, seconds: 60 });
  const slips = texts.flatMap(([times, text]) => Array<string>(times).fill(text));
  for (const [index, text] of slips.entries()) await castSlip(council, index + 1, pollId, text);
  await council.must(CHAIR, { type: 'closePoll', pollId });
}

async function castSlip(council: Council, number: number, pollId: PollId, text: string): Promise<void> {
  const memberId = delegateId(number);
  const signer = council.signers.get(memberId);
  const poll = council.room.state.polls.get(pollId);
  if (signer === undefined || poll === undefined || poll.state === 'prepared') throw new Error('no poll');
  const marks = text.split(' ').map((one) => {
    const [rowId, mark] = one.split('=');
    return { rowId, mark } as MarkedRow;
  });
  const { sheetHash } = poll.terms;
  const said = slipText({
    ...{ sessionId: SESSION, pollId, sheetHash, memberId, serial: 1, marks: marksText(marks) },
  });
  const { deviceId } = signer;
  const signature = signedBy(signer, said);
  await council.must(memberId, { type: 'castSlip', pollId, marks, serial: 1, deviceId, signature });
}

/** One official of whom a confidence vote follows; an election with a tie, and its run-off. */
async function polls(council: Council): Promise<void> {
  await put(council, 'slips', { form: 'confidenceSlips', title: 'Lấy phiếu', rows: rows('a', 'b') });
  await hold(council, 'slips', [
    [41, 'a=high b=low'],
    [19, 'a=medium b=medium'],
  ]);
  const trust: SlipSheet = { form: 'confidenceVote', title: 'Bỏ phiếu', rows: rows('b') };
  await put(council, 'trust', trust, { follows: { pollId: id('slips'), as: 'confidence' } });
  await hold(council, 'trust', [
    [35, 'b=noTrust'],
    [25, 'b=trust'],
  ]);
  await put(council, 'election', { form: 'election', title: 'Bầu', rows: rows('a', 'b', 'c'), toElect: 2 });
  await hold(council, 'election', [
    [29, 'a=elect b=elect'],
    [29, 'a=elect c=elect'],
    [2, 'b=elect c=elect'],
  ]);
  const runOff: SlipSheet = { form: 'election', title: 'Bầu lại', rows: rows('b', 'c'), toElect: 1 };
  await put(council, 'runOff', runOff, { follows: { pollId: id('election'), as: 'runOff' } });
  await hold(council, 'runOff', [
    [27, 'b=elect'],
    [33, 'c=elect'],
  ]);
}

async function secretPaper(council: Council): Promise<void> {
  const pollId = id<PollId>('secret');
  const sheet: SlipSheet = { form: 'election', title: 'Bầu kín', rows: rows('a', 'b'), toElect: 1 };
  await put(council, 'secret', sheet, { method: 'paper' });
  const [headId, first, second] = [delegateId(2), delegateId(3), delegateId(4)];
  const tellers = { headId, memberIds: [first, second], counterIds: [first, second] as const };
  await council.must(SECRETARY, { type: 'nameTellers', pollId, tellers });
  await council.must(CHAIR, { type: 'openPoll', pollId, seconds: 600 });
  const count = (a: number) => ({
    ...{ issued: 60, collected: 60, valid: 57, invalid: 3 },
    rows: [
      { rowId: id<RowId>('a'), counts: [a] },
      { rowId: id<RowId>('b'), counts: [17] },
    ],
  });
  await council.must(first, { type: 'enterSlipCount', pollId, count: count(40), reason: '' });
  await council.must(second, { type: 'enterSlipCount', pollId, count: count(39), reason: '' });
  await council.must(second, { type: 'enterSlipCount', pollId, count: count(40), reason: 'Đếm sót' });
  await council.must(CHAIR, { type: 'closePoll', pollId });
}

async function opinions(council: Council): Promise<void> {
  const opinionId = id<OpinionId>('sheet');
  const questionId = id<OpinionQuestionId>('h1');
  const deadline = council.parts.clock() + 86_400_000;
  const questions = [{ id: questionId, text: 'Đồng ý không?' }];
  const sheet = { id: opinionId, title: 'Lấy ý kiến về chủ trương', text: null, questions, deadline };
  await council.must(SECRETARY, { type: 'askOpinion', sheet });
  for (let number = 1; number <= 61; number += 1) {
    const opinion: Opinion = number <= 50 ? 'agree' : number <= 58 ? 'disagree' : 'other';
    const answers = [{ questionId, opinion, comment: opinion === 'other' ? 'Bỏ Điều 4' : '' }];
    await council.must(delegateId(number), { type: 'answerOpinion', opinionId, answers });
  }
  await council.must(SECRETARY, { type: 'closeOpinion', opinionId });
  await council.must(SECRETARY, { type: 'publishOpinion', opinionId });
}
