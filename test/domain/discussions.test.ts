import { describe, expect, test } from 'vitest';
import { openRoomOf } from '../../shared/domain/discussion.ts';
import { speechIn } from '../../shared/domain/floor.ts';
import {
  approvedRecord,
  close,
  discussing,
  discussion,
  discussionIn,
  discussionRecord,
  gather,
  open,
  prepare,
  room,
  roomIn,
  roomRoll,
  turnTo,
  write,
} from './discussionRecord.ts';
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
import { group, item, member, person, preparedRecord, setState, single } from './sessionRecord.ts';

describe('discussions are prepared', () => {
  test('H1 of items that exist, in rooms of different groups, with a chair and a secretary', () => {
    const record = floorRecord();
    const refusal = (...plan: Parameters<typeof prepare>) => record.refusal(prepare(...plan));
    const to1 = room('to1', 'db2', 'khach');
    expect(refusal([])).toBe('noSuchItem');
    expect(refusal(['nd9'])).toBe('noSuchItem');
    expect(refusal(['nd1'], [])).toBe('noSuchGroup');
    expect(refusal(['nd1'], [room('to9', 'db2', 'khach')])).toBe('noSuchGroup');
    expect(refusal(['nd1'], [to1, room('to1', 'daibieu', 'thuky')])).toBe('idTaken');
    expect(refusal(['nd1'], [room('to1', 'ai', 'khach')])).toBe('noSuchMember');
    expect(refusal(['nd1'], [room('to1', 'db2', 'ai')])).toBe('noSuchMember');
    expect(refusal(['nd1'], [room('to1', 'khach', 'thuky')])).toBe('notADelegate');
    expect(refusal(['nd1'], [room('to1', 'db3', 'thuky')])).toBe('notInRoom');
    expect(refusal(['nd1'], [room('to1', 'db2', 'db2')])).toBe('leadersMalformed');
    expect(refusal(['nd1'], [to1, room('to2', 'db3', 'khach')])).toBe('leadersMalformed');
    for (const actor of ['db2', 'khach', 'stranger', null]) {
      expect(record.refusal(prepare(['nd1'], [to1]), actor)).toBe('notAllowed');
    }
    record.ask(prepare(['nd2', 'nd1', 'nd2'], [to1]), 'chutoa');
    expect(discussionIn(record).itemIds).toEqual(['nd2', 'nd1']);
    expect(roomIn(record)).toMatchObject({
      stage: { kind: 'prepared' },
      chairId: 'db2',
      secretaryId: 'khach',
    });
    expect(record.refusal({ type: 'defineGroups', groups: [], committees: [] })).toBe('groupInUse');
  });

  test('H2 put anew; what was opened stays with its items, and others may lead', () => {
    const record = discussionRecord();
    expect(record.ask(prepare())).toEqual([]);
    record.ask(prepare(['nd3'], [room('to2', 'db4', 'thuky')]));
    expect([...discussionIn(record).rooms.keys()]).toEqual(['to2']);
    record.ask(prepare());
    record.ask(open('to1'));
    record.ask(turnTo('nd1'));
    expect(record.refusal(prepare(['nd1']))).toBe('discussionBegun');
    expect(record.refusal(prepare(['nd1', 'nd2'], [room('to2', 'db3', 'thuky2')]))).toBe('discussionBegun');
    expect(record.refusal({ type: 'removeDiscussion', discussionId: discussion('tl1') })).toBe(
      'discussionBegun',
    );
    record.ask(prepare(['nd3', 'nd1', 'nd2'], [room('to1', 'daibieu', 'thuky')]));
    expect(roomIn(record)).toMatchObject({ stage: { kind: 'open', itemId: 'nd1' }, chairId: 'daibieu' });
    expect(discussionIn(record).rooms.size).toBe(1);
    expect(record.refusal(turnTo('nd2'), 'db2')).toBe('notAllowed');
    record.ask(turnTo('nd2'), 'daibieu');
  });

  test('H2 one is removed until a room was opened', () => {
    const record = discussionRecord();
    const remove = { type: 'removeDiscussion', discussionId: discussion('tl1') } as const;
    expect(record.refusal(remove, 'db2')).toBe('notAllowed');
    record.ask(remove);
    expect(record.state.discussions.size).toBe(0);
    expect(record.refusal(remove)).toBe('noSuchDiscussion');
    expect(record.refusal(open())).toBe('noSuchDiscussion');
  });
});

