import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { partOfNotes } from '../../shared/domain/discussion.ts';
import { project } from '../../shared/protocol/project.ts';
import { createSeatProjector } from '../../shared/protocol/projectSeat.ts';
import {
  approve,
  approvedRecord,
  close,
  discussing,
  discussionIn,
  discussionRecord,
  gather,
  GENERAL,
  open,
  prepare,
  PROPOSALS,
  publishReport,
  reopen,
  report,
  room,
  roomIn,
  roomRoll,
  said,
  write,
} from './discussionRecord.ts';
import { addItem, item, member, person, preparedRecord, type SessionRecord } from './sessionRecord.ts';

const notesOn = (record: SessionRecord, itemId = 'nd1') => roomIn(record).notes.get(item(itemId));
const sha256 = (...lines: readonly string[]) => createHash('sha256').update(lines.join('\n')).digest('hex');

describe('notes', () => {
  test('H6 are written in parts by the room’s secretary and the desk, also after the close', () => {
    const record = discussionRecord();
    expect(record.refusal(write('a'), 'khach')).toBe('roomNotOpen');
    record.ask(open());
    for (const actor of ['db2', 'daibieu', 'thuky2', 'stranger', null]) {
      expect(record.refusal(write('a'), actor)).toBe('notAllowed');
    }
    record.ask(write('Nhất trí'), 'khach');
    record.ask(write('Đề nghị làm rõ', 0, said('daibieu')), 'chutoa');
    record.ask(close());
    record.ask(write('Kiến nghị', 0, PROPOSALS), 'khach');
    expect(record.refusal(write('x', 0, said('ai')), 'khach')).toBe('noSuchMember');
    expect(record.refusal(write('x', 0, GENERAL, 'to1', 'nd3'), 'khach')).toBe('noSuchItem');
    expect(notesOn(record)?.parts.map(({ text, by, revision }) => [text, by, revision])).toEqual([
      ['Nhất trí', 'khach', 1],
      ['Đề nghị làm rõ', 'chutoa', 1],
      ['Kiến nghị', 'khach', 1],
    ]);
    expect(roomIn(record, 'to2').notes.size).toBe(0);
  });

  test('H6 two who write the same part: the second is refused and nothing is lost; other parts are not touched', () => {
    const record = discussing();
    record.ask(write('một'), 'khach');
    expect(record.refusal(write('hai'), 'thuky')).toBe('textChanged');
    expect(partOfNotes(notesOn(record), GENERAL)?.text).toBe('một');
    record.ask(write('hai', 0, PROPOSALS), 'thuky');
    record.ask(write('một và hai', 1), 'thuky');
    expect(record.refusal(write('một, hai', 1), 'khach')).toBe('textChanged');
    expect(record.ask(write('một và hai', 1), 'khach')).toEqual([]);
    expect(partOfNotes(notesOn(record), GENERAL)).toMatchObject({
      text: 'một và hai',
      revision: 2,
      by: 'thuky',
    });
    record.ask(write('', 2), 'khach');
    expect(partOfNotes(notesOn(record), GENERAL)).toMatchObject({ text: '', revision: 3 });
  });

  test('H7 the room’s chair approves what he saw, by its hash, and may take it back', () => {
    const record = discussing();
    expect(record.refusal(approve(0), 'db2')).toBe('notesMissing');
    record.ask(write('Kiến nghị', 0, PROPOSALS), 'khach');
    record.ask(write('Ý kiến', 0, said('daibieu')), 'khach');
    record.ask(write('', 1, said('daibieu')), 'khach');
    record.ask(write('Chung\nhai dòng'), 'khach');
    expect(record.refusal(approve(3), 'db2')).toBe('textChanged');
    for (const actor of ['khach', 'chutoa', 'thuky', 'db3']) {
      expect(record.refusal(approve(4), actor)).toBe('notAllowed');
    }
    record.ask(approve(4), 'db2');
    expect(record.ask(approve(4), 'db2')).toEqual([]);
    const written = JSON.stringify([
      ['general', 'Chung\nhai dòng'],
      ['proposals', 'Kiến nghị'],
    ]);
    expect(notesOn(record)?.approval).toMatchObject({
      by: 'db2',
      sha256: sha256('paperless-notes/1', 'k12', 'tl1', 'to1', 'nd1', written),
    });
    expect(record.refusal(write('x', 1), 'khach')).toBe('notesFixed');
    expect(record.ask(write('Chung\nhai dòng', 1), 'khach')).toEqual([]);
    expect(record.refusal(reopen(), 'khach')).toBe('notAllowed');
    record.ask(reopen(), 'db2');
    expect(record.ask(reopen(), 'db2')).toEqual([]);
    record.ask(write('x', 1), 'khach');
    expect(notesOn(record)?.approval).toBe(null);
  });

  test('H7 who leads instead approves instead', () => {
    const record = discussing();
    record.ask(write('a'), 'khach');
    record.ask(prepare(['nd1', 'nd2'], [room('to1', 'daibieu', 'khach'), room('to2', 'db3', 'thuky2')]));
    expect(record.refusal(approve(1), 'db2')).toBe('notAllowed');
    record.ask(approve(1), 'daibieu');
  });

  test('H8 are gathered when the rooms are closed and all that is written is approved', () => {
    const record = discussing();
    expect(record.refusal(gather(), 'db2')).toBe('notAllowed');
    expect(record.refusal(gather())).toBe('roomOpen');
    for (const groupId of ['to1', 'to2']) record.ask(close(groupId));
    expect(record.refusal(gather())).toBe('notesMissing');
    record.ask(write('a'), 'khach');
    record.ask(write('b', 0, GENERAL, 'to2'), 'thuky2');
    record.ask(approve(1), 'db2');
    expect(record.refusal(gather())).toBe('notesUnapproved');
    record.ask(write('', 1, GENERAL, 'to2'), 'thuky2');
    record.ask(gather(), 'chutoa');
    expect(record.ask(gather())).toEqual([]);
    expect(discussionIn(record).report).toMatchObject({ kind: 'gathered', texts: new Map() });
    expect(record.refusal(reopen(), 'db2')).toBe('notesGathered');
  });
});

