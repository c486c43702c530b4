import { describe, expect, test } from 'vitest';
import type { AnnouncementAudience, AnnouncementLink } from '../../shared/domain/announcement.ts';
import type { Command } from '../../shared/domain/command.ts';
import type { AnnouncementId, CallId } from '../../shared/domain/ids.ts';
import { project } from '../../shared/protocol/project.ts';
import { createSeatProjector } from '../../shared/protocol/projectSeat.ts';
import {
  addFile,
  addItem,
  file,
  group,
  item,
  member,
  person,
  publishedRecord,
  type SessionRecord,
} from './sessionRecord.ts';

const LIVE = {
  ...{ sharers: new Set<string>(), online: new Set<never>(), epoch: 1 },
  head: { seq: 1, chainHash: '' },
};
const announcement = (id: string) => id as AnnouncementId;
const call = (id: string) => id as CallId;
const ALL: AnnouncementAudience = { kind: 'all' };

function announce(id: string, audience = ALL, about: AnnouncementLink | null = null): Command {
  return { type: 'announce', announcementId: announcement(id), text: `Thông báo ${id}`, audience, about };
}
const callClerk = (id: string, need: 'water' | 'device' | null = 'water'): Command => ({
  ...{ type: 'callClerk', callId: call(id), need },
});
const take = (id: string): Command => ({ type: 'takeCall', callId: call(id) });
const settle = (id: string): Command => ({ type: 'settleCall', callId: call(id) });

const inRoom = ({ state }: SessionRecord, kind: 'room' | 'desk') => project(state, kind, LIVE);
const inSeat = ({ state }: SessionRecord, id: string) =>
  createSeatProjector(member(id))({ ...state, ...LIVE });

describe('announcements', () => {
  test('N1 the desk announces to all, to a group, or to one member', () => {
    const record = publishedRecord();
    expect(record.ask(announce('a1'), 'chutoa')).toMatchObject([
      { type: 'announced', announcement: { text: 'Thông báo a1', by: 'chutoa', withdrawn: false } },
    ]);
    record.ask(announce('a2', { kind: 'group', groupId: group('to1') }));
    record.ask(announce('a3', { kind: 'member', memberId: member('khach') }));
    expect(record.refusal(announce('a1'))).toBe('idTaken');
    expect(record.refusal(announce('a4', { kind: 'group', groupId: group('to9') }))).toBe('noSuchGroup');
    expect(record.refusal(announce('a4', { kind: 'member', memberId: member('ai') }))).toBe('noSuchMember');
    expect(record.refusal(announce('a4'), 'daibieu')).toBe('notAllowed');
    expect(record.refusal(announce('a4'), null)).toBe('notAllowed');
  });

  test('N2 a link leads to what everybody sees', () => {
    const record = publishedRecord();
    record.ask(announce('a1', ALL, { kind: 'item', itemId: item('nd1') }));
    record.ask(announce('a2', ALL, { kind: 'file', fileId: file('tep1') }));
    record.ask(addItem('nd4', 'sang'));
    record.ask(addFile('tep2', 'nd1', 'b2', '2'));
    expect(record.refusal(announce('a3', ALL, { kind: 'item', itemId: item('nd4') }))).toBe(
      'itemNotPublished',
    );
    expect(record.refusal(announce('a3', ALL, { kind: 'item', itemId: item('nd9') }))).toBe('noSuchItem');
    expect(record.refusal(announce('a3', ALL, { kind: 'file', fileId: file('tep2') }))).toBe(
      'versionNotPublic',
    );
    expect(record.refusal(announce('a3', ALL, { kind: 'file', fileId: file('tep9') }))).toBe('noSuchFile');
  });

  test('N3 the desk withdraws an announcement once; it stays in the record', () => {
    const record = publishedRecord();
    const withdraw: Command = { type: 'withdrawAnnouncement', announcementId: announcement('a1') };
    expect(record.refusal(withdraw)).toBe('noSuchAnnouncement');
    record.ask(announce('a1'));
    expect(record.refusal(withdraw, 'daibieu')).toBe('notAllowed');
    expect(record.ask(withdraw, 'chutoa')).toHaveLength(1);
    expect(record.ask(withdraw)).toEqual([]);
    expect(record.state.announcements.get(announcement('a1'))).toMatchObject({ withdrawn: true });
  });

  test('N4 a group’s and a member’s announcements reach nobody else; withdrawn ones only the desk', () => {
    const record = publishedRecord();
    record.ask(announce('a1'));
    record.ask(announce('a2', { kind: 'group', groupId: group('to1') }));
    record.ask(announce('a3', { kind: 'member', memberId: member('khach') }));
    expect(Object.keys(inRoom(record, 'room').announcements)).toEqual(['a1']);
    expect(Object.keys(inRoom(record, 'desk').announcements)).toEqual(['a1', 'a2', 'a3']);
    expect(Object.keys(inSeat(record, 'daibieu').announcements)).toEqual(['a2']);
    expect(Object.keys(inSeat(record, 'khach').announcements)).toEqual(['a3']);
    expect(inSeat(record, 'chutoa').announcements).toEqual({});
    for (const id of ['a1', 'a2', 'a3']) {
      record.ask({ type: 'withdrawAnnouncement', announcementId: announcement(id) });
    }
    expect(inRoom(record, 'room').announcements).toEqual({});
    expect(inSeat(record, 'daibieu').announcements).toEqual({});
    expect(inSeat(record, 'khach').announcements).toEqual({});
    expect(Object.keys(inRoom(record, 'desk').announcements)).toHaveLength(3);
  });
});

