import { describe, expect, test } from 'vitest';
import { speechIn, timeByGroup, timeByMember, usedMsAt } from '../../shared/domain/floor.ts';
import { queueOf } from '../../shared/domain/queue.ts';
import { mayRunFloor } from '../../shared/domain/rights.ts';
import { HDND } from '../../shared/domain/rulePack.ts';
import { project } from '../../shared/protocol/project.ts';
import {
  ask,
  call,
  end,
  extend,
  floorRecord,
  give,
  pause,
  policy,
  raise,
  resume,
  withdraw,
} from './floorRecord.ts';
import {
  addItem,
  group,
  item,
  member,
  person,
  request,
  setState,
  sitting,
  speech,
  type SessionRecord,
} from './sessionRecord.ts';
import { closeSitting } from './votingRecord.ts';

const NAMED = { kind: 'named', name: 'Bà Trần Thị Hạnh', position: 'Giám đốc Sở Tài chính' } as const;

function queue(record: SessionRecord, itemId = 'nd1', room: 'hall' | string = 'hall'): string[] {
  return queueOf(record.state, room as 'hall', item(itemId)).map(({ id }) => id);
}

function speechOf(record: SessionRecord, id: string) {
  const found = record.state.speeches.get(speech(id));
  if (found === undefined) throw new Error(`no speech ${id}`);
  return found;
}

describe('requests', () => {
  test('G1 a request is made on a public item that is not done, once of each kind', () => {
    const record = floorRecord();
    record.ask(ask('r1', { topic: 'Về dự toán' }), 'db2');
    expect(record.state.requests.get(request('r1'))).toMatchObject({
      memberId: 'db2',
      topic: 'Về dự toán',
      state: 'waiting',
      raised: 0,
    });
    expect(record.refusal(ask('r1', { kind: 'rebuttal' }), 'db2')).toBe('idTaken');
    expect(record.refusal(ask('r2'), 'db2')).toBe('alreadyAsked');
    record.ask(ask('r2', { kind: 'rebuttal' }), 'db2');
    record.ask(ask('r3', { itemId: 'nd2' }), 'db2');
    record.ask(addItem('nd9', 'sang'));
    expect(record.refusal(ask('r4', { itemId: 'nd9' }), 'db3')).toBe('itemNotPublished');
    expect(record.refusal(ask('r4', { itemId: 'nd8' }), 'db3')).toBe('noSuchItem');
    expect(record.refusal(ask('r4', { room: group('to9') }), 'db3')).toBe('noSuchGroup');
    record.ask(setState('nd1', 'done'), 'chutoa');
    expect(record.refusal(ask('r4'), 'db3')).toBe('itemDone');
  });

  test('G1 who has spoken or withdrew asks again', () => {
    const record = floorRecord();
    record.ask(ask('r1'), 'db2');
    record.ask(withdraw('r1'), 'db2');
    record.ask(ask('r2'), 'db2');
    record.ask(give('r2'), 'chutoa');
    record.ask(ask('r3'), 'db2');
    expect(queue(record)).toEqual(['r3']);
  });

  test('G2 delegates ask to speak, in a group its own; everybody to explain', () => {
    const record = floorRecord();
    for (const kind of ['speech', 'rebuttal', 'pointOfOrder'] as const) {
      expect(record.refusal(ask('r1', { kind }), 'khach')).toBe('notADelegate');
    }
    record.ask(ask('r1', { kind: 'explanation' }), 'khach');
    expect(record.refusal(ask('r2', { room: group('to1') }), 'db3')).toBe('notInRoom');
    record.ask(ask('r2', { room: group('to1') }), 'db2');
    expect([queue(record), queue(record, 'nd1', 'to1')]).toEqual([['r1'], ['r2']]);
  });

  test('G3 a request is withdrawn by who made it, or by the desk', () => {
    const record = floorRecord();
    record.ask(ask('r1'), 'db2');
    record.ask(ask('r2'), 'db3');
    record.ask(ask('r3'), 'db4');
    expect(record.refusal(withdraw('r1'), 'db3')).toBe('notAllowed');
    record.ask(withdraw('r1'), 'db2');
    expect(record.ask(withdraw('r1'), 'db2')).toEqual([]);
    record.ask(withdraw('r2'), 'chutoa');
    expect(queue(record)).toEqual(['r3']);
    record.ask(give('r3'), 'chutoa');
    expect(record.refusal(withdraw('r3'), 'db4')).toBe('requestClosed');
    expect(record.refusal(withdraw('r9'), 'db4')).toBe('noSuchRequest');
  });
});

