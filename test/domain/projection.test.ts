import { describe, expect, test } from 'vitest';
import type { Command } from '../../shared/domain/command.ts';
import { HDND } from '../../shared/domain/rulePack.ts';
import type { LiveState } from '../../shared/protocol/part.ts';
import { createProjector, project } from '../../shared/protocol/project.ts';
import { createSeatProjector } from '../../shared/protocol/projectSeat.ts';
import { PROJECTION_KEYS, SEAT_KEYS } from '../../shared/protocol/projection.ts';
import {
  addFile,
  addItem,
  addVersion,
  device,
  file,
  item,
  keyOf,
  member,
  motion,
  person,
  preparedRecord,
  publishedRecord,
  sitting,
  vote,
} from './sessionRecord.ts';
import { ballot, enrol, openSitting, openVote, roll, votingRecord } from './votingRecord.ts';

const HEAD = { seq: 7, chainHash: 'ab'.repeat(32) };

function live(...sharers: readonly string[]): LiveState {
  return {
    sharers: new Set(sharers),
    online: new Set([member('daibieu'), member('gone')]),
    epoch: 1,
    head: HEAD,
  };
}

describe('projections', () => {
  test('P1 before publication the room sees no agenda', () => {
    const room = project(preparedRecord().state, 'room', live('tep1/daibieu'));
    expect(Object.keys(room).sort()).toEqual([...PROJECTION_KEYS].sort());
    expect(room.session.about).toMatchObject({ published: false, details: { title: 'Kỳ họp thứ 12' } });
    expect(Object.keys(room.members)).toEqual(['thuky', 'chutoa', 'daibieu', 'khach']);
    expect(Object.keys(room.groups)).toEqual(['to1']);
    expect(Object.keys(room.committees)).toEqual(['ban1']);
    expect([room.sittings, room.items, room.files, room.sharers]).toEqual([{}, {}, {}, {}]);
  });

  test('P2 after publication the room sees sittings and published items', () => {
    const record = publishedRecord();
    record.ask(addItem('nd4', 'sang'));
    const room = project(record.state, 'room', live());
    expect(Object.keys(room.sittings)).toEqual(['sang', 'chieu']);
    expect(Object.keys(room.items)).toEqual(['nd1', 'nd2', 'nd3']);
  });

  test('P3 the room sees published versions; a file without one, or of a draft item, is absent', () => {
    const record = publishedRecord();
    record.ask(addVersion('tep1', 'b2', '2'));
    record.ask(addFile('tep2', 'nd2', 'b3', '3'));
    record.ask(addItem('nd4', 'sang'));
    record.ask(addFile('tep3', 'nd4', 'b4', '4'));
    const room = project(record.state, 'room', live());
    expect(Object.keys(room.files)).toEqual(['tep1']);
    expect(room.files[file('tep1')]?.versions.map(({ id }) => id)).toEqual(['b1']);
    record.ask({ type: 'publish' });
    const later = project(record.state, 'room', live());
    expect(Object.keys(later.files)).toEqual(['tep1', 'tep2', 'tep3']);
    expect(later.files[file('tep1')]?.versions.map(({ id }) => id)).toEqual(['b1', 'b2']);
  });

  test('P4 the desk sees everything', () => {
    const desk = project(preparedRecord().state, 'desk', live());
    expect(Object.keys(desk.sittings)).toEqual(['sang', 'chieu']);
    expect(Object.keys(desk.items)).toEqual(['nd1', 'nd2', 'nd3']);
    expect(desk.files[file('tep1')]?.versions).toHaveLength(1);
  });

  test('P5 sharers are named only for files the audience sees', () => {
    const record = publishedRecord();
    record.ask(addFile('tep2', 'nd2', 'b2', '2'));
    const sharers = live('tep1/daibieu', 'tep2/chutoa', 'tep9/daibieu');
    expect(project(record.state, 'room', sharers).sharers).toEqual({ 'tep1/daibieu': true });
    expect(project(record.state, 'desk', sharers).sharers).toEqual({
      'tep1/daibieu': true,
      'tep2/chutoa': true,
    });
  });

  test('P6 the order is that of the record, with gaps for those who see less', () => {
    const record = publishedRecord();
    record.ask(addItem('nd4', 'sang'));
    const before: Command = {
      type: 'moveItem',
      itemId: item('nd4'),
      sittingId: sitting('sang'),
      before: item('nd2'),
    };
    record.ask(before);
    record.ask({ type: 'putMembers', members: [person('moi', ['guest'])] });
    const orders = (kind: 'room' | 'desk') =>
      Object.values(project(record.state, kind, live()).items).map(({ id, order }) => [id, order]);
    expect(orders('desk')).toEqual([
      ['nd1', 0],
      ['nd4', 1],
      ['nd2', 2],
      ['nd3', 3],
    ]);
    expect(orders('room')).toEqual([
      ['nd1', 0],
      ['nd2', 2],
      ['nd3', 3],
    ]);
    expect(project(record.state, 'room', live()).members).toMatchObject({
      thuky: { order: 0 },
      moi: { order: 4 },
    });
  });

  test('P7 the room sees rules, times, roll and declarations, the desk requests for leave, too', () => {
    const record = votingRecord();
    const sittingId = sitting('sang');
    record.ask(roll('left', 'db2', 'db3', 'db4'));
    record.ask({ type: 'declarePresence', sittingId }, 'db2');
    record.ask({ type: 'askLeave', sittingId, reason: 'việc riêng' }, 'db3');
    record.ask({ type: 'putMembers', members: [person('db4', ['guest'])] });
    const [room, desk] = (['room', 'desk'] as const).map((kind) => project(record.state, kind, live()));
    expect(room!.sittingRecords).toEqual({
      sang: {
        id: 'sang',
        pack: HDND,
        openedAt: expect.any(Number) as number,
        closedAt: null,
        pause: null,
        hadQuorum: true,
      },
    });
    expect(room!.roll).toEqual({
      'sang/chutoa': 'present',
      'sang/daibieu': 'present',
      'sang/db2': 'left',
      'sang/db3': 'left',
    });
    expect(room!.declared).toEqual({ 'sang/db2': true });
    expect(JSON.stringify(room)).not.toContain('việc riêng');
    expect(desk!.leave).toEqual({ 'sang/db3': { reason: 'việc riêng', state: 'asked' } });
    expect([desk!.roll, desk!.declared]).toEqual([room!.roll, room!.declared]);
    expect(room!.rollChanges).toEqual({});
    expect(desk!.rollChanges['sang/5']).toMatchObject({ memberId: 'db2', way: 'called', presence: 'left' });
    expect(desk!.rollChanges['sang/8']).toMatchObject({ memberId: 'db2', way: 'declared' });
  });

  test('P7 before publication the room sees nothing of the sittings', () => {
    const record = preparedRecord();
    record.ask(openSitting());
    record.ask(roll('present', 'daibieu'));
    const room = project(record.state, 'room', live());
    expect([room.sittingRecords, room.roll]).toEqual([{}, {}]);
    expect(Object.keys(project(record.state, 'desk', live()).roll)).toEqual(['sang/daibieu']);
  });

  test.each([
    ['live', { liveResult: true, announceFirst: false }, { for: 1, against: 1, abstain: 0 }],
    ['closed', { announceFirst: false }, null],
  ] as const)('P8 a result that is shown %s needs no announcement', (_, rules, running) => {
    const record = votingRecord({ ...HDND, ...rules });
    record.ask(openVote());
    record.ask(ballot(record.state, 'db2', 'for'), 'db2');
    record.ask(ballot(record.state, 'db3', 'against'), 'db3');
    const seen = (kind: 'room' | 'desk') => project(record.state, kind, live());
    for (const kind of ['room', 'desk'] as const)
      expect(seen(kind).votes[vote('bq1')]).toMatchObject({ running, result: null });
    record.ask({ type: 'closeVote', voteId: vote('bq1') });
    for (const kind of ['room', 'desk'] as const) {
      expect(seen(kind).votes[vote('bq1')]).toMatchObject({ running: null, result: { for: 1, against: 1 } });
      expect(seen(kind).choices).toEqual({});
    }
  });

  test('P8 who chose what is seen once the result is announced', () => {
    const record = votingRecord();
    record.ask(openVote());
    record.ask(ballot(record.state, 'db2', 'for'), 'db2');
    record.ask(ballot(record.state, 'db3', 'against'), 'db3');
    const seen = (kind: 'room' | 'desk') => {
      const { votes, turnout, voted, choices } = project(record.state, kind, live());
      const { state, result, entitled } = votes[vote('bq1')]!;
      return { state, for: result?.for, entitled, turnout, voted: Object.keys(voted), choices };
    };
    const common = { entitled: 5, turnout: { bq1: 2 } };
    const open = { ...common, state: 'open', for: undefined, choices: {} };
    expect(seen('room')).toEqual({ ...open, voted: [] });
    expect(seen('desk')).toEqual({ ...open, voted: ['bq1/db2', 'bq1/db3'] });
    expect(JSON.stringify(project(record.state, 'desk', live()).votes)).not.toMatch(/electorate|db2/);
    record.ask({ type: 'closeVote', voteId: vote('bq1') });
    const closed = { ...common, state: 'closed', voted: [], choices: {} };
    expect(seen('room')).toEqual({ ...closed, for: undefined });
    expect(seen('desk')).toEqual({ ...closed, for: 1 });
    record.ask({ type: 'announceVote', voteId: vote('bq1') });
    const announced = {
      ...common,
      state: 'announced',
      for: 1,
      voted: [],
      choices: { 'bq1/db2': 'for', 'bq1/db3': 'against' },
    };
    expect([seen('room'), seen('desk')]).toEqual([announced, announced]);
    expect(project(record.state, 'room', live()).motions[motion('nq1')]).toMatchObject({
      order: 0,
      kind: 'resolution',
    });
  });

  test('P9 the room sees the keys, the desk the names of the devices', () => {
    const record = votingRecord();
    record.ask(enrol('m9', 'db2'), 'db2');
    record.ask({ type: 'approveDevice', deviceId: device('m9') });
    const seen = (kind: 'room' | 'desk') => project(record.state, kind, live()).devices[device('m9')];
    expect(seen('desk')).toMatchObject({ name: 'Máy m9', approvedBy: ['thuky'], standing: 'waiting' });
    expect(seen('room')).toEqual({
      ...{ id: 'm9', memberId: 'db2', publicKey: keyOf('m9') },
      ...{ standing: 'waiting', name: '', approvedBy: [] },
    });
  });

  test('P10 who is connected is the desk’s; the key of the house and the head are everybody’s', () => {
    const record = publishedRecord();
    record.ask({ type: 'declareServerKey', publicKey: 'k' }, null);
    const [room, desk] = (['room', 'desk'] as const).map((kind) => project(record.state, kind, live()));
    expect([room!.online, desk!.online]).toEqual([{}, { daibieu: true }]);
    for (const seen of [room!, desk!])
      expect(seen.session).toMatchObject({ serverKey: 'k', head: HEAD, epoch: 1 });
  });

  test('P11 a seat shows its member the own requests for leave and nothing of others', () => {
    const record = votingRecord();
    const seatOf = (id: string) => createSeatProjector(member(id))({ ...record.state, ...live() });
    expect(Object.keys(seatOf('db2')).sort()).toEqual([...SEAT_KEYS].sort());
    record.ask({ type: 'askLeave', sittingId: sitting('sang'), reason: 'Ốm' }, 'db2');
    record.ask({ type: 'decideLeave', sittingId: sitting('sang'), memberId: member('db2'), granted: false });
    expect(seatOf('db2')).toEqual({
      session: { epoch: 1 },
      leave: { sang: { reason: 'Ốm', state: 'refused' } },
      ...{ announcements: {}, call: {}, invitation: {}, presenting: {} },
      ...{ counting: {}, reminders: {} },
      ...{ slipReminders: {}, slipCounts: {}, opinions: {}, questions: {}, groupNotes: {} },
    });
    expect(seatOf('db3').leave).toEqual({});
  });

  test('P11 a seat stays the same object while others vote, and follows what happens to its member', () => {
    const record = votingRecord();
    record.ask({ type: 'askLeave', sittingId: sitting('sang'), reason: 'Ốm' }, 'db2');
    const project = createSeatProjector(member('db2'));
    const seat = () => project({ ...record.state, ...live() });
    const before = seat();
    record.ask(openVote());
    record.ask(ballot(record.state, 'db3', 'for'), 'db3');
    expect(seat()).toBe(before);
    record.ask({ type: 'decideLeave', sittingId: sitting('sang'), memberId: member('db2'), granted: false });
    expect(seat().leave).toEqual({ sang: { reason: 'Ốm', state: 'refused' } });
    expect(seat().counting).toBe(before.counting);
  });

  test('a projector asked again says the same as one asked once, and keeps what did not change', () => {
    const record = publishedRecord();
    const [room, desk] = [createProjector('room'), createProjector('desk')];
    const steps: Command[] = [
      addItem('nd4', 'sang'),
      addFile('tep2', 'nd2', 'b3', '3'),
      { type: 'publish' },
      { type: 'setItemState', itemId: item('nd1'), state: 'running' },
    ];
    for (const step of steps) {
      const before = room({ ...record.state, ...live('tep1/daibieu') });
      record.ask(step);
      const after = room({ ...record.state, ...live('tep1/daibieu', 'tep2/daibieu') });
      expect(after).toEqual(project(record.state, 'room', live('tep1/daibieu', 'tep2/daibieu')));
      expect(desk({ ...record.state, ...live() })).toEqual(project(record.state, 'desk', live()));
      expect(after.members).toBe(before.members);
      expect(after.votes).toBe(before.votes);
    }
  });
});
