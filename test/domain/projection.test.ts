import { describe, expect, test } from 'vitest';
import type { Command } from '../../shared/domain/command.ts';
import { project } from '../../shared/protocol/project.ts';
import { PROJECTION_KEYS } from '../../shared/protocol/projection.ts';
import {
  addFile,
  addItem,
  addVersion,
  file,
  item,
  person,
  preparedRecord,
  publishedRecord,
  sitting,
} from './sessionRecord.ts';

const NOBODY: ReadonlySet<string> = new Set();

describe('projections', () => {
  test('P1 before publication the room sees no agenda', () => {
    const room = project(preparedRecord().state, 'room', new Set(['tep1/daibieu']), 1);
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
    const room = project(record.state, 'room', NOBODY, 1);
    expect(Object.keys(room.sittings)).toEqual(['sang', 'chieu']);
    expect(Object.keys(room.items)).toEqual(['nd1', 'nd2', 'nd3']);
  });

  test('P3 the room sees published versions; a file without one, or of a draft item, is absent', () => {
    const record = publishedRecord();
    record.ask(addVersion('tep1', 'b2', '2'));
    record.ask(addFile('tep2', 'nd2', 'b3', '3'));
    record.ask(addItem('nd4', 'sang'));
    record.ask(addFile('tep3', 'nd4', 'b4', '4'));
    const room = project(record.state, 'room', NOBODY, 1);
    expect(Object.keys(room.files)).toEqual(['tep1']);
    expect(room.files[file('tep1')]?.versions.map(({ id }) => id)).toEqual(['b1']);
    record.ask({ type: 'publish' });
    const later = project(record.state, 'room', NOBODY, 1);
    expect(Object.keys(later.files)).toEqual(['tep1', 'tep2', 'tep3']);
    expect(later.files[file('tep1')]?.versions.map(({ id }) => id)).toEqual(['b1', 'b2']);
  });

  test('P4 the desk sees everything', () => {
    const desk = project(preparedRecord().state, 'desk', NOBODY, 1);
    expect(Object.keys(desk.sittings)).toEqual(['sang', 'chieu']);
    expect(Object.keys(desk.items)).toEqual(['nd1', 'nd2', 'nd3']);
    expect(desk.files[file('tep1')]?.versions).toHaveLength(1);
  });

  test('P5 sharers are named only for files the audience sees', () => {
    const record = publishedRecord();
    record.ask(addFile('tep2', 'nd2', 'b2', '2'));
    const sharers = new Set(['tep1/daibieu', 'tep2/chutoa', 'tep9/daibieu']);
    expect(project(record.state, 'room', sharers, 1).sharers).toEqual({ 'tep1/daibieu': true });
    expect(project(record.state, 'desk', sharers, 1).sharers).toEqual({
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
      Object.values(project(record.state, kind, NOBODY, 1).items).map(({ id, order }) => [id, order]);
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
    expect(project(record.state, 'room', NOBODY, 1).members).toMatchObject({
      thuky: { order: 0 },
      moi: { order: 4 },
    });
  });
});
