import { describe, expect, test } from 'vitest';
import { chainOf } from '../../shared/domain/question.ts';
import { HDND } from '../../shared/domain/rulePack.ts';
import { project } from '../../shared/protocol/project.ts';
import { createSeatProjector } from '../../shared/protocol/projectSeat.ts';
import { end, floorRecord } from './floorRecord.ts';
import {
  accept,
  answer,
  close,
  drop,
  GUEST,
  LIVE,
  move,
  NOBODY,
  OFFICIAL,
  put,
  revise,
  sendBack,
  write,
} from './questionRecord.ts';
import {
  addFile,
  addItem,
  item,
  member,
  preparedRecord,
  setState,
  type SessionRecord,
  writtenQuestion as question,
} from './sessionRecord.ts';

const order = ({ state }: SessionRecord) => state.questionOrder;
const stateOf = ({ state }: SessionRecord, id: string) => state.questions.get(question(id))?.state;

describe('written questions', () => {
  test('Q1 a delegate asks in writing a member or somebody named', () => {
    const record = floorRecord();
    record.ask(write('c1'), 'db2');
    record.ask(write('c2', 'Về thu', GUEST), 'db3');
    expect(record.state.questions.get(question('c1'))).toMatchObject({
      ...{ authorId: 'db2', to: OFFICIAL, text: 'Về rác thải', state: { kind: 'submitted' } },
    });
    expect(record.refusal(write('c1'), 'db3')).toBe('idTaken');
    expect(record.refusal(write('c3'), 'khach')).toBe('notADelegate');
    expect(record.refusal(write('c3'), null)).toBe('notAllowed');
    expect(record.refusal(write('c3', 'x', NOBODY), 'db3')).toBe('noSuchMember');
    expect(record.refusal(write('c3', 'x', GUEST, 'nd9'), 'db3')).toBe('noSuchItem');
    record.ask(addItem('nd7', 'sang'), 'thuky');
    expect(record.refusal(write('c3', 'x', GUEST, 'nd7'), 'db3')).toBe('itemNotPublished');
    record.ask({ type: 'publish' }, 'thuky');
    record.ask(write('c3', 'x', GUEST, 'nd7'), 'db3');
    record.ask({ type: 'removeItem', itemId: item('nd7') }, 'thuky');
    expect(record.state.questions.get(question('c3'))?.itemId).toBe(null);
    expect(record.state.questions.get(question('c1'))?.itemId).toBe('nd1');
  });

  test('Q1 also before the session is published, then in no item', () => {
    const record = preparedRecord();
    record.ask(write('c1', 'Về rác thải', OFFICIAL, null), 'daibieu');
    expect(record.refusal(write('c2'), 'daibieu')).toBe('itemNotPublished');
  });

  test('Q2 its author revises it until it is accepted, and withdraws it until it was put', () => {
    const record = floorRecord();
    record.ask(write('c1'), 'db2');
    expect(record.refusal(revise('c1', 'Về thu'), 'db3')).toBe('notAllowed');
    expect(record.refusal(revise('c9'), 'db2')).toBe('noSuchQuestion');
    expect(record.refusal(revise('c1', 'Về thu', NOBODY), 'db2')).toBe('noSuchMember');
    expect(record.ask(revise('c1'), 'db2')).toEqual([]);
    record.ask(sendBack('c1'), 'chutoa');
    record.ask(revise('c1'), 'db2');
    expect(stateOf(record, 'c1')).toEqual({ kind: 'submitted' });
    record.ask(accept('c1'), 'chutoa');
    expect(record.refusal(revise('c1', 'Về thu'), 'db2')).toBe('questionAccepted');
    expect(record.refusal(drop('c1'), 'chutoa')).toBe('notAllowed');
    record.ask(drop('c1'), 'db2');
    expect(record.ask(drop('c1'), 'db2')).toEqual([]);
    expect(record.refusal(revise('c1', 'Về thu'), 'db2')).toBe('questionWithdrawn');
    record.ask(write('c2'), 'db2');
    record.ask(accept('c2'), 'chutoa');
    record.ask(put('c2', 'question', 'x1'), 'chutoa');
    expect(record.refusal(drop('c2'), 'db2')).toBe('questionPut');
    record.ask(write('c3'), 'db2');
    record.ask(accept('c3'), 'chutoa');
    record.ask(answer('c3'), 'chutoa');
    expect(record.refusal(drop('c3'), 'db2')).toBe('questionPut');
    record.ask(close('c3'), 'chutoa');
    expect(record.refusal(revise('c3', 'Về thu'), 'db2')).toBe('questionAccepted');
  });

  test('Q3 the desk accepts it, or returns it with a reason, until it was put', () => {
    const record = floorRecord();
    record.ask(write('c1'), 'db2');
    for (const command of [accept('c1'), sendBack('c1'), move('c1', null)]) {
      expect(record.refusal(command, 'db2')).toBe('notAllowed');
    }
    record.ask(sendBack('c1'), 'thuky');
    expect(record.ask(sendBack('c1'), 'chutoa')).toEqual([]);
    expect(stateOf(record, 'c1')).toEqual({ kind: 'returned', reason: 'Trùng nội dung' });
    record.ask(accept('c1'), 'thuky');
    expect(record.ask(accept('c1'), 'chutoa')).toEqual([]);
    record.ask(put('c1', 'question', 'x1'), 'chutoa');
    expect(record.refusal(sendBack('c1'), 'chutoa')).toBe('questionPut');
    record.ask(write('c3'), 'db2');
    record.ask(accept('c3'), 'chutoa');
    record.ask(answer('c3'), 'chutoa');
    expect(record.refusal(sendBack('c3'), 'chutoa')).toBe('questionPut');
    record.ask(write('c2'), 'db3');
    record.ask(drop('c2'), 'db3');
    expect(record.refusal(accept('c2'), 'chutoa')).toBe('questionWithdrawn');
    expect(record.refusal(sendBack('c2'), 'chutoa')).toBe('questionWithdrawn');
  });

  test('Q4 they stand in the order they were asked until the desk moves one', () => {
    const record = floorRecord();
    for (const id of ['c1', 'c2', 'c3']) record.ask(write(id), 'db2');
    record.ask(move('c3', 'c1'), 'chutoa');
    expect(order(record)).toEqual(['c3', 'c1', 'c2']);
    expect(record.ask(move('c3', 'c1'), 'chutoa')).toEqual([]);
    expect(record.ask(move('c2', null), 'chutoa')).toEqual([]);
    record.ask(move('c3', null), 'chutoa');
    expect(order(record)).toEqual(['c1', 'c2', 'c3']);
    for (const before of ['c9', 'c1']) {
      expect(record.refusal(move('c1', before), 'chutoa')).toBe('noSuchQuestion');
    }
  });

  test('Q5 question, answer, follow-up, each with its clock, in turn', () => {
    const record = floorRecord();
    record.ask(write('c1'), 'db2');
    expect(record.refusal(put('c1', 'question', 'x1'), 'chutoa')).toBe('questionNotAccepted');
    record.ask(accept('c1'), 'chutoa');
    expect(record.refusal(put('c1', 'question', 'x1'), 'db2')).toBe('notAllowed');
    for (const kind of ['answer', 'followUp'] as const) {
      expect(record.refusal(put('c1', kind, 'x1'), 'chutoa')).toBe('chainOutOfTurn');
    }
    record.ask(put('c1', 'question', 'x1'), 'chutoa');
    expect(record.refusal(put('c1', 'answer', 'x2'), 'chutoa')).toBe('floorTaken');
    expect(record.refusal(put('c1', 'answer', 'x1', { after: 'x1' }), 'chutoa')).toBe('idTaken');
    record.ask(put('c1', 'answer', 'x2', { after: 'x1' }), 'chutoa');
    expect(record.refusal(put('c1', 'question', 'x3', { after: 'x2' }), 'chutoa')).toBe('chainOutOfTurn');
    record.ask(put('c1', 'followUp', 'x3', { after: 'x2' }), 'chutoa');
    expect(record.refusal(put('c1', 'answer', 'x4', { after: 'x3', speaker: NOBODY }), 'chutoa')).toBe(
      'noSuchMember',
    );
    record.ask(put('c1', 'answer', 'x4', { after: 'x3', speaker: GUEST }), 'chutoa');
    record.ask(end('x4'), 'chutoa');
    const chain = chainOf(record.state.speeches.values(), question('c1'));
    const { question: asking, answer, followUp } = HDND.limits;
    expect(new Set(chain.map(({ topic }) => topic))).toEqual(new Set(['Môi trường']));
    expect(chain.map(({ kind, speaker, limitSeconds }) => [kind, speaker, limitSeconds])).toEqual([
      ['question', { kind: 'member', memberId: 'db2' }, asking],
      ['answer', OFFICIAL, answer],
      ['followUp', { kind: 'member', memberId: 'db2' }, followUp],
      ['answer', GUEST, answer],
    ]);
    record.ask(setState('nd1', 'done'), 'chutoa');
    expect(record.refusal(put('c1', 'answer', 'x5'), 'chutoa')).toBe('itemNotRunning');
    record.ask(close('c1'), 'chutoa');
    expect(record.refusal(put('c1', 'followUp', 'x5'), 'chutoa')).toBe('questionClosed');
  });

  test('Q6 who was asked answers in writing, or the desk for an official, also later', () => {
    const record = floorRecord();
    record.ask(write('c1', 'Về rác thải', GUEST), 'db2');
    expect(record.refusal(answer('c1'), 'khach')).toBe('questionNotAccepted');
    record.ask(accept('c1'), 'thuky');
    for (const actor of ['db2', 'db3', null]) expect(record.refusal(answer('c1'), actor)).toBe('notAllowed');
    expect(record.refusal(answer('c1', 'Xem văn bản', 'f9'), 'khach')).toBe('noSuchFile');
    record.ask(addFile('f2', 'nd1', 'v2', 'b'), 'thuky');
    expect(record.refusal(answer('c1', 'Xem văn bản', 'f2'), 'khach')).toBe('versionNotPublic');
    record.ask({ type: 'publish' }, 'thuky');
    record.ask(answer('c1', 'Xem văn bản', 'f2'), 'khach');
    expect(record.ask(answer('c1', 'Xem văn bản', 'f2'), 'khach')).toEqual([]);
    record.ask(close('c1'), 'thuky');
    record.ask(answer('c1', 'Đã xử lý xong'), 'thuky');
    expect(record.state.questions.get(question('c1'))).toMatchObject({
      ...{ answer: { text: 'Đã xử lý xong', fileId: null, by: 'thuky' }, state: { kind: 'closed' } },
    });
  });

  test('Q7 the desk closes what was answered, and opens it again by accepting', () => {
    const record = floorRecord();
    record.ask(write('c1'), 'db2');
    expect(record.refusal(close('c1'), 'chutoa')).toBe('questionNotAccepted');
    record.ask(accept('c1'), 'chutoa');
    record.ask(put('c1', 'question', 'x1'), 'chutoa');
    expect(record.refusal(close('c1'), 'chutoa')).toBe('answerMissing');
    expect(record.refusal(close('c1'), 'db2')).toBe('notAllowed');
    record.ask(put('c1', 'answer', 'x2', { after: 'x1' }), 'chutoa');
    record.ask(close('c1'), 'chutoa');
    expect(record.ask(close('c1'), 'thuky')).toEqual([]);
    record.ask(accept('c1'), 'chutoa');
    record.ask(put('c1', 'followUp', 'x3', { after: 'x2' }), 'chutoa');
    record.ask(write('c2'), 'db2');
    record.ask(accept('c2'), 'chutoa');
    record.ask(answer('c2'), 'thuky');
    record.ask(close('c2'), 'chutoa');
    expect(stateOf(record, 'c2')).toMatchObject({ kind: 'closed' });
  });
});