describe('the queue', () => {
  function asked(): SessionRecord {
    const record = floorRecord();
    // daibieu and db2 are of to1, db3 and db4 of to2, chutoa of none.
    for (const id of ['daibieu', 'db2', 'db3', 'chutoa', 'db4']) record.ask(ask(id), id);
    return record;
  }

  test('G4 in the order of request, points of order first', () => {
    const record = asked();
    expect(queue(record)).toEqual(['daibieu', 'db2', 'db3', 'chutoa', 'db4']);
    record.ask(ask('po', { kind: 'pointOfOrder' }), 'db4');
    expect(queue(record)).toEqual(['po', 'daibieu', 'db2', 'db3', 'chutoa', 'db4']);
  });

  test('G4 groups speak in turn', () => {
    const record = asked();
    record.ask(policy('groups'), 'chutoa');
    expect(record.ask(policy('groups'), 'chutoa')).toEqual([]);
    expect(queue(record)).toEqual(['daibieu', 'db3', 'chutoa', 'db2', 'db4']);
    record.ask(give('daibieu'), 'chutoa');
    expect(queue(record)).toEqual(['db3', 'chutoa', 'db2', 'db4']);
    record.ask(ask('lan2'), 'daibieu');
    expect(queue(record)).toEqual(['db3', 'chutoa', 'db2', 'db4', 'lan2']);
    expect(record.refusal(policy('order', group('to9')), 'chutoa')).toBe('noSuchGroup');
  });

  test('G4 who has not spoken on the item comes first; a point of order is no turn', () => {
    const record = asked();
    record.ask(policy('firstTime'), 'chutoa');
    record.ask(give('daibieu'), 'chutoa');
    record.ask(ask('lan2'), 'daibieu');
    record.ask(ask('po', { kind: 'pointOfOrder' }), 'db2');
    record.ask(give('po', { after: 'pb-daibieu' }), 'chutoa');
    record.ask(ask('lan3', { kind: 'rebuttal' }), 'chutoa');
    expect(queue(record)).toEqual(['db2', 'db3', 'chutoa', 'db4', 'lan3', 'lan2']);
    record.ask(policy('order'), 'chutoa');
    expect(queue(record)).toEqual(['db2', 'db3', 'chutoa', 'db4', 'lan2', 'lan3']);
  });

  test('G4 the chair puts somebody first by hand, and back', () => {
    const record = asked();
    record.ask(raise('db4'), 'chutoa');
    record.ask(raise('db3'), 'thuky');
    expect(queue(record)).toEqual(['db3', 'db4', 'daibieu', 'db2', 'chutoa']);
    record.ask(ask('po', { kind: 'pointOfOrder' }), 'db2');
    expect(queue(record)[0]).toBe('po');
    record.ask(raise('db3', false), 'chutoa');
    expect(record.ask(raise('db3', false), 'chutoa')).toEqual([]);
    expect(queue(record)).toEqual(['po', 'db4', 'daibieu', 'db2', 'db3', 'chutoa']);
    expect(record.refusal(raise('db9'), 'chutoa')).toBe('noSuchRequest');
    record.ask(withdraw('db4'), 'db4');
    expect(record.refusal(raise('db4'), 'chutoa')).toBe('requestClosed');
  });

  test('G10 the queue stays when the item is postponed and goes with the item, the member and the right', () => {
    const record = asked();
    record.ask(setState('nd1', 'postponed'), 'chutoa');
    record.ask(ask('nd2', { itemId: 'nd2' }), 'db2');
    expect(queue(record)).toEqual(['daibieu', 'db2', 'db3', 'chutoa', 'db4']);
    record.ask(setState('nd1', 'running'), 'chutoa');
    expect(record.ask({ type: 'removeMember', memberId: member('db3') })).toEqual([
      { type: 'requestWithdrawn', requestId: 'db3' },
      { type: 'memberRemoved', memberId: 'db3' },
    ]);
    record.ask({ type: 'putMembers', members: [person('db4', ['guest'])] });
    expect(queue(record)).toEqual(['daibieu', 'db2', 'chutoa']);
    expect(queue(record, 'nd2')).toEqual(['nd2']);
    record.ask({ type: 'removeItem', itemId: item('nd2') });
    expect(queue(record, 'nd2')).toEqual([]);
  });
});

