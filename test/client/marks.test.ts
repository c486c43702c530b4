import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { marksOf } from '../../shared/marks/document.ts';
import type { FileId, MemberId } from '../../shared/domain/ids.ts';
import { formatDocumentName } from '../../shared/protocol/documents.ts';
import { AN, BINH, House, SESSION } from './support/House.ts';
import { Device, eventually, note, online, saved, texts } from './support/device.ts';

const PRIVATE = { kind: 'private' } as const;
const ROOM = { kind: 'room' } as const;

let house: House;
let file: FileId;
let devices: Device[];

beforeEach(async () => {
  house = new House();
  await house.start();
  [file] = (await house.fill(2)) as [FileId];
  devices = [];
});

afterEach(async () => {
  for (const device of devices) device.end();
  await house.stop();
});

async function deviceOf(memberId: MemberId): Promise<Device> {
  const device = new Device(await house.signIn(memberId));
  devices.push(device);
  return device;
}

/** What the server would load after a restart. */
async function stored(audience: 'private' | 'room', authorId: MemberId = AN): Promise<Y.Map<unknown>> {
  const document = new Y.Doc();
  const name = formatDocumentName({ kind: 'marks', fileId: file, audience: { kind: audience }, authorId });
  for (const update of await house.marks.load(SESSION, name)) Y.applyUpdate(document, update);
  return marksOf(document);
}