describe('calls for the clerk', () => {
  test('N5 every member calls, one call at a time', () => {
    const record = publishedRecord();
    expect(record.ask(callClerk('c1'), 'khach')).toMatchObject([
      { type: 'clerkCalled', call: { memberId: 'khach', need: 'water', state: { kind: 'waiting' } } },
    ]);
    expect(record.ask(callClerk('c2'), 'khach')).toEqual([]);
    expect(record.refusal(callClerk('c2', 'device'), 'khach')).toBe('callOpen');
    expect(record.refusal(callClerk('c1'), 'daibieu')).toBe('idTaken');
    record.ask(callClerk('c3', null), 'daibieu');
    expect(record.refusal(callClerk('c4'), null)).toBe('notAllowed');
    record.ask(settle('c1'));
    record.ask(callClerk('c4', 'device'), 'khach');
  });

  test('N6 one of the desk takes a call', () => {
    const record = publishedRecord();
    record.ask(callClerk('c1'), 'daibieu');
    expect(record.refusal(take('c9'))).toBe('noSuchCall');
    expect(record.refusal(take('c1'), 'daibieu')).toBe('notAllowed');
    expect(record.ask(take('c1'), 'thuky')).toEqual([{ type: 'callTaken', callId: 'c1', by: 'thuky' }]);
    expect(record.ask(take('c1'), 'thuky')).toEqual([]);
    expect(record.refusal(take('c1'), 'chutoa')).toBe('callTaken');
    record.ask(settle('c1'));
    expect(record.refusal(take('c1'), 'thuky')).toBe('callSettled');
  });

  test('N7 the desk settles a call, or the caller withdraws it', () => {
    const record = publishedRecord();
    record.ask(callClerk('c1'), 'daibieu');
    expect(record.refusal(settle('c9'))).toBe('noSuchCall');
    expect(record.refusal(settle('c1'), 'khach')).toBe('notAllowed');
    expect(record.ask(settle('c1'), 'chutoa')).toMatchObject([{ type: 'callSettled', by: 'chutoa' }]);
    expect(record.ask(settle('c1'), 'daibieu')).toEqual([]);
    record.ask(callClerk('c2'), 'daibieu');
    expect(record.ask(settle('c2'), 'daibieu')).toMatchObject([{ type: 'callSettled', by: 'daibieu' }]);
  });

  test('N8 the desk sees what waits, the caller his newest', () => {
    const record = publishedRecord();
    record.ask({ type: 'putMembers', members: [person('moi', ['guest'])] });
    record.ask(callClerk('c1'), 'daibieu');
    record.ask(callClerk('c2'), 'khach');
    record.ask(callClerk('c3'), 'moi');
    record.ask(take('c1'));
    record.ask(settle('c2'));
    record.ask({ type: 'removeMember', memberId: member('moi') });
    expect(Object.keys(inRoom(record, 'desk').calls)).toEqual(['c1']);
    expect(inRoom(record, 'room').calls).toEqual({});
    expect(inSeat(record, 'daibieu').call.newest).toMatchObject({ state: { kind: 'taken', by: 'thuky' } });
    expect(inSeat(record, 'khach').call.newest).toMatchObject({ id: 'c2', state: { kind: 'settled' } });
    expect(inSeat(record, 'chutoa').call).toEqual({});
    record.ask(callClerk('c4', 'device'), 'khach');
    expect(inSeat(record, 'khach').call.newest).toMatchObject({ id: 'c4', need: 'device' });
  });
});
