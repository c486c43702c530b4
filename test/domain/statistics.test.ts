import { describe, expect, test } from 'vitest';
import { statisticsOf } from '../../shared/domain/statistics.ts';
import type { SpeechId } from '../../shared/domain/ids.ts';
import { group, item, member, person, vote } from './sessionRecord.ts';
import {
  ballot,
  closeSitting,
  closeVote,
  openSitting,
  openVote,
  voteAgain,
  roll,
  votingRecord,
} from './votingRecord.ts';

describe('statistics of a delegate', () => {
  test('T14 count sittings that were opened, and votes in whose electorate the delegate was', () => {
    const record = votingRecord();
    record.ask(openVote());
    record.ask(ballot(record.state, 'db2', 'for'), 'db2');
    record.ask(ballot(record.state, 'daibieu', 'against'), 'daibieu');
    record.ask(closeVote());
    record.ask(voteAgain('bq2'));
    record.ask(ballot(record.state, 'db2', 'for', 1, { voteId: 'bq2' }), 'db2');
    record.ask({ type: 'cancelVote', voteId: vote('bq2') });
    record.ask(roll('late', 'db2'));
    record.ask(roll('left', 'db3'));
    record.ask(roll('absentWithLeave', 'db4'));
    record.ask(closeSitting());
    record.ask(openSitting('chieu'));
    record.ask({ type: 'putMembers', members: [person('moi', ['delegate'])] });
    const of = (id: string) => statisticsOf(record.state, 0).find(({ memberId }) => memberId === id);
    expect(of('db2')).toEqual({
      ...{ memberId: 'db2', name: 'db2', group: '', sittings: 2, attended: 1, late: 1, withLeave: 0 },
      ...{ withoutLeave: 1, substituted: 0, votes: 1, cast: 1, spokenMs: 0 },
    });
    expect(of('db3')).toMatchObject({ attended: 1, late: 0, votes: 1, cast: 0 });
    expect(of('db4')).toMatchObject({ attended: 0, withLeave: 1, withoutLeave: 1 });
    expect(of('daibieu')).toMatchObject({ group: 'Tổ 1', votes: 1, cast: 1 });
    expect(of('moi')).toMatchObject({ sittings: 2, attended: 0, withoutLeave: 2, votes: 0 });
    expect(of('khach')).toBeUndefined();
    expect(record.state.groups[0]?.id).toBe(group('to1'));
  });

  test('T14 count the time on the floor, the running speech included', () => {
    const record = votingRecord();
    record.askAt(100_000, {
      type: 'callSpeaker',
      speechId: 'p1' as SpeechId,
      room: 'hall',
      itemId: item('nd1'),
      speaker: { kind: 'member', memberId: member('db2') },
      ...{ kind: 'speech', seconds: null, after: null },
      topic: '',
    });
    const spoken = (now: number) =>
      statisticsOf(record.state, now).find(({ memberId }) => memberId === 'db2')?.spokenMs;
    expect([spoken(100_000), spoken(145_000)]).toEqual([0, 45_000]);
  });
});