describe('rooms', () => {
  test('H3 are opened and closed by who leads them, and open again', () => {
    const record = discussionRecord();
    for (const actor of ['daibieu', 'db3', 'stranger', null]) {
      expect(record.refusal(open(), actor)).toBe('notAllowed');
    }
    expect(record.refusal(close(), 'db2')).toBe('roomNotOpen');
    expect(record.refusal(open('to9'))).toBe('noSuchGroup');
    record.ask(open(), 'khach');
    expect(record.ask(open(), 'db2')).toEqual([]);
    const opened = roomIn(record).stage;
    record.ask(close(), 'db2');
    expect(record.ask(close(), 'chutoa')).toEqual([]);
    expect(record.refusal(close('to2'))).toBe('roomNotOpen');
    record.ask(open(), 'chutoa');
    expect(roomIn(record).stage).toEqual({ ...opened, itemId: null });
    expect(roomIn(record, 'to2').stage.kind).toBe('prepared');
  });

  test('H3 one is open at a time in a group, in a published session', () => {
    const record = discussing();
    record.ask(prepare(['nd3'], [room('to1', 'daibieu', 'thuky')], 'tl2'));
    expect(record.refusal(open('to1', 'tl2'))).toBe('anotherRoomOpen');
    record.ask(close());
    record.ask(open('to1', 'tl2'));
    expect(openRoomOf(record.state, group('to1'))?.discussionId).toBe('tl2');
    expect(record.refusal(open())).toBe('anotherRoomOpen');
    const draft = preparedRecord();
    draft.ask(prepare(['nd1'], [room('to1', 'daibieu', 'khach')]));
    expect(draft.refusal(open())).toBe('itemNotPublished');
  });

  test('H4 one item runs in each, whatever runs in the hall', () => {
    const record = discussionRecord();
    expect(record.refusal(turnTo('nd1'))).toBe('roomNotOpen');
    record.ask(open('to1'));
    record.ask(open('to2'));
    record.ask(turnTo('nd2'), 'db2');
    record.ask(turnTo('nd1', 'to2'), 'thuky2');
    expect(record.ask(turnTo('nd2'), 'khach')).toEqual([]);
    expect(openRoomOf(record.state, group('to1'))?.itemId).toBe('nd2');
    expect(record.state.items.get(item('nd1'))?.state).toBe('running');
    expect(record.state.items.get(item('nd2'))?.state).toBe('waiting');
    expect(record.refusal(turnTo('nd3'))).toBe('noSuchItem');
    expect(record.refusal(setState('nd1', 'done'))).toBe('itemDiscussed');
    record.ask(turnTo(null, 'to2'));
    record.ask(setState('nd1', 'done'));
    expect(record.refusal(turnTo('nd1'))).toBe('itemDone');
    expect(record.refusal({ type: 'removeItem', itemId: item('nd2') })).toBe('itemDiscussed');
    record.ask({ ...ADD, itemId: item('nd9') });
    record.ask(prepare(['nd1', 'nd2', 'nd9']));
    expect(record.refusal(turnTo('nd9'))).toBe('itemNotPublished');
  });

  test('H5 the leaders say who is there, and each delegate for himself', () => {
    const record = discussionRecord();
    expect(record.refusal(roomRoll(true, 'daibieu'), 'daibieu')).toBe('roomNotOpen');
    record.ask(open());
    record.ask(roomRoll(true, 'daibieu'), 'daibieu');
    expect(record.refusal(roomRoll(true, 'db2'), 'daibieu')).toBe('notAllowed');
    const both = record.ask(roomRoll(true, 'daibieu', 'db2'), 'khach');
    expect(both).toMatchObject([{ entries: [{ memberId: 'db2', here: true }] }]);
    expect([...roomIn(record).here]).toEqual(['daibieu', 'db2']);
    expect(record.ask(roomRoll(true, 'db2'), 'thuky')).toEqual([]);
    expect(record.refusal(roomRoll(true, 'db3'), 'db3')).toBe('notInRoom');
    expect(record.refusal(roomRoll(true, 'khach'))).toBe('notADelegate');
    expect(record.refusal(roomRoll(true, 'ai'))).toBe('noSuchMember');
    expect(record.refusal(roomRoll(false, 'db2', 'db2'))).toBe('idTaken');
    record.ask(roomRoll(false, 'daibieu'), 'db2');
    expect([...roomIn(record).here]).toEqual(['db2']);
  });

  test('H8 nothing of them changes once the notes are gathered', () => {
    const record = approvedRecord();
    record.ask(gather());
    for (const command of [
      open(),
      close(),
      turnTo(null),
      roomRoll(true, 'db2'),
      write('x', 1),
      prepare(['nd1']),
    ]) {
      expect(record.refusal(command)).toBe('notesGathered');
    }
  });
});

const ADD = {
  type: 'addItem',
  itemId: item('nd9'),
  sittingId: 'sang' as never,
  title: 'Nội dung',
  rapporteur: '',
  minutes: 0,
} as const;

