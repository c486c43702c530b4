import { describe, expect, test } from 'vitest';
import type { Command } from '../../shared/domain/command.ts';
import { mayReadContent, mayReadMarks, maySeeFile, mayWriteMarks } from '../../shared/domain/rights.ts';
import {
  addFile,
  addItem,
  addVersion,
  CREATE,
  file,
  group,
  hash,
  item,
  member,
  person,
  preparedRecord,
  publishedRecord,
  setState,
  sitting,
} from './sessionRecord.ts';

const PREPARATION: readonly Command[] = [
  { type: 'changeDetails', details: { title: 'x', place: '' }, council: CREATE.council },
  { type: 'defineGroups', groups: [], committees: [] },
  { type: 'putMembers', members: [person('moi', ['secretary'])] },
  { type: 'removeMember', memberId: member('khach') },
  { type: 'putSitting', sittingId: sitting('toi'), title: 'x', startsAt: 1, endsAt: 2 },
  { type: 'removeSitting', sittingId: sitting('sang') },
  addItem('nd9', 'sang'),
  { type: 'changeItem', itemId: item('nd1'), title: 'x', rapporteur: '', minutes: 0 },
  { type: 'moveItem', itemId: item('nd1'), sittingId: sitting('sang'), before: null },
  { type: 'removeItem', itemId: item('nd2') },
  addFile('tep9', 'nd1', 'b9', '9'),
  addVersion('tep1', 'b9', '9'),
  { type: 'changeFile', fileId: file('tep1'), title: 'x', kind: 'annex' },
  { type: 'removeFile', fileId: file('tep1') },
  { type: 'publish' },
];

describe('who may ask', () => {
  test.each(PREPARATION)('R1 only a secretary asks for $type', (command) => {
    const record = preparedRecord();
    for (const actor of ['chutoa', 'daibieu', 'khach'])
      expect(record.refusal(command, actor)).toBe('notAllowed');
  });

  test('R2 chair and secretary run the agenda, others do not', () => {
    const record = publishedRecord();
    record.ask(setState('nd1', 'running'), 'chutoa');
    record.ask(setState('nd1', 'done'), 'thuky');
    for (const actor of ['daibieu', 'khach']) {
      expect(record.refusal(setState('nd2', 'running'), actor)).toBe('notAllowed');
    }
  });

  test('R4 a stranger asks for nothing; the house prepares but does not run the agenda', () => {
    const record = preparedRecord();
    for (const command of [...PREPARATION, setState('nd1', 'running')]) {
      expect(record.refusal(command, 'stranger')).toBe('notAllowed');
    }
    record.ask(addItem('nd9', 'sang'), null);
    record.ask({ type: 'publish' }, null);
    expect(record.refusal(setState('nd1', 'running'), null)).toBe('notAllowed');
  });

  test('R4 a secretary who was removed or lost the role asks for nothing more', () => {
    const record = preparedRecord();
    record.ask({
      type: 'putMembers',
      members: [person('thuky', ['guest']), person('thuky2', ['secretary'])],
    });
    expect(record.refusal({ type: 'publish' })).toBe('notAllowed');
    record.ask({ type: 'removeMember', memberId: member('thuky') }, 'thuky2');
    expect(record.refusal({ type: 'publish' })).toBe('notAllowed');
  });
});

describe('who may read', () => {
  test('R3 before publication only the desk reads', () => {
    const { state } = preparedRecord();
    for (const [who, may] of [
      ['thuky', true],
      ['chutoa', true],
      ['daibieu', false],
      ['khach', false],
      ['stranger', false],
    ] as const) {
      expect([who, mayReadContent(state, member(who), hash('1'))]).toEqual([who, may]);
      expect([who, maySeeFile(state, member(who), file('tep1'))]).toEqual([who, may]);
    }
  });

  test('R3 after publication everybody in the session reads the published versions, and no others', () => {
    const record = publishedRecord();
    record.ask(addVersion('tep1', 'b2', '2'));
    record.ask(addItem('nd4', 'sang'));
    record.ask(addFile('tep2', 'nd4', 'b3', '3'));
    const reads = (who: string) =>
      ['1', '2', '3', '4'].filter((digit) => mayReadContent(record.state, member(who), hash(digit)));
    expect(reads('khach')).toEqual(['1']);
    expect(reads('chutoa')).toEqual(['1', '2', '3']);
    expect(reads('stranger')).toEqual([]);
    expect(maySeeFile(record.state, member('khach'), file('tep1'))).toBe(true);
    expect(maySeeFile(record.state, member('khach'), file('tep2'))).toBe(false);
    expect(maySeeFile(record.state, member('thuky'), file('tep9'))).toBe(false);
    record.ask({ type: 'publish' });
    expect(reads('khach')).toEqual(['1', '2', '3']);
    record.ask({ type: 'removeFile', fileId: file('tep1') });
    expect(reads('thuky')).toEqual(['3']);
  });

  test('R5 marks are read by the author and the audience', () => {
    const { state } = preparedRecord();
    const readers = (audience: Parameters<typeof mayReadMarks>[3]) =>
      ['thuky', 'chutoa', 'daibieu', 'stranger'].filter((who) =>
        mayReadMarks(state, member(who), member('chutoa'), audience),
      );
    expect(readers({ kind: 'private' })).toEqual(['chutoa']);
    expect(readers({ kind: 'group', groupId: group('to1') })).toEqual(['chutoa', 'daibieu']);
    expect(readers({ kind: 'room' })).toEqual(['thuky', 'chutoa', 'daibieu']);
  });

  test('R6 only the author writes, in a group only as its member', () => {
    const { state } = preparedRecord();
    const writers = (author: string, audience: Parameters<typeof mayWriteMarks>[3]) =>
      ['thuky', 'chutoa', 'daibieu', 'stranger'].filter((who) =>
        mayWriteMarks(state, member(who), member(author), audience),
      );
    expect(writers('chutoa', { kind: 'private' })).toEqual(['chutoa']);
    expect(writers('chutoa', { kind: 'room' })).toEqual(['chutoa']);
    expect(writers('chutoa', { kind: 'group', groupId: group('to1') })).toEqual([]);
    expect(writers('daibieu', { kind: 'group', groupId: group('to1') })).toEqual(['daibieu']);
    expect(writers('stranger', { kind: 'private' })).toEqual([]);
  });
});
