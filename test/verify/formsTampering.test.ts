import { beforeAll, expect, it } from 'vitest';
import type { BatchId, FileId, ItemId, MotionId, VersionId, VoteId } from '../../shared/domain/ids.ts';
import { MemoryRoomStore } from '../../server/store/memory/MemoryRoomStore.ts';
import { describeVotes } from '../../server/verify/describeVotes.ts';
import type { FindingCode } from '../../server/verify/findings.ts';
import { parseRecord } from '../../server/verify/RecordFile.ts';
import { verifyRecord } from '../../server/verify/verifyRecord.ts';
import { CHAIR, Council, councilParts, delegateId, SECRETARY } from './Council.ts';
import {
  drop,
  eventOf,
  insertAfter,
  payloadOf,
  rewrite,
  type OpenEvent,
  type OpenRecord,
  findingsAfter,
} from './Tampering.ts';

const COUNTER = delegateId(2);
const id = <Id extends string>(text: string) => text as Id;

let original: string;

beforeAll(async () => {
  const council = await Council.open(councilParts(new MemoryRoomStore()));
  await fallBackToPaper(council);
  await voteInParts(council);
  original = await council.record();
});

/** A fallback in mid-vote, and one of the counters is mistaken at first. */
async function fallBackToPaper(council: Council): Promise<void> {
  const vote = await council.openVote(1);
  for (let number = 3; number <= 12; number += 1) await council.cast(delegateId(number), vote, 'for');
  await council.must(CHAIR, {
    ...{ type: 'fallBackVote', voteId: vote, newVoteId: id<VoteId>('paper') },
    ...{ method: 'paper', reason: 'Mất mạng', counters: [SECRETARY, COUNTER] },
  });
  const enter = (by: typeof SECRETARY, yes: number) =>
    council.must(by, {
      ...{ type: 'enterCount', voteId: id<VoteId>('paper') },
      count: { for: yes, against: 5, abstain: 2 },
    });
  await enter(SECRETARY, 40);
  await enter(COUNTER, 41);
  await enter(COUNTER, 40);
  await council.must(CHAIR, { type: 'closeVote', voteId: id('paper'), reason: 'Đã đếm đủ phiếu' });
  await council.must(CHAIR, { type: 'announceVote', voteId: id('paper') });
}

/** Two clauses in one go, a reminder, a clause that is withdrawn after a vote was cancelled, the whole text, and its correction. */
async function voteInParts(council: Council): Promise<void> {
  const itemId = id<ItemId>('item-2');
  await council.must(CHAIR, { type: 'setItemState', itemId: id<ItemId>('item-1'), state: 'done' });
  await council.must(CHAIR, { type: 'setItemState', itemId, state: 'running' });
  const versionId = id<VersionId>('file-2-v1');
  const text = { itemId, fileId: id<FileId>('file-2'), versionId, kind: 'resolution' as const };
  const clause = (number: number) => ({
    ...{ motionId: id<MotionId>(`c${number}`), title: `Điều ${number}` },
    scope: { kind: 'clause' as const, label: `Điều ${number}` },
  });
  await council.must(SECRETARY, { type: 'makeMotions', ...text, motions: [clause(1), clause(2), clause(3)] });
  await council.must(SECRETARY, { type: 'makeMotion', motionId: id('w'), ...text, title: 'Toàn văn' });
  await council.must(CHAIR, {
    ...{ type: 'openVotes', batchId: id<BatchId>('l1'), seconds: 60 },
    votes: [1, 2].map((number) => ({ voteId: id(`b${number}`), motionId: id(`c${number}`) })),
  });
  for (const vote of ['b1', 'b2']) {
    for (let number = 3; number <= 40; number += 1) await council.cast(delegateId(number), id(vote), 'for');
  }
  await council.must(CHAIR, { type: 'remindVoters', voteId: id('b1') });
  for (const vote of ['b1', 'b2']) await council.must(CHAIR, { type: 'closeVote', voteId: id(vote) });
  await council.must(CHAIR, { type: 'openVote', voteId: id('b3'), motionId: id('c3'), seconds: 60 });
  await council.must(CHAIR, { type: 'cancelVote', voteId: id('b3') });
  await council.must(CHAIR, { type: 'withdrawMotion', motionId: id('c3'), reason: 'Người đề nghị rút' });
  await council.must(CHAIR, { type: 'openVote', voteId: id('w1'), motionId: id('w'), seconds: 60 });
  await council.must(CHAIR, { type: 'closeVote', voteId: id('w1') });
  await council.must(CHAIR, {
    ...{ type: 'openVote', voteId: id('w2'), motionId: id('w'), seconds: 60 },
    ...{ follows: id('w1'), reason: 'Đóng nhầm' },
  });
  for (let number = 3; number <= 40; number += 1) await council.cast(delegateId(number), id('w2'), 'for');
  await council.must(CHAIR, { type: 'closeVote', voteId: id('w2') });
}

