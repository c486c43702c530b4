import { beforeAll, describe, expect, it } from 'vitest';
import type { ItemId, PromiseId, QuestionId, SessionId, SpeechId } from '../../shared/domain/ids.ts';
import type { ChainKind } from '../../shared/domain/question.ts';
import type { QuestionCommand } from '../../shared/domain/questionCommand.ts';
import { MemoryRoomStore } from '../../server/store/memory/MemoryRoomStore.ts';
import type { FindingCode } from '../../server/verify/findings.ts';
import { parseRecord } from '../../server/verify/RecordFile.ts';
import { verifyRecord } from '../../server/verify/verifyRecord.ts';
import { CHAIR, Council, councilParts, delegateId, SECRETARY } from './Council.ts';
import {
  drop,
  eventOf,
  findingsAfter,
  insertAfter,
  rewrite,
  type OpenEvent,
  type OpenRecord,
} from './Tampering.ts';

const ITEM = 'item-1' as ItemId;
const [AUTHOR, OFFICIAL] = [delegateId(2), delegateId(5)];
const LATER = Date.UTC(2100, 0, 1);
const question = (id: string) => id as QuestionId;
const promise = (id: string) => id as PromiseId;
const owner = { kind: 'member', memberId: OFFICIAL } as const;
const slip = (text: string) => ({ to: owner, itemId: ITEM, topic: 'Môi trường', text });
const put = (kind: ChainKind, as: string, after: string | null): QuestionCommand => ({
  ...{ type: 'giveFloorOnQuestion', questionId: question('q1'), itemId: ITEM, kind, speaker: null },
  ...{ speechId: as as SpeechId, seconds: null, after: after as SpeechId | null },
});

let original: string;

/** Three slips: one through the whole chain to a promise, one returned and withdrawn, one answered in writing only. */
beforeAll(async () => {
  const council = await Council.open(councilParts(new MemoryRoomStore()), 42);
  await council.must(CHAIR, { type: 'setItemState', itemId: ITEM, state: 'running' });
  for (const id of ['q1', 'q2', 'q3']) {
    await council.must(AUTHOR, { type: 'askQuestion', questionId: question(id), slip: slip('Về rác thải') });
  }
  await council.must(SECRETARY, { type: 'acceptQuestion', questionId: question('q1') });
  await council.must(SECRETARY, { type: 'returnQuestion', questionId: question('q2'), reason: 'Trùng' });
  await council.must(AUTHOR, {
    type: 'reviseQuestion',
    questionId: question('q2'),
    slip: slip('Về thu gom'),
  });
  await council.must(AUTHOR, { type: 'withdrawQuestion', questionId: question('q2') });
  await council.must(SECRETARY, { type: 'acceptQuestion', questionId: question('q3') });
  const answer = { text: 'Đã giao Phòng Quản lý đô thị', fileId: null };
  await council.must(OFFICIAL, { type: 'answerQuestion', questionId: question('q3'), answer });
  await council.must(SECRETARY, { type: 'moveQuestion', questionId: question('q3'), before: question('q1') });
  await council.must(CHAIR, put('question', 'x1', null));
  await council.must(CHAIR, put('answer', 'x2', 'x1'));
  const due = { owner, dueAt: LATER };
  await council.must(SECRETARY, {
    ...{ type: 'recordPromise', promiseId: promise('h1'), questionId: question('q1') },
    ...{ speechId: 'x2' as SpeechId, text: 'Khởi công bãi rác', ...due },
  });
  await council.must(CHAIR, put('followUp', 'x3', 'x2'));
  await council.must(CHAIR, { type: 'endFloor', speechId: 'x3' as SpeechId, back: false });
  await council.must(CHAIR, { type: 'closeQuestion', questionId: question('q1') });
  await council.must(SECRETARY, {
    ...{ type: 'changePromise', promiseId: promise('h1'), text: 'Khởi công bãi rác Đông' },
    ...due,
  });
  await council.must(SECRETARY, { type: 'settlePromise', promiseId: promise('h1'), note: 'Đã khởi công' });
  await council.must(SECRETARY, { type: 'reopenPromise', promiseId: promise('h1') });
  const origin = { sessionId: 'k1' as SessionId, promiseId: promise('cũ') };
  await council.must(SECRETARY, {
    type: 'carryPromises',
    promises: [{ promiseId: promise('h2'), origin, text: 'Sửa cầu', owner, madeAt: 1, dueAt: 2 }],
  });
  original = await council.record();
});

const by = (actor: string) => (event: OpenEvent) => void (event.actor = actor);
const change = (edit: (payload: Record<string, unknown>) => void) => (event: OpenEvent) =>
  rewrite(event, edit);
const inPart = (key: string, edit: (inner: Record<string, unknown>) => void) =>
  change((payload) => edit(payload[key] as Record<string, unknown>));
const again = (event: OpenEvent, record: OpenRecord) => insertAfter(record, event, {});

