import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { marksOf } from '../../shared/marks/document.ts';
import type { FileId } from '../../shared/domain/ids.ts';
import type { Audience } from '../../shared/domain/rights.ts';
import { formatDocumentName } from '../../shared/protocol/documents.ts';
import type { MarksOfFile, RoomClient } from '../../renderer/room/RoomClient.ts';
import { AN, BINH, GROUP, House, SESSION } from './support/House.ts';
import { Device, eventually, note, saved } from './support/device.ts';

const SEEDS = Number(process.env['FUZZ_SEEDS'] ?? 6);
const FIRST_SEED = Number(process.env['FUZZ_FIRST_SEED'] ?? 1);
const STEPS = 80;
const AUDIENCES: readonly Audience[] = [
  { kind: 'private' },
  { kind: 'room' },
  { kind: 'group', groupId: GROUP },
];

/** One of the author's devices, its running application, and the marks that were made on it. */
interface Desk {
  readonly device: Device;
  readonly own: Set<string>;
  room: RoomClient;
  marks: MarksOfFile;
}

const running: { house: House; devices: Device[] }[] = [];

afterEach(async () => {
  for (const { house, devices } of running.splice(0)) {
    for (const device of devices) device.end();
    await house.stop();
  }
});

function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What the device shows of the marks that were made on it. */
function ownView(desk: Desk): string[] {
  return desk.marks.marks
    .get()
    .filter(({ id, mine }) => mine && desk.own.has(id))
    .map(({ id, audience, mark }) => `${id} ${audience.kind} ${mark.kind === 'note' ? mark.text : ''}`)
    .sort();
}

async function open(device: Device, own: Set<string>, file: FileId): Promise<Desk> {
  const room = device.start();
  const marks = room.openMarks(file);
  await eventually([marks.loaded], () => marks.loaded.get());
  return { device, own, room, marks };
}

async function step(
  desk: Desk,
  house: House,
  random: (below: number) => number,
  file: FileId,
  log: string[],
) {
  const mine = [...desk.own].filter((id) => desk.marks.marks.get().some((mark) => mark.id === id));
  const some = mine.filter(() => random(3) === 0);
  const kind = random(14);
  log.push(`${kind}`);
  if (kind < 5) desk.own.add(desk.marks.add(note(`${random(1e6)}`), AUDIENCES[random(3)]!));
  else if (kind === 5) desk.marks.erase(some);
  else if (kind === 6) desk.marks.share(some, AUDIENCES[random(3)]!);
  else if (kind === 7 && mine[0] !== undefined) desk.marks.change(mine[0], note(`sửa ${random(1e6)}`));
  else if (kind === 8) desk.marks.undo();
  else if (kind === 9) desk.marks.redo();
  else if (kind === 10) desk.device.network.cut();
  else if (kind === 11) desk.device.wake();
  else if (kind === 12) Object.assign(desk, await open(desk.device, desk.own, file));
  else if (random(4) === 0) {
    await house.stop();
    await house.start();
  } else await new Promise((resolve) => setTimeout(resolve, random(30)));
}

async function storedMarks(house: House, audience: Audience, file: FileId): Promise<string[]> {
  const document = new Y.Doc();
  const name = formatDocumentName({ kind: 'marks', fileId: file, audience, authorId: AN });
  for (const update of await house.marks.load(SESSION, name)) Y.applyUpdate(document, update);
  return [...marksOf(document).entries()].map(
    ([id, mark]) => `${id} ${audience.kind} ${(mark as { text: string }).text}`,
  );
}

for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed += 1) {
  test(`marks of one author on two devices converge through disconnects, seed ${seed}`, async () => {
    const house = new House();
    await house.start();
    const devices: Device[] = [];
    running.push({ house, devices });
    const [file] = (await house.fill(1)) as [FileId];
    const random = randomOf(seed);
    const desks: Desk[] = [];
    for (let index = 0; index < 2; index += 1) {
      const device = new Device(await house.signIn(AN));
      devices.push(device);
      desks.push(await open(device, new Set(), file));
    }
    const log: string[] = [];
    for (let index = 0; index < STEPS; index += 1) {
      const which = random(2);
      log.push(`d${which}:`);
      await step(desks[which]!, house, random, file, log);
    }
    const context = `seed ${seed}: ${log.join(' ')}`;
    const expected = desks.flatMap(ownView).sort();
    for (const desk of desks) desk.device.wake();
    for (const desk of desks) {
      await saved(desk.room).catch((error: unknown) => {
        throw new Error(context, { cause: error });
      });
      expect(await desk.device.host.docs.unsaved(''), context).toEqual([]);
    }
    const stored = (
      await Promise.all(AUDIENCES.map((audience) => storedMarks(house, audience, file)))
    ).flat();
    expect(stored.sort(), context).toEqual(expected);
    for (const { marks } of desks) {
      await eventually([marks.marks], () => marks.marks.get().length === expected.length).catch(
        (error: unknown) => {
          throw new Error(context, { cause: error });
        },
      );
    }
    const reader = new Device(await house.signIn(BINH));
    devices.push(reader);
    const seen = reader.start().openMarks(file);
    const shared = expected.filter((line) => line.includes(' room '));
    await eventually([seen.marks], () => seen.marks.get().length === shared.length);
    expect(
      seen.marks
        .get()
        .map(({ id }) => id)
        .sort(),
      context,
    ).toEqual(shared.map((line) => line.split(' ')[0]));
  });
}
