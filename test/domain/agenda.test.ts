import { describe, expect, test } from 'vitest';
import { ITEM_STATES, type ItemState } from '../../shared/domain/agenda.ts';
import type { Command } from '../../shared/domain/command.ts';
import { addItem, file, item, preparedRecord, publishedRecord, setState, sitting } from './sessionRecord.ts';

const remove = (id: string): Command => ({ type: 'removeItem', itemId: item(id) });
const move = (id: string, into: string, before: string | null): Command => ({
  type: 'moveItem',
  itemId: item(id),
  sittingId: sitting(into),
  before: before === null ? null : item(before),
});

describe('items', () => {
  test('A1 a new item stands last in its sitting, waits and is not public', () => {
    const record = publishedRecord();
    expect(record.refusal(addItem('nd1', 'chieu'))).toBe('idTaken');
    expect(record.refusal(addItem('nd4', 'toi'))).toBe('noSuchSitting');
    record.ask(addItem('nd4', 'sang'));
    expect(record.state.itemOrder.at(-1)).toBe('nd4');
    expect(record.state.items.get(item('nd4'))).toEqual({
      id: 'nd4',
      sittingId: 'sang',
      title: 'nd4',
      rapporteur: '',
      minutes: 15,
      state: 'waiting',
      published: false,
    });
  });

  test('A2 an item moves before another item of the target sitting, or to its end', () => {
    const record = preparedRecord();
    record.ask(move('nd2', 'sang', 'nd1'));
    expect(record.state.itemOrder).toEqual(['nd2', 'nd1', 'nd3']);
    record.ask(move('nd2', 'chieu', null));
    expect(record.state.itemOrder).toEqual(['nd1', 'nd3', 'nd2']);
    expect(record.state.items.get(item('nd2'))?.sittingId).toBe('chieu');
    record.ask(move('nd1', 'chieu', 'nd2'));
    expect(record.state.itemOrder).toEqual(['nd3', 'nd1', 'nd2']);
    expect(record.state.files.get(file('tep1'))?.itemId).toBe('nd1');
    expect(record.refusal(move('nd1', 'sang', 'nd2'))).toBe('noSuchItem');
    expect(record.refusal(move('nd1', 'chieu', 'nd1'))).toBe('noSuchItem');
    expect(record.refusal(move('nd1', 'chieu', 'nd9'))).toBe('noSuchItem');
    expect(record.refusal(move('nd9', 'chieu', null))).toBe('noSuchItem');
    expect(record.refusal(move('nd1', 'toi', null))).toBe('noSuchSitting');
  });

  test('A3 an item that runs or has files is not removed', () => {
    const record = publishedRecord();
    record.ask(setState('nd2', 'running'));
    expect(record.refusal(remove('nd1'))).toBe('itemNotEmpty');
    expect(record.refusal(remove('nd2'))).toBe('itemRunning');
    expect(record.refusal(remove('nd9'))).toBe('noSuchItem');
    record.ask(setState('nd2', 'done'));
    record.ask(remove('nd2'));
    expect(record.state.itemOrder).toEqual(['nd1', 'nd3']);
    expect(record.state.items.has(item('nd2'))).toBe(false);
  });

  test('A8 an item is changed in every state', () => {
    const record = publishedRecord();
    const change: Command = {
      type: 'changeItem',
      itemId: item('nd1'),
      title: 'Mới',
      rapporteur: 'Ông B',
      minutes: 0,
    };
    for (const state of ['running', 'done'] as const) {
      record.ask(setState('nd1', state));
      record.ask(change);
      expect(record.state.items.get(item('nd1'))).toMatchObject({ title: 'Mới', rapporteur: 'Ông B', state });
    }
    expect(record.refusal({ ...change, itemId: item('nd9') })).toBe('noSuchItem');
  });
});

describe('running the agenda', () => {
  /** The shortest way into each state. */
  const WAY: Readonly<Record<ItemState, readonly ItemState[]>> = {
    waiting: [],
    running: ['running'],
    done: ['running', 'done'],
    postponed: ['postponed'],
  };
  const REACHED: readonly string[] = [
    'waiting→running',
    'waiting→postponed',
    'running→waiting',
    'running→done',
    'running→postponed',
    'done→running',
    'postponed→waiting',
    'postponed→running',
  ];
  const STEPS = ITEM_STATES.flatMap((from) =>
    ITEM_STATES.filter((to) => to !== from).map((to) => ({ from, to })),
  );

  test.each(STEPS)('A4 $from → $to', ({ from, to }) => {
    const record = publishedRecord();
    for (const state of WAY[from]) record.ask(setState('nd1', state));
    if (REACHED.includes(`${from}→${to}`)) {
      record.ask(setState('nd1', to));
      expect(record.state.items.get(item('nd1'))?.state).toBe(to);
    } else {
      expect(record.refusal(setState('nd1', to))).toBe('stateUnreachable');
    }
  });

  test('A4 an item that does not exist has no state', () => {
    expect(publishedRecord().refusal(setState('nd9', 'running'))).toBe('noSuchItem');
  });

  test('A5 only a published item of a published session runs', () => {
    const record = preparedRecord();
    expect(record.refusal(setState('nd1', 'running'))).toBe('itemNotPublished');
    record.ask(setState('nd1', 'postponed'));
    record.ask({ type: 'publish' });
    record.ask(addItem('nd4', 'sang'));
    expect(record.refusal(setState('nd4', 'running'))).toBe('itemNotPublished');
    record.ask(setState('nd1', 'running'));
  });

  test('A6 one item runs at a time', () => {
    const record = publishedRecord();
    record.ask(setState('nd1', 'running'));
    expect(record.refusal(setState('nd3', 'running'))).toBe('anotherItemRunning');
    record.ask(setState('nd1', 'postponed'));
    record.ask(setState('nd3', 'running'));
  });

  test('A7 the state an item already has is accepted without an event', () => {
    const record = publishedRecord();
    expect(record.ask(setState('nd1', 'running'), 'chutoa')).toHaveLength(1);
    expect(record.ask(setState('nd1', 'running'), 'thuky')).toEqual([]);
  });
});
