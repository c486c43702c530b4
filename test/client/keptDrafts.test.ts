import { expect, test } from 'vitest';
import { createMemoryHost, MemoryDevice } from '../../renderer/host/memoryHost.ts';
import { KeptDrafts } from '../../renderer/room/KeptDrafts.ts';
import { Network } from './support/House.ts';

const drafts = (disk: MemoryDevice, owner = 'k1/an/') =>
  new KeptDrafts(createMemoryHost(new Network(), disk).docs, owner);

test('the newest draft of a name is there after a restart, and nobody else’s', async () => {
  const disk = new MemoryDevice();
  const before = drafts(disk);
  expect(await before.read('question/new')).toBe(null);
  // More than are kept before they are folded into one.
  for (let round = 1; round <= 120; round += 1) await before.keep('question/new', { text: `bản ${round}` });
  await before.keep('answer/c1', { text: 'trả lời' });
  const after = drafts(disk);
  expect(await after.read('question/new')).toEqual({ text: 'bản 120' });
  expect(await after.read('answer/c1')).toEqual({ text: 'trả lời' });
  expect(await drafts(disk, 'k1/binh/').read('question/new')).toBe(null);
});

test('what was sent is gone, and no draft counts as a change that waits for the room', async () => {
  const disk = new MemoryDevice();
  const { docs } = createMemoryHost(new Network(), disk);
  const kept = new KeptDrafts(docs, 'k1/an/');
  await kept.keep('question/new', { text: 'nháp' });
  expect(await docs.unsaved('')).toEqual([]);
  await kept.keep('question/new', null);
  expect(await drafts(disk).read('question/new')).toBe(null);
  expect(await docs.keys('')).toEqual([]);
});
