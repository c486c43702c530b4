import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { createMemoryHost, MemoryDevice } from '../../renderer/host/memoryHost.ts';
import type { HostDocs } from '../../renderer/host/Host.ts';
import { ClockOffset } from '../../renderer/room/ClockOffset.ts';
import { DeviceCopy } from '../../renderer/room/DeviceCopy.ts';
import { deviceEnvironment } from '../../renderer/room/environment.ts';
import { Network } from './support/House.ts';

const KEY = 'session/an/marks/file/private/an';

function update(text: string): Uint8Array {
  const document = new Y.Doc();
  document.getMap('marks').set(text, text);
  return Y.encodeStateAsUpdate(document);
}

async function keptIn(docs: HostDocs): Promise<string[]> {
  const document = new Y.Doc();
  for (const one of (await docs.load(KEY))?.updates ?? []) Y.applyUpdate(document, one);
  return [...document.getMap('marks').keys()].sort();
}

/** A device whose timers run by hand. */
function copyOn(disk: MemoryDevice) {
  vi.spyOn(console, 'error').mockReturnValue();
  const { docs } = createMemoryHost(new Network(), disk);
  const due: (() => void)[] = [];
  const timer = (_: number, run: () => void) => {
    due.push(run);
    return () => void due.splice(due.indexOf(run), 1);
  };
  const copy = new DeviceCopy(docs, KEY, { ...deviceEnvironment(), timer }, () => undefined);
  return { copy, docs, due };
}

const full = () => {
  throw new Error('disk full');
};

test('what is changed while the device writes is not marked as saved', async () => {
  const { copy, docs } = copyOn(new MemoryDevice());
  await copy.load();
  copy.append(update('one'), true);
  let saved = true;
  const marking = copy.markSaved(() => saved);
  copy.append(update('two'), true);
  saved = false;
  await marking;
  expect(await docs.unsaved('')).toEqual([KEY]);
  await copy.markSaved(() => true);
  expect(await docs.unsaved('')).toEqual([]);
});

test('a change that the device did not take is tried once more when the document is closed', async () => {
  const disk = new MemoryDevice();
  const { copy, docs, due } = copyOn(disk);
  await copy.load();
  disk.beforeWrite = full;
  copy.append(update('one'), true);
  await copy.written();
  disk.beforeWrite = () => undefined;
  await copy.close();
  expect(await keptIn(docs)).toEqual(['one']);
  expect(await docs.unsaved('')).toEqual([KEY]);
  expect(due).toEqual([]);
});

test('a copy that could not be replaced keeps what waited, and a replaced one writes nothing more', async () => {
  const disk = new MemoryDevice();
  const { copy, docs, due } = copyOn(disk);
  await copy.load();
  copy.append(update('one'), true);
  await copy.written();
  disk.beforeWrite = full;
  copy.append(update('two'), true);
  await copy.written();
  await expect(copy.replace(() => update('new'))).rejects.toThrow('disk full');
  disk.beforeWrite = () => undefined;
  due.splice(0).forEach((run) => run());
  await copy.written();
  expect(await keptIn(docs)).toEqual(['one', 'two']);

  disk.beforeWrite = full;
  copy.append(update('three'), true);
  await copy.written();
  disk.beforeWrite = () => undefined;
  await copy.replace(() => update('new'));
  await copy.markSaved(() => true);
  due.splice(0).forEach((run) => run());
  await copy.written();
  expect(await keptIn(docs)).toEqual(['new']);
  expect(await docs.unsaved('')).toEqual([]);
});

test('the time of the room follows at once when a clock is set', () => {
  const offset = new ClockOffset();
  offset.sample(1_000_000, 990_000);
  offset.sample(1_001_000, 991_400);
  expect(offset.milliseconds).toBe(10_000);
  // The device's clock jumps an hour ahead, then back.
  offset.sample(1_002_000, 4_592_000);
  expect(offset.milliseconds).toBe(-3_590_000);
  offset.sample(1_003_000, 993_000);
  expect(offset.milliseconds).toBe(10_000);
});
