import { describe, expect, test } from 'vitest';
import type { Command } from '../../shared/domain/command.ts';
import { mayReadContent, mayReadMarks, maySeeFile, mayWriteMarks } from '../../shared/domain/rights.ts';
import {
  addFile,
  addItem,
  addVersion,
  CREATE,
  device,
  file,
  group,
  hash,
  item,
  member,
  motion,
  person,
  preparedRecord,
  publishedRecord,
  setState,
  sitting,
  vote,
} from './sessionRecord.ts';
import { gather, prepare, publishReport } from './discussionRecord.ts';
import {
  ballot,
  closeSitting,
  enrol,
  makeMotion,
  openSitting,
  openVote,
  roll,
  votingRecord,
} from './votingRecord.ts';

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

describe('who runs the sitting and votes', () => {
  const bq1 = { voteId: vote('bq1') };
  const sang = { sittingId: sitting('sang') };
  const BY_THE_DESK: readonly Command[] = [
    openSitting(),
    closeSitting(),
    roll('present', 'db2'),
    { type: 'decideLeave', ...sang, memberId: member('db2'), granted: true },
    makeMotion({ motionId: motion('nq2') }),
    { type: 'removeMotion', motionId: motion('nq1') },
    { type: 'withdrawMotion', motionId: motion('nq1'), reason: 'rút' },
    openVote(),
    { type: 'extendVote', ...bq1, seconds: 30 },
    { type: 'closeVote', ...bq1 },
    { type: 'announceVote', ...bq1 },
    { type: 'cancelVote', ...bq1 },
    prepare(),
    gather(),
    publishReport(0),
  ];
  const BY_A_PERSON: readonly Command[] = [
    { type: 'declarePresence', ...sang },
    { type: 'askLeave', ...sang, reason: 'ốm' },
    { type: 'revokeDevice', deviceId: device('may-db2') },
    enrol('m9', 'db2'),
  ];

  test('R7 only the house declares its key', () => {
    const declare: Command = { type: 'declareServerKey', publicKey: 'k' };
    for (const actor of ['thuky', 'chutoa', 'daibieu', 'stranger']) {
      expect(publishedRecord().refusal(declare, actor)).toBe('notAllowed');
    }
    publishedRecord().ask(declare, null);
  });

  test.each(BY_THE_DESK)('R8 only the desk, and not the house, asks for $type', (command) => {
    const record = votingRecord();
    for (const actor of ['daibieu', 'khach', 'stranger', null]) {
      expect(record.refusal(command, actor)).toBe('notAllowed');
    }
  });

  test('R9 members look after their own devices, the desk after all', () => {
    const record = votingRecord();
    record.ask(enrol('m9', 'db2'), 'db2');
    const [approve, revoke] = (['approveDevice', 'revokeDevice'] as const).map(
      (type) => ({ type, deviceId: device('m9') }) satisfies Command,
    );
    for (const actor of ['daibieu', 'khach', 'stranger', null]) {
      expect(record.refusal(approve!, actor)).toBe('notAllowed');
      expect(record.refusal(revoke!, actor)).toBe('notAllowed');
    }
    expect(record.refusal(approve!, 'db2')).toBe('notAllowed');
    record.ask(approve!, 'thuky');
    record.ask(revoke!, 'chutoa');
  });

  test('R10 presence, leave, devices and ballots are those of who asks', () => {
    const record = votingRecord();
    record.ask(openVote());
    for (const command of [...BY_A_PERSON, ballot(record.state, 'db2', 'for')]) {
      for (const actor of ['stranger', null]) expect(record.refusal(command, actor)).toBe('notAllowed');
    }
    record.ask(roll('left', 'db2', 'db3'));
    expect(record.ask({ type: 'declarePresence', ...sang }, 'db2')).toMatchObject([{ memberId: 'db2' }]);
    expect(record.ask({ type: 'askLeave', ...sang, reason: 'ốm' }, 'db3')).toMatchObject([
      { memberId: 'db3' },
    ]);
    expect(record.ask(ballot(record.state, 'db4', 'for'), 'db4')).toMatchObject([
      { ballot: { memberId: 'db4' } },
    ]);
    expect(record.refusal(ballot(record.state, 'db4', 'against', 2), 'chutoa')).toBe('serialOutOfTurn');
    expect(record.refusal(ballot(record.state, 'db4', 'against'), 'chutoa')).toBe('noSuchDevice');
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
