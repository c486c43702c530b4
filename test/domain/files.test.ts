import { describe, expect, test } from 'vitest';
import type { Command } from '../../shared/domain/command.ts';
import {
  addFile,
  addItem,
  addVersion,
  content,
  file,
  MISSING,
  preparedRecord,
  publishedRecord,
  setState,
  single,
} from './sessionRecord.ts';

const remove = (id: string): Command => ({ type: 'removeFile', fileId: file(id) });

describe('files', () => {
  test('F1 a file is put into an item, with ids of its own', () => {
    const record = preparedRecord();
    expect(record.refusal(addFile('tep2', 'nd9', 'b2', '2'))).toBe('noSuchItem');
    expect(record.refusal(addFile('tep1', 'nd2', 'b2', '2'))).toBe('idTaken');
    expect(record.refusal(addFile('tep2', 'nd2', 'b1', '2'))).toBe('idTaken');
    record.ask(addFile('tep2', 'nd2', 'b2', '1'));
    expect(record.refusal(addVersion('tep1', 'b2', '3'))).toBe('idTaken');
    expect(record.refusal(addVersion('tep9', 'b3', '3'))).toBe('noSuchFile');
    expect(record.state.fileOrder).toEqual(['tep1', 'tep2']);
    expect(record.state.files.get(file('tep2'))).toMatchObject({ itemId: 'nd2', versions: [{ number: 1 }] });
  });

  test('F2 bytes that did not arrive are not named', () => {
    const record = preparedRecord();
    const missing = { content: { ...content('2'), sha256: MISSING } };
    expect(record.refusal({ ...addFile('tep2', 'nd2', 'b2', '2'), ...missing } as Command)).toBe(
      'contentMissing',
    );
    expect(record.refusal({ ...addVersion('tep1', 'b2', '2'), ...missing } as Command)).toBe(
      'contentMissing',
    );
  });

  test.each([
    { bytes: 262_144 },
    { bytes: 524_289 },
    { bytes: 0 },
    { chunkBytes: 0 },
    { chunks: [] },
    { bytes: 0, chunks: [] },
  ])('F3 the number of chunks fits the size: not %j', (fault) => {
    const record = preparedRecord();
    const wrong = { content: { ...content('2'), ...fault } };
    expect(record.refusal({ ...addFile('tep2', 'nd2', 'b2', '2'), ...wrong } as Command)).toBe(
      'contentMalformed',
    );
    expect(record.refusal({ ...addVersion('tep1', 'b2', '2'), ...wrong } as Command)).toBe(
      'contentMalformed',
    );
  });

  test('F9 the id of a removed file is never given again', () => {
    const record = preparedRecord();
    record.ask(remove('tep1'));
    expect(record.refusal(addFile('tep1', 'nd2', 'b2', '2'))).toBe('idTaken');
    record.ask(addFile('tep2', 'nd2', 'b2', '2'));
    expect(record.refusal(addFile('tep1', 'nd2', 'b3', '3'))).toBe('idTaken');
  });

  test('F10 the newest versions of an item’s files differ from each other', () => {
    const record = preparedRecord();
    expect(record.refusal(addFile('tep2', 'nd1', 'b2', '1'))).toBe('contentInItem');
    record.ask(addFile('tep2', 'nd1', 'b2', '2'));
    expect(record.refusal(addVersion('tep1', 'b3', '2'))).toBe('contentInItem');
    record.ask(addFile('tep3', 'nd2', 'b3', '1'));
    record.ask(addVersion('tep1', 'b4', '3'));
    record.ask(addFile('tep4', 'nd1', 'b5', '1'));
    expect(record.refusal(addVersion('tep1', 'b6', '1'))).toBe('contentInItem');
    record.ask(remove('tep4'));
    record.ask(addVersion('tep1', 'b6', '1'));
  });

  test('F4 versions count from 1, and a new one differs from the newest', () => {
    const record = preparedRecord();
    expect(record.refusal(addVersion('tep1', 'b2', '1'))).toBe('sameContent');
    record.ask(addVersion('tep1', 'b2', '2'));
    expect(record.refusal(addVersion('tep1', 'b3', '2'))).toBe('sameContent');
    record.ask(addVersion('tep1', 'b3', '1'));
    const versions = record.state.files.get(file('tep1'))?.versions ?? [];
    expect(versions.map(({ id, number }) => [id, number])).toEqual([
      ['b1', 1],
      ['b2', 2],
      ['b3', 3],
    ]);
    expect(versions.map(({ addedAt }) => addedAt)).toEqual(
      [...versions.map(({ addedAt }) => addedAt)].sort(),
    );
  });

  test('F5 title and kind of a file change, its versions stay', () => {
    const record = publishedRecord();
    const before = record.state.files.get(file('tep1'));
    const change: Command = { type: 'changeFile', fileId: file('tep1'), title: 'Phụ lục 1', kind: 'annex' };
    record.ask(change);
    expect(record.state.files.get(file('tep1'))).toEqual({ ...before, title: 'Phụ lục 1', kind: 'annex' });
    expect(record.refusal({ ...change, fileId: file('tep9') })).toBe('noSuchFile');
  });

  test('F6 a public file of the running item stays, a draft may go', () => {
    const record = publishedRecord();
    record.ask(addFile('tep2', 'nd1', 'b2', '2'));
    record.ask(setState('nd1', 'running'));
    expect(record.refusal(remove('tep1'))).toBe('itemRunning');
    record.ask(remove('tep2'));
    record.ask(setState('nd1', 'done'));
    record.ask(remove('tep1'));
    expect(record.refusal(remove('tep1'))).toBe('noSuchFile');
    expect(record.state.fileOrder).toEqual([]);
    expect(record.state.files.size).toBe(0);
  });
});