it('an untouched record with other forms of voting fits and says what happened', () => {
  const { findings, ledger } = verifyRecord(parseRecord(original));
  expect(findings).toEqual([]);
  const said = describeVotes(ledger).join('\n');
  for (const words of [
    'đã chuyển sang hình thức khác: 10 phiếu được giữ lại và không có giá trị',
    'phiếu giấy, kiểm đếm: secretary, d02',
    'tiếp nối lượt / follows: vote-1',
    '40/61 tán thành, cần ít nhất 31 (quá nửa tổng số đại biểu): thông qua',
    '5 không tán thành, 2 không biểu quyết, 13 có mặt không bỏ phiếu, 1 vắng',
    'phần / part: Điều 2',
    'tiếp nối lượt / follows: w1',
    'đã rút, không biểu quyết: Điều 3 (Người đề nghị rút)',
    'withdrawn, not voted on: Điều 3 (Người đề nghị rút)',
  ])
    expect(said).toContain(words);
});

const termsOf = (event: OpenEvent) => payloadOf(event)['terms'] as Record<string, unknown>;
function openingOf(record: OpenRecord, vote: string): OpenEvent {
  const found = record.events.find((event) => event.type === 'voteOpened' && termsOf(event)['id'] === vote);
  if (found === undefined) throw new Error(vote);
  return found;
}
function closeOf(record: OpenRecord, vote: string): OpenEvent {
  const found = record.events.find(
    (event) => event.type === 'voteClosed' && payloadOf(event)['voteId'] === vote,
  );
  if (found === undefined) throw new Error(vote);
  return found;
}
const changeTerms = (event: OpenEvent, changes: Record<string, unknown>): OpenEvent => {
  rewrite(event, (payload) => void Object.assign(payload['terms'] as object, changes));
  return event;
};
const changeResult = (event: OpenEvent, changes: Record<string, unknown>): OpenEvent => {
  rewrite(event, (payload) => void Object.assign(payload['result'] as object, changes));
  return event;
};

