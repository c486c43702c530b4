import { describe, expect, test } from 'vitest';
import { apply } from '../../shared/domain/apply.ts';
import type { Command } from '../../shared/domain/command.ts';
import { decide } from '../../shared/domain/decide.ts';
import type { SessionEvent } from '../../shared/domain/event.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import {
  addItem,
  committee,
  contextOf,
  CREATE,
  emptyRecord,
  group,
  item,
  member,
  person,
  preparedRecord,
  publishedRecord,
  session,
  sitting,
} from './sessionRecord.ts';

const NO_GROUPS: Command = { type: 'defineGroups', groups: [], committees: [] };
const put = (...members: ReturnType<typeof person>[]): Command => ({ type: 'putMembers', members });

describe('session', () => {
  test('S1 a session begins with its council, details and first secretary, and is not public', () => {
    const record = emptyRecord();
    const events = record.ask(CREATE, null);
    expect(events.map((event) => event.type)).toEqual(['sessionCreated', 'membersPut']);
    expect(record.state).toMatchObject({
      id: session('k12'),
      published: false,
      details: { place: 'Hội trường' },
    });
    expect([...record.state.members.keys()]).toEqual([member('thuky')]);
  });

  test('S2 a session is created once, and nothing can be asked before', () => {
    const record = emptyRecord();
    expect(record.refusal({ type: 'publish' }, null)).toBe('noSuchSession');
    expect(() => apply(null, { type: 'memberRemoved', memberId: member('thuky') })).toThrow(/begins with/);
    record.ask(CREATE, null);
    expect(record.refusal(CREATE, null)).toBe('sessionExists');
  });

  test('S11 details and council change also after publication', () => {
    const record = publishedRecord();
    const council = { ...record.state.council, seats: 60 };
    record.ask({ type: 'changeDetails', details: { title: 'Kỳ họp chuyên đề', place: '' }, council });
    expect(record.state.details.title).toBe('Kỳ họp chuyên đề');
    expect(record.state.council.seats).toBe(60);
    expect(record.state.published).toBe(true);
  });
});

describe('roster', () => {
  test('S3 groups and committees have ids of their own', () => {
    const record = preparedRecord();
    const twice = [
      { id: group('to1'), name: 'Tổ 1' },
      { id: group('to1'), name: 'Tổ 2' },
    ];
    const committees = [{ id: committee('ban1'), name: 'Ban Pháp chế' }];
    expect(record.refusal({ type: 'defineGroups', groups: twice, committees })).toBe('idTaken');
    const committeesTwice = [...committees, ...committees];
    expect(record.refusal({ type: 'defineGroups', groups: [], committees: committeesTwice })).toBe('idTaken');
  });

  test('S4 a group or committee in use cannot vanish, an empty one can', () => {
    const record = preparedRecord();
    expect(record.refusal(NO_GROUPS)).toBe('groupInUse');
    record.ask(put(person('daibieu', ['delegate'], { committeeIds: [committee('ban1')] })));
    expect(record.refusal(NO_GROUPS)).toBe('committeeInUse');
    record.ask(put(person('daibieu', ['delegate'])));
    record.ask(NO_GROUPS);
    expect(record.state.groups).toEqual([]);
  });

  test('S5 roles are a set and not empty', () => {
    const record = preparedRecord();
    expect(record.refusal(put(person('moi', [])))).toBe('memberNeedsRole');
    record.ask(put(person('moi', ['delegate', 'chair', 'delegate'])));
    expect(record.state.members.get(member('moi'))?.roles).toEqual(['delegate', 'chair']);
  });

  test('S6 group and committees of a member exist', () => {
    const record = preparedRecord();
    expect(record.refusal(put(person('moi', ['delegate'], { groupId: group('to9') })))).toBe('noSuchGroup');
    const withCommittee = person('moi', ['delegate'], { committeeIds: [committee('ban9')] });
    expect(record.refusal(put(withCommittee))).toBe('noSuchCommittee');
    const creation = { ...CREATE, secretary: person('thuky', ['secretary'], { groupId: group('to1') }) };
    expect(emptyRecord().refusal(creation as Command, null)).toBe('noSuchGroup');
  });

  test('S7 putting replaces in place, names a member once; removing asks for one who exists', () => {
    const record = preparedRecord();
    const before = [...record.state.members.keys()];
    record.ask(put(person('chutoa', ['chair'], { name: 'Bà A' })));
    expect([...record.state.members.keys()]).toEqual(before);
    expect(record.state.members.get(member('chutoa'))?.name).toBe('Bà A');
    expect(record.refusal(put(person('moi', ['guest']), person('moi', ['chair'])))).toBe('idTaken');
    expect(record.refusal({ type: 'removeMember', memberId: member('moi') })).toBe('noSuchMember');
    record.ask({ type: 'removeMember', memberId: member('khach') });
    expect(record.state.members.has(member('khach'))).toBe(false);
  });

  test('S8 the last secretary stays', () => {
    const record = preparedRecord();
    const removal: Command = { type: 'removeMember', memberId: member('thuky') };
    expect(record.refusal(removal)).toBe('lastSecretary');
    expect(record.refusal(put(person('thuky', ['delegate'])))).toBe('lastSecretary');
    record.ask(put(person('thuky', ['delegate']), person('thuky2', ['secretary'])));
    record.ask(removal, 'thuky2');
    const creation = { ...CREATE, secretary: person('thuky', ['chair']) } as Command;
    expect(emptyRecord().refusal(creation, null)).toBe('lastSecretary');
  });
});