describe('the report', () => {
  test('H9 is written by the desk on each item, published as seen, and then stays', () => {
    const record = approvedRecord();
    expect(record.refusal(report('a'))).toBe('notesNotGathered');
    expect(record.refusal(publishReport(0))).toBe('notesNotGathered');
    record.ask(gather());
    for (const actor of ['db2', 'khach', null]) expect(record.refusal(report('a'), actor)).toBe('notAllowed');
    expect(record.refusal(report('a', 0, 'nd3'))).toBe('noSuchItem');
    record.ask(report('Tổng hợp 1'));
    expect(record.refusal(report('x'), 'chutoa')).toBe('textChanged');
    expect(record.refusal(publishReport(1))).toBe('reportMissing');
    record.ask(report('Tổng hợp 2', 0, 'nd2'), 'chutoa');
    expect(record.refusal(publishReport(1))).toBe('textChanged');
    record.ask(publishReport(2));
    expect(record.ask(publishReport(2))).toEqual([]);
    const written = JSON.stringify([
      ['nd1', 'Tổng hợp 1'],
      ['nd2', 'Tổng hợp 2'],
    ]);
    expect(discussionIn(record).report).toMatchObject({
      kind: 'published',
      sha256: sha256('paperless-report/1', 'k12', 'tl1', written),
    });
    expect(record.refusal(report('x', 1))).toBe('reportPublished');
    expect(record.ask(report('Tổng hợp 1', 1))).toEqual([]);
  });
});

const LIVE = {
  ...{ sharers: new Set<string>(), online: new Set<never>(), epoch: 1 },
  head: { seq: 1, chainHash: '' },
};
const seen = ({ state }: SessionRecord, kind: 'room' | 'desk') => project(state, kind, LIVE);
const seat = ({ state }: SessionRecord, id: string) => createSeatProjector(member(id))({ ...state, ...LIVE });

describe('who sees it', () => {
  test('H10 everybody sees the rooms of a published session, and of which public items', () => {
    const record = discussing();
    record.ask(roomRoll(true, 'daibieu', 'db2'));
    record.ask({ type: 'putMembers', members: [person('daibieu', ['delegate'])] });
    record.ask(addItem('nd9', 'sang'));
    record.ask(prepare(['nd1', 'nd2', 'nd9']));
    const [view] = Object.values(seen(record, 'room').discussions);
    expect(view).toMatchObject({ id: 'tl1', itemIds: ['nd1', 'nd2'], report: 'none', published: null });
    expect(view?.rooms[0]).toMatchObject({ place: 'Phòng họp A', here: ['db2'], stage: { itemId: 'nd1' } });
    expect(Object.values(seen(record, 'desk').discussions)[0]?.itemIds).toEqual(['nd1', 'nd2', 'nd9']);
    const draft = preparedRecord();
    draft.ask(prepare(['nd1'], [room('to1', 'daibieu', 'khach')]));
    expect(seen(draft, 'room').discussions).toEqual({});
    expect(Object.keys(seen(draft, 'desk').discussions)).toEqual(['tl1']);
  });

  test('H10 notes are the group’s and the desk’s until they are gathered, then everybody’s', () => {
    const record = discussing();
    record.ask(write('bí mật'), 'khach');
    const key = 'tl1/to1/nd1';
    expect(Object.keys(seen(record, 'desk').groupNotes)).toEqual([key]);
    expect(JSON.stringify(seen(record, 'room'))).not.toContain('bí mật');
    for (const [who, sees] of [
      ['daibieu', true],
      ['db2', true],
      ['khach', true],
      ['thuky', true],
      ['db3', false],
      ['thuky2', false],
    ] as const) {
      expect([who, key in seat(record, who).groupNotes]).toEqual([who, sees]);
    }
    record.ask(approve(1), 'db2');
    for (const groupId of ['to1', 'to2']) record.ask(close(groupId));
    record.ask(gather());
    expect(seen(record, 'room').groupNotes[key]?.parts[0]?.text).toBe('bí mật');
    expect(seat(record, 'daibieu').groupNotes).toEqual({});
  });

  test('H10 the report is the desk’s until it is published', () => {
    const record = approvedRecord();
    record.ask(gather());
    record.ask(report('Tổng hợp 1'));
    record.ask(report('Tổng hợp 2', 0, 'nd2'));
    expect(seen(record, 'room').reportTexts).toEqual({});
    expect(Object.keys(seen(record, 'desk').reportTexts)).toEqual(['tl1/nd1', 'tl1/nd2']);
    record.ask(publishReport(2));
    expect(seen(record, 'room').reportTexts['tl1/nd2']?.text).toBe('Tổng hợp 2');
    const [view] = Object.values(seen(record, 'room').discussions);
    expect(view).toMatchObject({ report: 'published', published: { sha256: expect.any(String) as string } });
  });
});