test('P14 a question is seen by desk and author, then by the official, then by all', () => {
  const record = floorRecord();
  for (const id of ['c1', 'c2', 'c3', 'c4']) {
    record.ask(write(id, `Câu ${id}`, id === 'c2' ? OFFICIAL : GUEST), id === 'c3' ? 'db3' : 'db2');
  }
  record.ask(accept('c1'), 'chutoa');
  record.ask(sendBack('c2', 'Chưa rõ địa chỉ'), 'chutoa');
  record.ask(move('c3', 'c1'), 'chutoa');
  record.ask(accept('c4'), 'chutoa');
  record.ask(drop('c4'), 'db2');
  record.ask(answer('c1', 'Đã trả lời'), 'khach');
  const room = project(record.state, 'room', LIVE);
  expect(Object.values(room.questions).map(({ id, answer: text }) => [id, text?.text])).toEqual([
    ['c1', 'Đã trả lời'],
  ]);
  expect(JSON.stringify(room)).not.toMatch(/Câu c[234]|Chưa rõ/);
  expect(project({ ...record.state, published: false }, 'room', LIVE).questions).toEqual({});
  const desk = project(record.state, 'desk', LIVE);
  expect(Object.values(desk.questions).map(({ id, order: at }) => [id, at])).toEqual([
    ['c3', 0],
    ['c1', 1],
    ['c2', 2],
    ['c4', 3],
  ]);
  const seatOf = (id: string) =>
    Object.values(createSeatProjector(member(id))({ ...record.state, ...LIVE }).questions).map(
      ({ id: questionId, state }) => [questionId, state.kind],
    );
  expect(seatOf('db2')).toEqual([
    ['c1', 'accepted'],
    ['c2', 'returned'],
    ['c4', 'withdrawn'],
  ]);
  expect(seatOf('khach')).toEqual([['c1', 'accepted']]);
  expect(seatOf('db4')).toEqual([]);
});