describe('ids of those who are gone', () => {
  test('S12 the id of a removed member is never given again', () => {
    const record = preparedRecord();
    record.ask({ type: 'removeMember', memberId: member('khach') });
    expect(record.refusal(put(person('khach', ['guest'])))).toBe('idTaken');
    record.ask(put(person('khach2', ['guest'])));
    expect(record.refusal(put(person('khach2', ['guest']), person('khach', ['guest'])))).toBe('idTaken');
    record.ask(put(person('khach2', ['guest'], { name: 'Ông C' })));
  });

  test('S12 the id of a removed group is never given again, that of a committee may be', () => {
    const record = preparedRecord();
    record.ask(put(person('daibieu', ['delegate'])));
    record.ask(NO_GROUPS);
    const defined = (...groups: string[]): Command => ({
      type: 'defineGroups',
      groups: groups.map((id) => ({ id: group(id), name: id })),
      committees: [{ id: committee('ban1'), name: 'Ban Pháp chế' }],
    });
    expect(record.refusal(defined('to1'))).toBe('idTaken');
    record.ask(defined('to2'));
    expect(record.refusal(defined('to2', 'to1'))).toBe('idTaken');
    record.ask(defined('to2', 'to3'));
  });

  test('S12 a record older than this rule may hold such an id again, and goes on', () => {
    const [khach, to1] = [person('khach', ['guest']), { id: group('to1'), name: 'Tổ 1' }];
    const events: SessionEvent[] = [
      ...preparedRecord().events,
      { type: 'memberRemoved', memberId: khach.id },
      { type: 'membersPut', members: [khach] },
      { type: 'groupsDefined', groups: [], committees: [] },
      { type: 'groupsDefined', groups: [to1], committees: [] },
    ];
    const state = events.reduce<SessionState | null>((before, event) => apply(before, event), null);
    const context = contextOf(null, 0);
    expect(decide(state, put(khach), context).ok).toBe(true);
    const defined: Command = { type: 'defineGroups', groups: [to1], committees: [] };
    expect(decide({ ...state!, members: new Map() }, defined, context).ok).toBe(true);
  });
});

describe('sittings', () => {
  const at = (id: string, startsAt: number, endsAt: number): Command => ({
    type: 'putSitting',
    sittingId: sitting(id),
    title: id,
    startsAt,
    endsAt,
  });

  test('S9 a sitting ends after it starts; sittings stand in the order of start, then id', () => {
    const record = preparedRecord();
    expect(record.refusal(at('toi', 100, 100))).toBe('timesReversed');
    expect(record.refusal(at('toi', 100, 99))).toBe('timesReversed');
    record.ask(at('b', 10, 20));
    record.ask(at('a', 10, 30));
    expect(record.state.sittings.map(({ id }) => id)).toEqual(['a', 'b', 'sang', 'chieu']);
    record.ask(at('sang', 60, 70));
    expect(record.state.sittings.map(({ id }) => id)).toEqual(['a', 'b', 'chieu', 'sang']);
  });

  test('S10 only an empty sitting that exists can be removed', () => {
    const record = preparedRecord();
    const removal = (id: string): Command => ({ type: 'removeSitting', sittingId: sitting(id) });
    expect(record.refusal(removal('toi'))).toBe('noSuchSitting');
    expect(record.refusal(removal('chieu'))).toBe('sittingNotEmpty');
    record.ask({ type: 'removeItem', itemId: item('nd3') });
    record.ask(removal('chieu'));
    expect(record.refusal(addItem('nd4', 'chieu'))).toBe('noSuchSitting');
  });
});
