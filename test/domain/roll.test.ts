import { describe, expect, test } from 'vitest';
import { apply } from '../../shared/domain/apply.ts';
import { UBND } from '../../shared/domain/builtInPacks.ts';
import type { Command } from '../../shared/domain/command.ts';
import { HDND } from '../../shared/domain/rulePack.ts';
import { delegatesHere, recordOf } from '../../shared/domain/sittings.ts';
import { doorCodeOf, member, publishedRecord, sitting } from './sessionRecord.ts';
import { ballot, closeSitting, openSitting, openVote, roll, votingRecord } from './votingRecord.ts';

const SANG = sitting('sang');
const sangOf = (record: ReturnType<typeof publishedRecord>) => recordOf(record.state, SANG);
const substituted = (id: string, substitute?: string): Command => ({
  type: 'callRoll',
  sittingId: SANG,
  entries: [{ memberId: member(id), presence: 'substituted', substitute }],
});
const enter = (code = doorCodeOf('sang')): Command => ({ type: 'enterByDoor', sittingId: SANG, code });

describe('the roll', () => {
  test('T10 a substitute is recorded by name where the pack allows it, and does not count', () => {
    const record = votingRecord(UBND);
    expect(record.refusal(substituted('db2'))).toBe('substituteNotNamed');
    expect(record.refusal(substituted('db2', ''))).toBe('substituteNotNamed');
    record.ask(substituted('db2', 'Trần Văn Tư'));
    expect(record.ask(substituted('db2', 'Trần Văn Tư'))).toEqual([]);
    expect(sangOf(record).substitutes.get(member('db2'))).toBe('Trần Văn Tư');
    expect(delegatesHere(record.state, sangOf(record))).toBe(4);
    record.ask(openVote());
    expect(record.refusal(ballot(record.state, 'db2', 'for'), 'db2')).toBe('notHere');
    expect(record.ask(substituted('db2', 'Lê Thị Năm'))).toHaveLength(1);
    record.ask(roll('late', 'db2'));
    expect(sangOf(record).substitutes.size).toBe(0);
    const present: Command = {
      type: 'callRoll',
      sittingId: SANG,
      entries: [{ memberId: member('db2'), presence: 'present', substitute: 'Lê Thị Năm' }],
    };
    expect(record.refusal(present)).toBe('substituteNotAllowed');
  });

  test('T10 delegates of a council have none, nor has anybody before the opening', () => {
    expect(votingRecord(HDND).refusal(substituted('db2', 'Trần Văn Tư'))).toBe('substituteNotAllowed');
    const record = publishedRecord();
    expect(record.refusal(substituted('daibieu', 'Trần Văn Tư'))).toBe('substituteNotAllowed');
    record.ask(openSitting('sang', UBND));
    record.ask(substituted('daibieu', 'Trần Văn Tư'));
    record.ask(closeSitting());
    expect(sangOf(record).substitutes.size).toBe(1);
  });

  test('T11 every change of the roll is kept with its time and who made it', () => {
    const record = publishedRecord();
    record.askAt(10, roll('absent', 'daibieu'));
    record.ask({ type: 'declarePresence', sittingId: SANG }, 'daibieu');
    record.askAt(30, roll('present', 'daibieu', 'chutoa'));
    record.ask({ type: 'askLeave', sittingId: SANG, reason: 'ốm' }, 'chutoa');
    const leave: Command = {
      type: 'decideLeave',
      sittingId: SANG,
      memberId: member('chutoa'),
      granted: true,
    };
    record.askAt(40, leave);
    record.askAt(50, { ...leave, granted: false });
    const changes = sangOf(record).rollChanges;
    expect(changes.map(({ memberId, way, presence, by }) => [memberId, way, presence, by])).toEqual([
      ['daibieu', 'called', 'absent', 'thuky'],
      ['daibieu', 'declared', null, 'daibieu'],
      ['daibieu', 'called', 'present', 'thuky'],
      ['chutoa', 'called', 'present', 'thuky'],
      ['chutoa', 'leave', 'absentWithLeave', 'thuky'],
      ['chutoa', 'leave', null, 'thuky'],
    ]);
    expect(changes.map(({ at }) => at)).toEqual([10, expect.any(Number), 30, 30, 40, 50]);
  });

  test('T11 changes of old records have neither', () => {
    const record = publishedRecord();
    const entries = [{ memberId: member('daibieu'), presence: 'present' as const }];
    const state = apply(record.state, { type: 'rollCalled', sittingId: SANG, entries });
    const declared = apply(state, { type: 'presenceDeclared', sittingId: SANG, memberId: member('chutoa') });
    expect(recordOf(declared, SANG).rollChanges).toMatchObject([
      { memberId: 'daibieu', at: null, by: null },
      { memberId: 'chutoa', at: null, by: 'chutoa' },
    ]);
  });

  test('T12 the code at the door puts a delegate into the roll, late once the sitting is open', () => {
    const record = publishedRecord();
    expect(record.refusal(enter('another'), 'daibieu')).toBe('doorCodeWrong');
    expect(record.refusal(enter(doorCodeOf('chieu')), 'daibieu')).toBe('doorCodeWrong');
    expect(record.refusal(enter(), 'khach')).toBe('notADelegate');
    expect(record.refusal(enter(), null)).toBe('notAllowed');
    record.ask({ type: 'declarePresence', sittingId: SANG }, 'daibieu');
    expect(record.ask(enter(), 'daibieu')).toMatchObject([{ type: 'doorEntered', presence: 'present' }]);
    expect(sangOf(record).declared.size).toBe(0);
    expect(record.ask(enter(), 'daibieu')).toEqual([]);
    record.ask(openSitting());
    expect(record.ask(enter(), 'chutoa')).toMatchObject([{ memberId: 'chutoa', presence: 'late' }]);
    record.ask(roll('left', 'daibieu'));
    expect(record.ask(enter(), 'daibieu')).toMatchObject([{ presence: 'present' }]);
    expect(delegatesHere(record.state, sangOf(record))).toBe(2);
    expect(sangOf(record).rollChanges.at(-1)).toMatchObject({ way: 'door', by: 'daibieu' });
    record.ask(closeSitting());
    expect(record.refusal(enter(), 'daibieu')).toBe('sittingClosed');
  });

  test('T13 a sitting that had a quorum says so, also when it breaks', () => {
    const record = votingRecord();
    record.ask(closeSitting());
    expect(sangOf(record).hadQuorum).toBe(true);
    const other = publishedRecord();
    other.ask(openSitting());
    other.ask(roll('present', 'daibieu'));
    expect(sangOf(other).hadQuorum).toBe(false);
    const broken = votingRecord();
    broken.ask(roll('left', 'db2', 'db3', 'db4'));
    expect(sangOf(broken).hadQuorum).toBe(true);
    expect(broken.refusal(openVote())).toBe('noQuorum');
  });

  test('T13 a quorum before the opening is none in the sitting yet', () => {
    const record = publishedRecord();
    const council = { ...record.state.council, seats: 2 };
    record.ask({ type: 'changeDetails', details: record.state.details, council });
    record.ask(roll('present', 'daibieu', 'chutoa'));
    expect(sangOf(record).hadQuorum).toBe(false);
    record.ask(openSitting());
    expect(sangOf(record).hadQuorum).toBe(true);
  });
});