/** All by the house itself, which hashes and signs anew: only the rules can give it away. */
const TAMPERINGS: readonly [name: string, (record: OpenRecord) => OpenEvent, FindingCode][] = [
  [
    'a count changed with the result, by one counter only',
    (record) => {
      rewrite(eventOf(record, 'countEntered'), (payload) => {
        Object.assign(payload['count'] as object, { for: 43 });
      });
      return changeResult(closeOf(record, 'paper'), { for: 43, silent: 10 });
    },
    'countMissing',
  ],
  [
    'a result that neither counter entered',
    (record) => changeResult(closeOf(record, 'paper'), { for: 41, silent: 12 }),
    'resultDiffers',
  ],
  [
    'one of the two entries taken out',
    (record) => {
      drop(record, eventOf(record, 'countEntered'));
      return closeOf(record, 'paper');
    },
    'countMissing',
  ],
  [
    'the mistaken entry put last',
    (record) => {
      const [wrong, right] = [eventOf(record, 'countEntered', 1), eventOf(record, 'countEntered', 2)];
      [wrong.payload, right.payload] = [right.payload, wrong.payload];
      return closeOf(record, 'paper');
    },
    'countMissing',
  ],
  [
    'void ballots counted on top of the paper',
    (record) => changeResult(closeOf(record, 'paper'), { for: 50, silent: 3 }),
    'resultDiffers',
  ],
  [
    'the void vote closed with a result of its own',
    (record) => {
      const close = closeOf(record, 'paper');
      const payload = JSON.stringify({ ...payloadOf(close), voteId: 'vote-1' });
      return insertAfter(record, close, { payload });
    },
    'voteStateWrong',
  ],
  [
    'a ballot put into the vote on paper',
    (record) => {
      const ballot = eventOf(record, 'ballotCast', 1);
      const payload = JSON.stringify({ ...payloadOf(ballot), voteId: 'paper' });
      return insertAfter(record, openingOf(record, 'paper'), { ...ballot, payload });
    },
    'formWrong',
  ],
  [
    'an entry by somebody who does not count',
    (record) => {
      const entry = eventOf(record, 'countEntered', 1);
      rewrite(entry, (payload) => (payload['by'] = 'd03'));
      entry.actor = 'd03';
      return entry;
    },
    'counterWrong',
  ],
  [
    'an entry by the other counter’s hand',
    (record) => {
      const entry = eventOf(record, 'countEntered', 2);
      entry.actor = SECRETARY;
      return entry;
    },
    'actorWrong',
  ],
  [
    'more counted than were here',
    (record) => {
      const entry = eventOf(record, 'countEntered', 1);
      rewrite(entry, (payload) => void Object.assign(payload['count'] as object, { for: 60 }));
      return entry;
    },
    'countTooHigh',
  ],
  [
    'one person as both counters',
    (record) => changeTerms(openingOf(record, 'paper'), { counters: ['d02', 'd02'] }),
    'formWrong',
  ],
  [
    'a fallback linked to nothing',
    (record) => changeTerms(openingOf(record, 'paper'), { follows: null }),
    'fallbackTorn',
  ],
  [
    'a fallback linked to another vote',
    (record) => changeTerms(openingOf(record, 'paper'), { follows: 'b1' }),
    'linkWrong',
  ],
  [
    'a fallback without its reason',
    (record) => changeTerms(openingOf(record, 'paper'), { reason: '' }),
    'linkWrong',
  ],
  [
    'a fallback whose new vote is gone',
    (record) => {
      const opening = openingOf(record, 'paper');
      const at = record.events.indexOf(opening);
      drop(record, opening);
      return record.events[at] as OpenEvent;
    },
    'fallbackTorn',
  ],
  [
    'a correction that follows no result of its motion',
    (record) => changeTerms(openingOf(record, 'w2'), { follows: 'b1' }),
    'linkWrong',
  ],
  [
    'a second vote that hides which result it replaces',
    (record) => changeTerms(openingOf(record, 'w2'), { follows: null, reason: '' }),
    'resultIgnored',
  ],
  [
    'a part withdrawn without a reason',
    (record) => {
      const event = eventOf(record, 'motionWithdrawn');
      rewrite(event, (payload) => (payload['reason'] = ' '));
      return event;
    },
    'withdrawalWrong',
  ],
  [
    'a part withdrawn that had a result',
    (record) => {
      const event = eventOf(record, 'motionWithdrawn');
      rewrite(event, (payload) => (payload['motionId'] = 'c1'));
      return event;
    },
    'withdrawalWrong',
  ],
  [
    'a withdrawal put into somebody else’s mouth',
    (record) => {
      const event = eventOf(record, 'motionWithdrawn');
      rewrite(event, (payload) => (payload['by'] = SECRETARY));
      return event;
    },
    'actorWrong',
  ],
  [
    'a withdrawal taken out, so that the whole text came too early',
    (record) => {
      drop(record, eventOf(record, 'motionWithdrawn'));
      return openingOf(record, 'w1');
    },
    'orderWrong',
  ],
  [
    'a vote on what was withdrawn',
    (record) => {
      const [opening, event] = [openingOf(record, 'b3'), eventOf(record, 'motionWithdrawn')];
      drop(record, event);
      record.events.splice(record.events.indexOf(opening), 0, event);
      return opening;
    },
    'motionWithdrawn',
  ],
  [
    'the whole text before its clauses',
    (record) => {
      const opening = openingOf(record, 'w1');
      const made = record.events.filter((event) => event.type === 'motionMade').at(-1) as OpenEvent;
      drop(record, opening);
      record.events.splice(record.events.indexOf(made) + 1, 0, opening);
      return opening;
    },
    'orderWrong',
  ],
  [
    'a clause whose vote is made one on the whole text',
    (record) => {
      const opening = openingOf(record, 'b1');
      const motion = { ...(termsOf(opening)['motion'] as object), scope: { kind: 'whole' } };
      return changeTerms(opening, { motion });
    },
    'termsWrong',
  ],
  [
    'a batch of which one vote is torn off',
    (record) => changeTerms(openingOf(record, 'b2'), { batchId: null }),
    'voteStateWrong',
  ],
  [
    'a batch of which the first stands alone',
    (record) => {
      const second = openingOf(record, 'b2');
      changeTerms(second, { batchId: 'l2' });
      return second;
    },
    'batchTorn',
  ],
  [
    'something between the votes of a batch',
    (record) => {
      const [first, second] = [openingOf(record, 'b1'), openingOf(record, 'b2')];
      insertAfter(record, first, {
        type: 'voteExtended',
        payload: JSON.stringify({ type: 'voteExtended', voteId: 'b1', seconds: 90 }),
      });
      return second;
    },
    'batchTorn',
  ],
  [
    'a reminder that names one who had voted',
    (record) => {
      const reminder = eventOf(record, 'votersReminded');
      rewrite(reminder, (payload) => (payload['memberIds'] as string[]).push('d03'));
      return reminder;
    },
    'reminderWrong',
  ],
];

it.each(TAMPERINGS)('finds and names %s', (_, change, code) => {
  const { findings, named } = findingsAfter(original, change);
  expect(findings).toContainEqual(expect.objectContaining({ code, seq: named.seq }));
});