describe('who has the floor', () => {
  test('G5 one speaks at a time; who hands on names the speech that ends', () => {
    const record = floorRecord();
    record.ask(ask('r1'), 'db2');
    record.ask(ask('r2'), 'db3');
    record.ask(give('r1'), 'chutoa');
    expect(record.refusal(give('r2'), 'chutoa')).toBe('floorTaken');
    expect(record.refusal(give('r2', { after: 'pb-r9' }), 'chutoa')).toBe('floorTaken');
    expect(record.refusal(call('x', 'db4'), 'chutoa')).toBe('floorTaken');
    const events = record.ask(give('r2', { after: 'pb-r1' }), 'chutoa');
    expect(events.map(({ type }) => type)).toEqual(['floorEnded', 'floorGiven']);
    expect(speechIn(record.state.speeches.values(), 'hall')?.id).toBe('pb-r2');
    record.ask(ask('r3', { room: group('to1') }), 'db2');
    record.ask(give('r3'), 'chutoa');
    expect(speechIn(record.state.speeches.values(), group('to1'))?.id).toBe('pb-r3');
  });

  test('G5 in the hall on the running item of an open sitting, in a group on any that is not done', () => {
    const record = floorRecord();
    record.ask(ask('r1', { itemId: 'nd2' }), 'db2');
    expect(record.refusal(give('r1'), 'chutoa')).toBe('itemNotRunning');
    expect(record.refusal(call('x', 'db2', { itemId: 'nd8' }), 'chutoa')).toBe('noSuchItem');
    const to1 = { room: group('to1') };
    record.ask(call('x', 'db2', { ...to1, itemId: 'nd2' }), 'chutoa');
    record.ask(end('x'), 'chutoa');
    record.ask(addItem('nd9', 'sang'));
    expect(record.refusal(call('y', 'db2', { ...to1, itemId: 'nd9' }), 'chutoa')).toBe('itemNotPublished');
    record.ask(setState('nd1', 'done'), 'chutoa');
    expect(record.refusal(call('y', 'db2', to1), 'chutoa')).toBe('itemDone');
    record.ask(setState('nd1', 'running'), 'chutoa');
    record.ask(closeSitting(), 'chutoa');
    expect(record.refusal(call('y', 'db2'), 'chutoa')).toBe('sittingNotOpen');
  });

  test('G6 the desk gives the floor, also to who did not ask', () => {
    const record = floorRecord();
    record.ask(ask('r1'), 'db2');
    for (const command of [give('r1'), raise('r1'), policy('groups'), call('x', 'db3')]) {
      for (const actor of ['db2', 'khach']) expect(record.refusal(command, actor)).toBe('notAllowed');
      expect(record.refusal(command, null)).toBe('notAllowed');
    }
    expect(mayRunFloor(record.state, member('thuky'), group('to1'))).toBe(true);
    record.ask(give('r1', { seconds: 90 }), 'thuky');
    expect(speechOf(record, 'pb-r1')).toMatchObject({
      speaker: { kind: 'member', memberId: 'db2' },
      groupId: 'to1',
      sittingId: 'sang',
      limitSeconds: 90,
      requestId: 'r1',
    });
    expect(record.refusal(give('r1', {}, 'again'), 'thuky')).toBe('requestClosed');
    expect(record.refusal(give('r9'), 'thuky')).toBe('noSuchRequest');
    expect(record.refusal(call('y', 'db9', { after: 'pb-r1' }), 'thuky')).toBe('noSuchMember');
    record.ask(call('y', NAMED, { kind: 'explanation', topic: 'Về thu', after: 'pb-r1' }), 'thuky');
    expect(speechOf(record, 'y')).toMatchObject({
      speaker: NAMED,
      groupId: null,
      limitSeconds: HDND.limits.explanation,
    });
    expect(record.refusal(call('y', 'db2', { after: 'y' }), 'thuky')).toBe('idTaken');
    record.ask(ask('r2'), 'db3');
    expect(record.refusal(give('r2', { after: 'y' }, 'y'), 'thuky')).toBe('idTaken');
  });

  test('G10 a speech ends with its item, its sitting, its speaker, its group', () => {
    const causes: [string, (record: SessionRecord) => readonly { type: string }[]][] = [
      ['hall', (record) => record.ask(setState('nd1', 'postponed'), 'chutoa')],
      ['hall', (record) => record.ask(closeSitting(), 'chutoa')],
      ['hall', (record) => record.ask({ type: 'removeMember', memberId: member('db2') })],
      ['to1', (record) => record.ask(setState('nd1', 'done'), 'chutoa')],
      ['to1', (record) => record.ask({ type: 'removeMember', memberId: member('db2') })],
    ];
    for (const [room, cause] of causes) {
      const record = floorRecord();
      record.ask(call('x', 'db2', { room: room as 'hall' }), 'chutoa');
      const events = cause(record);
      expect(events.map(({ type }) => type)[0]).toBe('floorEnded');
      expect(events).toHaveLength(2);
      expect(speechOf(record, 'x').clock.kind).toBe('ended');
    }
    const record = floorRecord();
    record.ask({
      type: 'defineGroups',
      groups: [...record.state.groups, { id: group('to3'), name: 'Tổ 3' }],
      committees: [...record.state.committees],
    });
    record.ask(call('x', 'khach', { room: group('to3') }), 'chutoa');
    record.ask(ask('r1', { room: group('to3'), kind: 'explanation' }), 'khach');
    record.ask(call('h', 'db2'), 'chutoa');
    const groups = record.state.groups.filter(({ id }) => id !== 'to3');
    const events = record.ask({ type: 'defineGroups', groups, committees: [...record.state.committees] });
    expect(events.map(({ type }) => type)).toEqual(['floorEnded', 'requestWithdrawn', 'groupsDefined']);
    expect(speechOf(record, 'h').clock.kind).toBe('running');
    record.ask(setState('nd1', 'postponed'), 'chutoa');
    record.ask(closeSitting(), 'chutoa');
  });
});