describe('marks', () => {
  test('made offline survive a restart of the application and merge on return', async () => {
    const tablet = await deviceOf(AN);
    const laptop = await deviceOf(AN);
    const first = tablet.start();
    await online(first);
    const before = first.openMarks(file);
    before.add(note('trước'), PRIVATE);
    await saved(first);
    tablet.network.cut();
    await eventually([first.connection], () => first.connection.get() === 'offline');
    before.add(note('ngoại tuyến'), PRIVATE);
    expect(first.saving.get()).toEqual({ documents: 1, changes: 1 });

    // Another device of the same person goes on writing meanwhile.
    const other = laptop.start();
    const elsewhere = other.openMarks(file);
    await eventually([elsewhere.marks], () => texts(elsewhere.marks.get()).includes('trước'));
    elsewhere.add(note('máy khác'), PRIVATE);
    await saved(other);

    const again = tablet.start();
    const marks = again.openMarks(file);
    await eventually([marks.loaded], () => marks.loaded.get());
    expect(texts(marks.marks.get())).toEqual(['ngoại tuyến', 'trước']);
    expect(again.saving.get().documents).toBe(1);

    tablet.wake();
    await saved(again);
    const all = ['máy khác', 'ngoại tuyến', 'trước'];
    await eventually([marks.marks], () => texts(marks.marks.get()).length === 3);
    await eventually([elsewhere.marks], () => texts(elsewhere.marks.get()).length === 3);
    expect(texts(marks.marks.get())).toEqual(all);
    expect((await stored('private')).size).toBe(3);
  });

  test('erased offline are erased everywhere on return', async () => {
    const tablet = await deviceOf(AN);
    const room = tablet.start();
    const marks = room.openMarks(file);
    const id = marks.add(note('xóa đi'), PRIVATE);
    await saved(room);
    tablet.network.cut();
    await eventually([room.connection], () => room.connection.get() === 'offline');
    marks.erase([id]);
    const again = tablet.start();
    expect(again.openMarks(file).marks.get()).toEqual([]);
    tablet.wake();
    await eventually([again.saving], () => again.saving.get().documents === 1);
    await saved(again);
    expect((await stored('private')).size).toBe(0);
  });

  test('count as saved only when the room has acknowledged them', async () => {
    const tablet = await deviceOf(AN);
    const room = tablet.start();
    await online(room);
    const marks = room.openMarks(file);
    await eventually([marks.loaded], () => marks.loaded.get());
    const append = house.marks.append.bind(house.marks);
    let commit = (): void => undefined;
    const committing = new Promise<void>((resolve) => (commit = resolve));
    let reached = (): void => undefined;
    const atStore = new Promise<void>((resolve) => (reached = resolve));
    house.marks.append = async (updates) => {
      reached();
      await committing;
      await append(updates);
    };
    marks.add(note('chờ'), PRIVATE);
    await atStore;
    expect(room.saving.get()).toEqual({ documents: 1, changes: 1 });
    const key = `${SESSION}/${AN}/${formatDocumentName({ kind: 'marks', fileId: file, audience: PRIVATE, authorId: AN })}`;
    expect((await tablet.host.docs.load(key))?.unsaved).toBe(true);
    commit();
    await saved(room);
    expect((await tablet.host.docs.load(key))?.unsaved).toBe(false);
  });

  test('undo and redo take back one’s own steps only, across documents', async () => {
    const an = (await deviceOf(AN)).start();
    const binh = (await deviceOf(BINH)).start();
    const mine = an.openMarks(file);
    const theirs = binh.openMarks(file);
    theirs.add(note('của Bình'), ROOM);
    await eventually([mine.marks], () => texts(mine.marks.get()).includes('của Bình'));
    const one = mine.add(note('một'), PRIVATE);
    const two = mine.add(note('hai'), ROOM);
    expect(mine.canUndo.get()).toBe(true);
    mine.share([one, two], ROOM);
    expect(
      mine.marks
        .get()
        .filter(({ mine: own }) => own)
        .map(({ audience }) => audience.kind),
    ).toEqual(['room', 'room']);
    mine.undo();
    expect(mine.marks.get().find(({ id }) => id === one)?.audience.kind).toBe('private');
    mine.redo();
    expect(mine.marks.get().find(({ id }) => id === one)?.audience.kind).toBe('room');
    mine.erase([one, two]);
    mine.undo();
    for (let step = 0; step < 5; step += 1) mine.undo();
    expect(texts(mine.marks.get())).toEqual(['của Bình']);
    expect(mine.canUndo.get()).toBe(false);
    await saved(an);
    expect(texts(theirs.marks.get())).toEqual(['của Bình']);
  });

  test('shared with the room appear at the others, and go when they are taken back', async () => {
    const an = (await deviceOf(AN)).start();
    const binh = (await deviceOf(BINH)).start();
    const mine = an.openMarks(file);
    const theirs = binh.openMarks(file);
    const id = mine.add(note('riêng'), PRIVATE);
    mine.add(note('giữ lại'), PRIVATE);
    await saved(an);
    expect(theirs.marks.get()).toEqual([]);
    mine.share([id], ROOM);
    await eventually([theirs.marks], () => theirs.marks.get().length === 1);
    const [shown] = theirs.marks.get();
    expect(shown).toMatchObject({ id, authorId: AN, mine: false, audience: ROOM });
    theirs.erase([id]);
    theirs.change(id, note('đổi'));
    expect(texts(theirs.marks.get())).toEqual(['riêng']);
    mine.change(id, note('sửa'));
    await eventually([theirs.marks], () => texts(theirs.marks.get())[0] === 'sửa');
    mine.share([id], PRIVATE);
    await eventually([theirs.marks], () => theirs.marks.get().length === 0);
  });

  test('refused by the room are taken out, the author’s other words are placed anew', async () => {
    const tablet = await deviceOf(AN);
    const room = tablet.start();
    const marks = room.openMarks(file);
    await eventually([marks.loaded], () => marks.loaded.get());
    const old = marks.add(note('cũ'), PRIVATE);
    await saved(room);
    tablet.network.cut();
    await eventually([room.connection], () => room.connection.get() === 'offline');
    marks.add(note('tốt'), PRIVATE);
    marks.erase([old]);
    room.close();
    // A defect writes something that is no mark, as another version of the application might.
    const { docs } = tablet.host;
    const [key] = (await docs.unsaved('')) as [string];
    const broken = new Y.Doc();
    for (const update of (await docs.load(key))!.updates) Y.applyUpdate(broken, update);
    const before = Y.encodeStateVector(broken);
    marksOf(broken).set('hong', { kind: 'nonsense' });
    marksOf(broken).set('sau', note('sau'));
    await docs.append(key, Y.encodeStateAsUpdate(broken, before), true);

    const again = tablet.start();
    const open = again.openMarks(file);
    await eventually([open.loaded], () => open.loaded.get());
    open.add(note('mới'), PRIVATE);
    tablet.wake();
    await eventually([open.refused], () => open.refused.get() !== null);
    await saved(again);
    await eventually([open.marks], () => texts(open.marks.get()).includes('mới'));
    expect(texts(open.marks.get())).toEqual(expect.arrayContaining(['mới', 'sau', 'tốt']));
    const kept = await stored('private');
    expect(kept.has('hong')).toBe(false);
    expect(kept.has('sau')).toBe(true);
    open.add(note('tiếp'), PRIVATE);
    await saved(again);
    const restarted = tablet.start().openMarks(file);
    await eventually([restarted.marks], () => texts(restarted.marks.get()).includes('tiếp'));
    expect(texts(restarted.marks.get())).toEqual(texts(open.marks.get()));
  });

  test('of a long day offline go out in parts that the room takes', async () => {
    const tablet = await deviceOf(AN);
    tablet.network.cut();
    const room = tablet.start();
    const marks = room.openMarks(file);
    await eventually([marks.loaded], () => marks.loaded.get());
    for (let index = 0; index < 400; index += 1) marks.add(note(`${index} ${'á'.repeat(4000)}`), PRIVATE);
    const gone = marks.marks.get().slice(0, 50);
    marks.erase(gone.map(({ id }) => id));
    tablet.wake();
    await saved(room);
    expect((await stored('private')).size).toBe(350);
    expect(Math.max(...tablet.network.sent.map((message) => message.length))).toBeLessThan(1024 * 1024);
  });

  test('made on a closed file are sent in the background', async () => {
    const tablet = await deviceOf(AN);
    const room = tablet.start();
    await online(room);
    const marks = room.openMarks(file);
    marks.add(note('đóng ngay'), PRIVATE);
    marks.close();
    await eventually([room.saving], () => room.saving.get().documents === 0);
    expect((await stored('private')).size).toBe(1);
  });

  test('of two tabs on one device are all kept, none is called saved before it is', async () => {
    const tablet = await deviceOf(AN);
    const tab = new Device(tablet.session, tablet.disk);
    devices.push(tab);
    tablet.network.cut();
    tab.network.cut();
    const one = tablet.start();
    const two = tab.start();
    const marks = one.openMarks(file);
    const others = two.openMarks(file);
    await eventually([marks.loaded, others.loaded], () => marks.loaded.get() && others.loaded.get());
    others.add(note('thẻ hai'), PRIVATE);
    two.close();
    marks.add(note('thẻ một'), PRIVATE);
    tablet.wake();
    await eventually([marks.marks], () => texts(marks.marks.get()).length === 2);
    await saved(one);
    await expect.poll(async () => (await tablet.host.docs.unsaved('')).length).toBe(0);
    expect((await stored('private')).size).toBe(2);
  });

  test('the device that keeps nothing tells so, and tries again', async () => {
    const tablet = await deviceOf(AN);
    tablet.network.cut();
    const room = tablet.start({ timer: (_ms, callback) => clearTimeout.bind(null, setTimeout(callback, 5)) });
    const marks = room.openMarks(file);
    await eventually([marks.loaded], () => marks.loaded.get());
    tablet.disk.beforeWrite = () => {
      throw new Error('disk full');
    };
    marks.add(note('một'), PRIVATE);
    expect(room.saving.get().documents).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    tablet.disk.beforeWrite = () => undefined;
    await expect.poll(async () => (await tablet.host.docs.unsaved('')).length).toBe(1);
  });
});
