import { describe, expect, test } from 'vitest';
import type { Command } from '../../shared/domain/command.ts';
import { project } from '../../shared/protocol/project.ts';
import { createSeatProjector } from '../../shared/protocol/projectSeat.ts';
import { addFile, addVersion, file, member, publishedRecord, version } from './sessionRecord.ts';

const LIVE = {
  ...{ sharers: new Set<string>(), online: new Set<never>(), epoch: 1 },
  head: { seq: 1, chainHash: '' },
};
const start = (id: string, fileId = 'tep1', versionId = 'b1'): Command => ({
  ...{ type: 'startPresenting', memberId: member(id), fileId: file(fileId), versionId: version(versionId) },
});
const ask = (fileId = 'tep1'): Command => ({ type: 'askToPresent', fileId: file(fileId) });
const decline = (id: string): Command => ({ type: 'declineToPresent', memberId: member(id) });
const STOP: Command = { type: 'stopPresenting' };

describe('presenting', () => {
  test('W1 the desk lets a member show one public version', () => {
    const record = publishedRecord();
    record.ask(addVersion('tep1', 'b2', '2'));
    record.ask(addFile('tep2', 'nd1', 'b3', '3'));
    expect(record.ask(start('chutoa'), 'chutoa')).toMatchObject([
      { type: 'presentingStarted', presentation: { memberId: 'chutoa', fileId: 'tep1', versionId: 'b1' } },
    ]);
    expect(record.ask(start('chutoa'), 'thuky')).toEqual([]);
    record.ask(start('khach'), 'thuky');
    expect(record.state.presenting.now?.memberId).toBe('khach');
    expect(record.refusal(start('ai'))).toBe('noSuchMember');
    expect(record.refusal(start('khach', 'tep9'))).toBe('noSuchFile');
    expect(record.refusal(start('khach', 'tep2', 'b3'))).toBe('versionNotPublic');
    expect(record.refusal(start('khach', 'tep1', 'b2'))).toBe('versionNotPublic');
    expect(record.refusal(start('khach'), null)).toBe('notAllowed');
  });

  test('W2 anybody asks; the desk consents or declines, who asked takes it back', () => {
    const record = publishedRecord();
    record.ask(addFile('tep2', 'nd1', 'b3', '3'));
    expect(record.ask(ask(), 'khach')).toEqual([
      { type: 'presentingAsked', memberId: 'khach', fileId: 'tep1' },
    ]);
    expect(record.ask(ask(), 'khach')).toEqual([]);
    expect(record.refusal(ask('tep2'), 'khach')).toBe('versionNotPublic');
    expect(record.refusal(ask('tep9'), 'khach')).toBe('noSuchFile');
    expect(record.refusal(start('khach'), 'khach')).toBe('notAllowed');
    expect(record.refusal(decline('khach'), 'daibieu')).toBe('notAllowed');
    record.ask(start('khach'), 'chutoa');
    expect(record.state.presenting.asked.size).toBe(0);
    record.ask(ask(), 'daibieu');
    expect(record.ask(decline('daibieu'), 'chutoa')).toHaveLength(1);
    expect(record.ask(decline('daibieu'), 'chutoa')).toEqual([]);
    record.ask(ask(), 'daibieu');
    expect(record.ask(decline('daibieu'), 'daibieu')).toHaveLength(1);
  });

  test('W3 who presents turns to another file, for himself only', () => {
    const record = publishedRecord();
    record.ask(addFile('tep2', 'nd1', 'b3', '3'));
    record.ask({ type: 'publish' });
    record.ask(start('khach'));
    expect(record.ask(start('khach', 'tep2', 'b3'), 'khach')).toHaveLength(1);
    expect(record.refusal(start('daibieu'), 'khach')).toBe('notAllowed');
    expect(record.refusal(start('daibieu'), 'daibieu')).toBe('notAllowed');
    record.ask(STOP);
    expect(record.refusal(start('khach'), 'khach')).toBe('notAllowed');
  });

  test('W4 the desk or the presenter stops it', () => {
    const record = publishedRecord();
    expect(record.ask(STOP)).toEqual([]);
    expect(record.refusal(STOP, 'daibieu')).toBe('notAllowed');
    record.ask(start('khach'));
    expect(record.refusal(STOP, 'daibieu')).toBe('notAllowed');
    expect(record.ask(STOP, 'khach')).toEqual([{ type: 'presentingStopped' }]);
    record.ask(start('khach'));
    expect(record.ask(STOP, 'chutoa')).toHaveLength(1);
  });

  test('W5 the record says who presents which version, and nothing of the place in it', () => {
    const record = publishedRecord();
    const [event] = record.ask(start('khach'));
    expect(Object.keys((event as { presentation: object }).presentation).sort()).toEqual(
      ['fileId', 'memberId', 'startedAt', 'versionId'].sort(),
    );
  });

  test('W6 everybody sees who presents; who asks, the desk and who asked', () => {
    const record = publishedRecord();
    record.ask(ask(), 'khach');
    const seat = (id: string) => createSeatProjector(member(id))({ ...record.state, ...LIVE }).presenting;
    const seen = (kind: 'room' | 'desk') => project(record.state, kind, LIVE);
    expect(seen('desk').askingToPresent).toEqual({ khach: 'tep1' });
    expect(seen('room').askingToPresent).toEqual({});
    expect([seat('khach'), seat('daibieu')]).toEqual([{ asked: 'tep1' }, {}]);
    record.ask(start('khach'));
    expect(seen('room').presenting.now).toMatchObject({ memberId: 'khach', versionId: 'b1' });
    expect(seat('khach')).toEqual({});
    record.ask({ type: 'removeFile', fileId: file('tep1') });
    expect(seen('room').presenting).toEqual({});
    expect(seen('desk').presenting).toEqual({});
  });

  test('W6 who was removed presents nothing any more', () => {
    const record = publishedRecord();
    record.ask(start('khach'));
    record.ask({ type: 'removeMember', memberId: member('khach') });
    expect(project(record.state, 'room', LIVE).presenting).toEqual({});
  });
});