describe('publication', () => {
  test('F7 what comes after a publication is not public until the next one', () => {
    const record = publishedRecord();
    record.ask(addVersion('tep1', 'b2', '2'));
    record.ask(addItem('nd4', 'sang'));
    const shown = () => record.state.files.get(file('tep1'))?.versions.map(({ published }) => published);
    expect(shown()).toEqual([true, false]);
    record.ask({ type: 'publish' });
    expect(shown()).toEqual([true, true]);
    expect([...record.state.items.values()].every(({ published }) => published)).toBe(true);
  });

  test('F8 one event names what was not public so far', () => {
    const record = preparedRecord();
    const first = single(record.ask({ type: 'publish' }));
    expect(first).toEqual({ type: 'published', itemIds: ['nd1', 'nd2', 'nd3'], versionIds: ['b1'] });
    expect(record.refusal({ type: 'publish' })).toBe('nothingToPublish');
    record.ask(addVersion('tep1', 'b2', '2'));
    expect(single(record.ask({ type: 'publish' }))).toEqual({
      type: 'published',
      itemIds: [],
      versionIds: ['b2'],
    });
  });

  test('F11 named files are published alone, with the items they are in', () => {
    const record = preparedRecord();
    const publishFiles = (...ids: string[]): Command => ({ type: 'publishFiles', fileIds: ids.map(file) });
    record.ask(addFile('tep2', 'nd1', 'b2', '2'));
    expect(record.refusal(publishFiles('tep1'))).toBe('itemNotPublished');
    record.ask({ type: 'publish' });
    for (const command of [addItem('nd4', 'sang'), addItem('nd5', 'sang')]) record.ask(command);
    record.ask(addFile('tep3', 'nd4', 'b3', '3'));
    record.ask(addFile('tep4', 'nd4', 'b4', '4'));
    record.ask(addVersion('tep1', 'b5', '5'));
    record.ask(addVersion('tep2', 'b6', '6'));
    expect(record.refusal(publishFiles('tep3', 'tep9'))).toBe('noSuchFile');
    expect(record.refusal(publishFiles('tep3'), 'chutoa')).toBe('notAllowed');
    expect(single(record.ask(publishFiles('tep3', 'tep2'), null))).toEqual({
      type: 'published',
      itemIds: ['nd4'],
      versionIds: ['b6', 'b3'],
    });
    expect(record.refusal(publishFiles('tep3'))).toBe('nothingToPublish');
    const last = single(record.ask({ type: 'publish' }));
    expect(last).toEqual({ type: 'published', itemIds: ['nd5'], versionIds: ['b5', 'b4'] });
  });

  test('F8 an empty session can be published, once', () => {
    const record = preparedRecord();
    record.ask(remove('tep1'));
    for (const id of ['nd1', 'nd2', 'nd3']) record.ask({ type: 'removeItem', itemId: id } as Command);
    expect(single(record.ask({ type: 'publish' }))).toEqual({
      type: 'published',
      itemIds: [],
      versionIds: [],
    });
    expect(record.state.published).toBe(true);
    expect(record.refusal({ type: 'publish' })).toBe('nothingToPublish');
  });
});