describe('the clock', () => {
  /** db2 speaks from 10 000 on, 60 seconds long. */
  function speaking(): SessionRecord {
    const record = floorRecord();
    record.ask(ask('r1'), 'db2');
    record.askAt(10_000, give('r1', { seconds: 60 }));
    return record;
  }

  test('G7 pause and go on; again records nothing', () => {
    const record = speaking();
    expect(record.askAt(12_000, resume('pb-r1'))).toEqual([]);
    expect(record.askAt(15_000, pause('pb-r1'))).toMatchObject([{ at: 15_000, usedMs: 5_000 }]);
    expect(record.askAt(16_000, pause('pb-r1'))).toEqual([]);
    expect(usedMsAt(speechOf(record, 'pb-r1'), 99_000)).toBe(5_000);
    record.askAt(20_000, resume('pb-r1'));
    expect(usedMsAt(speechOf(record, 'pb-r1'), 21_500)).toBe(6_500);
    for (const command of [pause('pb-r1'), resume('pb-r1'), extend('pb-r1', 60), end('pb-r1')]) {
      expect(record.refusal(command, 'db2')).toBe('notAllowed');
    }
    record.askAt(22_000, end('pb-r1'));
    for (const command of [pause('pb-r1'), resume('pb-r1'), extend('pb-r1', 60)]) {
      expect(record.refusal(command)).toBe('speechEnded');
    }
    expect(record.refusal(pause('pb-r9'))).toBe('noSuchSpeech');
  });

  test('G7 a break stops the clock in the hall, and nobody goes on or gets the floor there', () => {
    const record = speaking();
    record.askAt(10_500, call('to', 'db2', { room: group('to1') }));
    const pauseSitting = { type: 'pauseSitting', sittingId: sitting('sang'), until: null } as const;
    const events = record.askAt(12_000, pauseSitting);
    expect(events.map(({ type }) => type)).toEqual(['floorPaused', 'sittingPaused']);
    expect(speechOf(record, 'pb-r1')).toMatchObject({ usedMs: 2_000, clock: { kind: 'paused' } });
    expect(speechOf(record, 'to').clock.kind).toBe('running');
    expect(record.refusal(resume('pb-r1'))).toBe('sittingPaused');
    expect(record.refusal(call('x', 'db3', { after: 'pb-r1' }))).toBe('sittingPaused');
    record.askAt(20_000, { type: 'resumeSitting', sittingId: sitting('sang') });
    record.askAt(21_000, resume('pb-r1'));
    expect(usedMsAt(speechOf(record, 'pb-r1'), 22_000)).toBe(3_000);
  });

  test('G7 more time counts from the end, or from now when it is over', () => {
    const record = speaking();
    expect(record.askAt(20_000, extend('pb-r1', 30))).toMatchObject([{ limitSeconds: 90 }]);
    expect(record.askAt(120_001, extend('pb-r1', 30))).toMatchObject([{ limitSeconds: 111 + 30 }]);
    record.askAt(150_000, pause('pb-r1'));
    expect(record.askAt(999_000, extend('pb-r1', 5))).toMatchObject([{ limitSeconds: 146 }]);
  });

  test('G8 ended once; given by mistake, the request waits again where it stood', () => {
    const record = speaking();
    record.ask(ask('r2'), 'db3');
    record.askAt(11_000, end('pb-r1', true));
    expect(record.askAt(12_000, end('pb-r1'))).toEqual([]);
    expect(queue(record)).toEqual(['r1', 'r2']);
    record.askAt(13_000, give('r1', {}, 'lan2'));
    record.ask(ask('r3'), 'db2');
    expect(record.askAt(14_000, end('lan2', true))).toMatchObject([{ back: false }]);
    expect(queue(record)).toEqual(['r2', 'r3']);
  });

  test('G9 times add up over speeches, for members and the groups they spoke for', () => {
    const record = speaking();
    record.askAt(13_000, pause('pb-r1'));
    record.askAt(20_000, resume('pb-r1'));
    record.askAt(20_250, call('x', 'daibieu', { after: 'pb-r1' }));
    record.askAt(21_250, call('y', 'db3', { after: 'x' }));
    record.ask({ type: 'putMembers', members: [person('db2', ['delegate'], { groupId: group('to2') })] });
    record.askAt(31_250, call('z', NAMED, { after: 'y' }));
    const speeches = [...record.state.speeches.values()];
    expect(Object.fromEntries(timeByMember(speeches, 40_000))).toEqual({
      db2: 3_250,
      daibieu: 1_000,
      db3: 10_000,
    });
    expect(Object.fromEntries(timeByGroup(speeches, 40_000))).toEqual({ to1: 4_250, to2: 10_000 });
    expect(usedMsAt(speechOf(record, 'z'), 40_000)).toBe(8_750);
  });

  test('G9 a clock that was set back takes nothing away', () => {
    const record = speaking();
    expect(record.askAt(9_000, pause('pb-r1'))).toMatchObject([{ usedMs: 0 }]);
  });
});