describe('verify knows questions and promises', () => {
  it('an untouched record fits', () => {
    const { findings, ledger } = verifyRecord(parseRecord(original));
    expect(findings).toEqual([]);
    expect([...ledger.questions.values()].map(({ state, chain }) => [state, chain.length])).toEqual([
      ['closed', 3],
      ['withdrawn', 0],
      ['accepted', 0],
    ]);
    expect([...ledger.promises.values()].map(({ state }) => state)).toEqual(['open', 'open']);
  });

  const TAMPERINGS: readonly [
    name: string,
    type: string,
    change: (event: OpenEvent, record: OpenRecord) => OpenEvent | void,
    code: FindingCode,
  ][] = [
    ['somebody asks in another’s name', 'questionAsked', by(delegateId(9)), 'actorWrong'],
    [
      'a secretary asks',
      'questionAsked',
      inPart('question', (of) => (of['authorId'] = SECRETARY)),
      'notADelegate',
    ],
    [
      'an official nobody knows',
      'questionAsked',
      inPart('question', (of) => (of['to'] = { kind: 'member', memberId: 'x' })),
      'nothingNamed',
    ],
    ['the same question twice', 'questionAsked', again, 'idTaken'],
    ['somebody revises another’s slip', 'questionRevised', by(SECRETARY), 'actorWrong'],
    ['somebody withdraws another’s slip', 'questionWithdrawn', by(SECRETARY), 'actorWrong'],
    [
      'a withdrawal of what was put',
      'questionWithdrawn',
      (event, record) => {
        insertAfter(record, eventOf(record, 'floorEnded', -1), {
          ...{ type: 'questionWithdrawn', actor: AUTHOR },
          payload: JSON.stringify({ type: 'questionWithdrawn', questionId: 'q1' }),
        });
        return eventOf(record, 'questionWithdrawn', -1) === event
          ? event
          : eventOf(record, 'questionWithdrawn', -1);
      },
      'questionWrong',
    ],
    ['a delegate accepts his own', 'questionAccepted', by(AUTHOR), 'actorWrong'],
    ['a delegate returns one', 'questionReturned', by(AUTHOR), 'actorWrong'],
    [
      'somebody else answers',
      'questionAnswered',
      (event) => {
        event.actor = delegateId(9);
        rewrite(event, (payload) => ((payload['answer'] as Record<string, unknown>)['by'] = delegateId(9)));
      },
      'actorWrong',
    ],
    [
      'an answer under another name',
      'questionAnswered',
      inPart('answer', (of) => (of['by'] = SECRETARY)),
      'actorWrong',
    ],
    [
      'an answer with a file that is not there',
      'questionAnswered',
      inPart('answer', (of) => (of['fileId'] = 'f9')),
      'nothingNamed',
    ],
    ['a delegate orders them', 'questionMoved', by(AUTHOR), 'actorWrong'],
    ['a delegate closes one', 'questionClosed', by(AUTHOR), 'actorWrong'],
    [
      'closed before an answer',
      'questionClosed',
      change((payload) => (payload['questionId'] = 'q2')),
      'questionWrong',
    ],
    [
      'an answer before the question',
      'floorGiven',
      inPart('speech', (of) => (of['kind'] = 'answer')),
      'questionWrong',
    ],
    ['a promise recorded by a delegate', 'promiseRecorded', by(OFFICIAL), 'actorWrong'],
    [
      'a promise put back in time',
      'promiseRecorded',
      inPart('promise', (of) => (of['madeAt'] = 5)),
      'timeDiffers',
    ],
    [
      'a promise due before it was made',
      'promiseChanged',
      change((payload) => (payload['dueAt'] = 1)),
      'promiseWrong',
    ],
    ['a promise settled by its owner', 'promiseSettled', by(OFFICIAL), 'actorWrong'],
    ['a promise settled twice', 'promiseSettled', again, 'promiseWrong'],
    [
      'a promise settled without a note',
      'promiseSettled',
      change((payload) => (payload['note'] = '')),
      'promiseWrong',
    ],
    ['a promise opened by its owner', 'promiseReopened', by(OFFICIAL), 'actorWrong'],
    ['a promise carried twice', 'promisesCarried', again, 'promiseWrong'],
    ['a promise carried by its owner', 'promisesCarried', by(OFFICIAL), 'actorWrong'],
  ];

  it.each(TAMPERINGS)('%s is found', (_, type, tamper, code) => {
    const { findings, named } = findingsAfter(original, (record) => {
      const event = eventOf(record, type);
      return tamper(event, record) ?? event;
    });
    expect(findings.map((finding) => [finding.code, finding.seq])).toContainEqual([code, named.seq]);
  });

  it('a settlement that was left out is found where it is opened again', () => {
    const { findings, named } = findingsAfter(original, (record) => {
      drop(record, eventOf(record, 'promiseSettled'));
      return eventOf(record, 'promiseReopened');
    });
    expect(findings.map((finding) => [finding.code, finding.seq])).toContainEqual([
      'promiseWrong',
      named.seq,
    ]);
  });
});