describe('the floor of a room', () => {
  test('G6 is run by its chair and its secretary while it is open', () => {
    const record = discussionRecord();
    record.ask(ask('r1', { room: group('to1') }), 'daibieu');
    expect(record.refusal(give('r1'), 'db2')).toBe('notAllowed');
    record.ask(open());
    record.ask(turnTo('nd1'));
    record.ask(policy('firstTime', group('to1')), 'db2');
    record.ask(raise('r1'), 'khach');
    record.ask(give('r1'), 'db2');
    record.ask(pause('pb-r1'), 'khach');
    record.ask(resume('pb-r1'), 'db2');
    record.ask(extend('pb-r1', 30), 'khach');
    for (const actor of ['daibieu', 'db3', 'thuky2'])
      expect(record.refusal(end('pb-r1'), actor)).toBe('notAllowed');
    record.ask(end('pb-r1', true), 'db2');
    record.ask(withdraw('r1'), 'khach');
    expect(record.refusal(policy('order', group('to2')), 'db2')).toBe('notAllowed');
    expect(record.refusal(policy('order'), 'db2')).toBe('notAllowed');
    record.ask(close());
    expect(record.refusal(call('p9', 'daibieu', { room: group('to1') }), 'db2')).toBe('notAllowed');
    record.ask(call('p9', 'daibieu', { room: group('to1') }), 'thuky');
  });

  test('G5 goes only to the item that runs there, in each room by itself', () => {
    const record = discussionRecord();
    record.ask(open());
    const inTo1 = { room: group('to1') };
    expect(record.refusal(call('p1', 'daibieu', inTo1))).toBe('itemNotRunning');
    record.ask(turnTo('nd2'));
    expect(record.refusal(call('p1', 'daibieu', inTo1))).toBe('itemNotRunning');
    record.ask(call('p1', 'daibieu', { ...inTo1, itemId: 'nd2' }), 'db2');
    record.ask(call('p2', 'db4', { room: group('to2') }));
    record.ask(call('p3', 'chutoa'));
    const rooms = [...record.state.speeches.values()].map((speech) => [speech.room, speech.clock.kind]);
    expect(rooms).toEqual([
      ['to1', 'running'],
      ['to2', 'running'],
      ['hall', 'running'],
    ]);
  });

  test('G10 ends when the room opens, closes or turns to another item', () => {
    const record = discussionRecord();
    const inTo1 = (itemId: string) => ({ room: group('to1'), itemId });
    const speaks = () => speechIn(record.state.speeches.values(), group('to1'))?.id ?? null;
    record.ask(call('p1', 'daibieu', inTo1('nd1')));
    expect(record.ask(open(), 'db2').map(({ type }) => type)).toEqual(['floorEnded', 'roomOpened']);
    record.ask(turnTo('nd1'), 'db2');
    record.ask(call('p2', 'daibieu', inTo1('nd1')), 'db2');
    record.ask(call('p3', 'db4', { room: group('to2') }));
    expect(record.ask(turnTo('nd2'), 'db2').map(({ type }) => type)).toEqual(['floorEnded', 'roomItemSet']);
    expect(speaks()).toBe(null);
    record.ask(call('p4', 'daibieu', inTo1('nd2')), 'db2');
    record.ask(ask('r1', inTo1('nd2')), 'daibieu');
    record.ask(close(), 'khach');
    expect(speaks()).toBe(null);
    expect(single([...record.state.requests.values()]).state).toBe('waiting');
    expect(speechIn(record.state.speeches.values(), group('to2'))?.id).toBe('p3');
  });

  test('A6 rooms discuss at the same time what does not run in the hall', () => {
    const record = discussing();
    record.ask(turnTo('nd2', 'to2'));
    const items = ['to1', 'to2'].map((id) => openRoomOf(record.state, group(id))?.itemId);
    expect(items).toEqual(['nd1', 'nd2']);
    expect(record.refusal(setState('nd2', 'running'))).toBe('anotherItemRunning');
  });

  test('G6 a leader who was removed runs nothing', () => {
    const record = discussing();
    record.ask({ type: 'removeMember', memberId: member('db2') });
    expect(record.refusal(turnTo('nd2'), 'db2')).toBe('notAllowed');
    expect(record.refusal(policy('groups', group('to1')), 'db2')).toBe('notAllowed');
    record.ask({ type: 'putMembers', members: [person('db5', ['delegate'], { groupId: group('to1') })] });
    record.ask(prepare(['nd1', 'nd2'], [room('to1', 'db5', 'khach'), room('to2', 'db3', 'thuky2')]));
    record.ask(policy('groups', group('to1')), 'db5');
  });
});