test('P12 everybody sees who waits with his place, and who speaks', () => {
  const record = floorRecord();
  record.ask(ask('r1', { topic: 'Về thu' }), 'db2');
  record.ask(ask('r2'), 'db3');
  record.ask(ask('r3', { room: group('to1') }), 'db2');
  record.ask(raise('r2'), 'chutoa');
  record.ask(policy('groups'), 'chutoa');
  record.ask(call('x', 'db4'), 'chutoa');
  const live = { sharers: new Set<string>(), online: new Set<never>(), epoch: 1 };
  const head = { seq: 1, chainHash: '' };
  for (const kind of ['room', 'desk'] as const) {
    const shown = project(record.state, kind, { ...live, head });
    const places = Object.values(shown.queue).map(({ id, place, isRaised }) => [id, place, isRaised]);
    expect(places).toEqual([
      ['r2', 1, true],
      ['r1', 2, false],
      ['r3', 1, false],
    ]);
    expect(shown.queue[request('r1')]).toMatchObject({ topic: 'Về thu', memberId: 'db2' });
    expect(shown.queuePolicies).toEqual({ hall: 'groups' });
    expect(shown.speeches[speech('x')]).toMatchObject({ order: 0, clock: { kind: 'running' } });
  }
  record.ask(withdraw('r2'), 'db3');
  const later = project(record.state, 'room', { ...live, head });
  expect(later.queue[request('r1')]?.place).toBe(1);
});
