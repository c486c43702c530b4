import { describe, expect, test } from 'vitest';
import type { Command } from '../../shared/domain/command.ts';
import {
  addFile,
  addVersion,
  file,
  hash,
  item,
  motion,
  preparedRecord,
  setState,
  version,
} from './sessionRecord.ts';
import { cancelVote, closeVote, makeMotion, openVote, openVotes, votingRecord } from './votingRecord.ts';

const removeMotion = (id: string): Command => ({ type: 'removeMotion', motionId: motion(id) });
const removeFile: Command = { type: 'removeFile', fileId: file('tep1') };

describe('motions', () => {
  test('M1 a motion is made in an item on one of its files', () => {
    const record = votingRecord();
    expect(record.refusal(makeMotion())).toBe('idTaken');
    const another = { motionId: motion('nq2') };
    expect(record.refusal(makeMotion({ ...another, itemId: item('nd9') }))).toBe('noSuchItem');
    expect(record.refusal(makeMotion({ ...another, itemId: item('nd2') }))).toBe('noSuchFile');
    expect(record.refusal(makeMotion({ ...another, fileId: file('tep9') }))).toBe('noSuchFile');
    record.ask(makeMotion({ ...another, kind: 'removal' }), 'chutoa');
    expect(record.state.motions.get(motion('nq2'))).toEqual({
      id: 'nq2',
      itemId: 'nd1',
      title: 'Nghị quyết 1',
      kind: 'removal',
      fileId: 'tep1',
      versionId: 'b1',
      sha256: hash('1'),
      scope: { kind: 'whole' },
    });
  });

  test('M2 a motion binds the newest version, which is public', () => {
    expect(preparedRecord().refusal(makeMotion())).toBe('versionNotPublic');
    const record = votingRecord();
    const second = makeMotion({ motionId: motion('nq2'), versionId: version('b2') });
    expect(record.refusal(second)).toBe('versionNotNewest');
    record.ask(addVersion('tep1', 'b2', '2'));
    expect(record.refusal(makeMotion({ motionId: motion('nq3') }))).toBe('versionNotNewest');
    expect(record.refusal(second)).toBe('versionNotPublic');
    record.ask({ type: 'publish' });
    record.ask(second);
    expect(record.state.motions.get(motion('nq2'))?.sha256).toBe(hash('2'));
  });

  test('M3 a motion goes unless it was put to the vote', () => {
    const record = votingRecord();
    expect(record.refusal(removeMotion('nq9'))).toBe('noSuchMotion');
    record.ask(makeMotion({ motionId: motion('nq2') }));
    record.ask(removeMotion('nq2'));
    expect([...record.state.motions.keys()]).toEqual(['nq1']);
    record.ask(openVote());
    expect(record.refusal(removeMotion('nq1'))).toBe('motionVoted');
    record.ask(cancelVote());
    expect(record.refusal(removeMotion('nq1'))).toBe('motionVoted');
  });

  test('M8 a motion without a result is withdrawn for a reason, and not voted on any more', () => {
    const record = votingRecord();
    const withdraw = (id: string, reason = ' Người đề nghị rút '): Command => ({
      ...{ type: 'withdrawMotion', motionId: motion(id), reason },
    });
    record.ask(makeMotion({ motionId: motion('nq2') }));
    expect(record.refusal(withdraw('nq9'))).toBe('noSuchMotion');
    expect(record.refusal(withdraw('nq1', ' '))).toBe('reasonMissing');
    expect(record.refusal(withdraw('nq1'), 'db2')).toBe('notAllowed');
    record.ask(openVote());
    expect(record.refusal(withdraw('nq1'))).toBe('voteOpen');
    record.ask(cancelVote());
    const [event] = record.ask(withdraw('nq1'), 'chutoa');
    expect(event).toMatchObject({ type: 'motionWithdrawn', reason: 'Người đề nghị rút', by: 'chutoa' });
    expect(record.ask(withdraw('nq1', 'lý do khác'))).toEqual([]);
    expect(record.refusal(openVote('bq2'))).toBe('motionWithdrawn');
    expect(record.refusal(openVotes(['bq2', 'nq1'], ['bq3', 'nq2']))).toBe('motionWithdrawn');
    expect(record.refusal(removeMotion('nq1'))).toBe('motionVoted');
    record.ask(openVote('bq2', 'nq2'));
    record.ask(closeVote('bq2'));
    expect(record.refusal(withdraw('nq2'))).toBe('motionDecided');
  });

  test('M8 what was withdrawn and never voted on can still be removed', () => {
    const record = votingRecord();
    record.ask({ type: 'withdrawMotion', motionId: motion('nq1'), reason: 'rút' });
    record.ask(removeMotion('nq1'));
    expect([record.state.motions.size, record.state.withdrawals.size]).toEqual([0, 0]);
  });

  test('M4 motions go with their file, unless it was voted on', () => {
    const record = votingRecord();
    record.ask(makeMotion({ motionId: motion('nq2') }));
    record.ask(setState('nd1', 'waiting'));
    expect(record.ask(removeFile).map(({ type }) => type)).toEqual([
      'motionRemoved',
      'motionRemoved',
      'fileRemoved',
    ]);
    expect(record.state.motions.size).toBe(0);
    record.ask(addFile('tep2', 'nd1', 'b2', '2'));
    const voted = votingRecord();
    voted.ask(openVote());
    voted.ask(cancelVote());
    voted.ask(setState('nd1', 'done'));
    expect(voted.refusal(removeFile)).toBe('motionVoted');
  });
});
