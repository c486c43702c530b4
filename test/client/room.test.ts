import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSession, join, roomInfo } from '../../renderer/room/join.ts';
import { createMemoryHost } from '../../renderer/host/memoryHost.ts';
import type { PostBytes } from '../../renderer/room/postWithProgress.ts';
import type { FileId, ItemId, MemberId } from '../../shared/domain/ids.ts';
import { AN, BINH, House, Network, SECRETARY, SESSION } from './support/House.ts';
import { Device, eventually, note, online, saved, texts } from './support/device.ts';

const ITEM = 'item-1' as ItemId;
let house: House;
let devices: Device[];

beforeEach(async () => {
  house = new House();
  await house.start();
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

test('60 files, 20 of them marked offline, none open on return: all saved within 5 s, counted down', async () => {
  const files = await house.fill(60);
  const tablet = await deviceOf(AN);
  const before = tablet.start();
  await eventually([before.projection], () => before.projection.get() !== null);
  tablet.network.cut();
  await eventually([before.connection], () => before.connection.get() === 'offline');
  for (const file of files.slice(0, 20)) {
    const marks = before.openMarks(file);
    for (let index = 0; index < 5; index += 1) marks.add(note(`${file} ${index}`), { kind: 'private' });
    marks.add(note(file), { kind: 'room' });
    marks.close();
  }
  expect(before.saving.get()).toEqual({ documents: 40, changes: 120 });
  before.close();

  const room = tablet.start();
  await eventually([room.saving], () => room.saving.get().documents === 40);
  const counted: number[] = [];
  room.saving.subscribe(() => counted.push(room.saving.get().documents));
  const start = performance.now();
  tablet.wake();
  await saved(room);
  const seconds = (performance.now() - start) / 1000;
  console.info(`20 of 60 files saved in ${seconds.toFixed(2)} s`);
  expect(seconds).toBeLessThan(5);
  expect(counted.length).toBeGreaterThan(10);
  expect(counted).toEqual(counted.toSorted((a, b) => b - a));
  expect(await tablet.host.docs.unsaved('')).toEqual([]);
  const reader = (await deviceOf(BINH)).start();
  await eventually(
    [reader.projection],
    () => Object.keys(reader.projection.get()?.sharers ?? {}).length === 20,
  );
  const marks = reader.openMarks(files[7]!);
  await eventually([marks.marks], () => texts(marks.marks.get()).length === 1);
});

test('marks on a file that was removed meanwhile do not wait for ever, and do not come back', async () => {
  const [removed, kept] = (await house.fill(2)) as [FileId, FileId];
  const tablet = await deviceOf(AN);
  const room = tablet.start();
  await online(room);
  const open = room.openMarks(removed);
  await eventually([open.loaded], () => open.loaded.get());
  open.add(note('trước'), { kind: 'private' });
  await saved(room);
  tablet.network.cut();
  await eventually([room.connection], () => room.connection.get() === 'offline');
  open.add(note('mở'), { kind: 'private' });
  const closed = room.openMarks(removed);
  closed.add(note('đóng'), { kind: 'room' });
  closed.close();
  room.openMarks(kept).add(note('giữ'), { kind: 'private' });
  await house.ask({ type: 'removeFile', fileId: removed });
  tablet.network.restore();
  tablet.wake();
  await online(room);
  await saved(room);
  open.add(note('sau'), { kind: 'private' });
  await saved(room);
  await expect.poll(() => tablet.host.docs.unsaved('')).toEqual([]);
  expect((await house.marks.documents(SESSION)).length).toBe(2);
});

test('the server restarted in the middle: the client comes back and goes on', async () => {
  const [file] = (await house.fill(1)) as [FileId];
  const tablet = await deviceOf(AN);
  const room = tablet.start();
  await online(room);
  const marks = room.openMarks(file);
  marks.add(note('trước'), { kind: 'private' });
  await saved(room);
  await house.stop();
  await eventually([room.connection], () => room.connection.get() === 'offline');
  marks.add(note('giữa'), { kind: 'private' });
  await house.start();
  await online(room);
  await saved(room);
  const other = (await deviceOf(AN)).start().openMarks(file);
  await eventually([other.marks], () => texts(other.marks.get()).length === 2);
});

describe('the state of the room', () => {
  test('comes to everybody, the desk sees drafts; what did not change keeps its identity', async () => {
    const [file] = (await house.fill(2)) as [FileId];
    const desk = (await deviceOf(SECRETARY)).start();
    const seat = (await deviceOf(AN)).start();
    await eventually([seat.projection], () => seat.projection.get() !== null);
    await eventually([desk.projection], () => desk.projection.get() !== null);
    const before = seat.projection.get()!;
    expect(Object.keys(before.files)).toHaveLength(2);
    await house.addFile('draft' as FileId, ITEM, Buffer.from('%PDF-1.7 draft'));
    await eventually([desk.projection], () => 'draft' in (desk.projection.get()?.files ?? {}));
    expect('draft' in (seat.projection.get()?.files ?? {})).toBe(false);
    await house.ask({ type: 'changeFile', fileId: file, title: 'Báo cáo', kind: 'other' });
    await eventually([seat.projection], () => seat.projection.get()?.files[file]?.title === 'Báo cáo');
    const after = seat.projection.get()!;
    expect(after.members).toBe(before.members);
    expect(after.files['file-1' as FileId]).toBe(before.files['file-1' as FileId]);
    expect(after.files[file]).not.toBe(before.files[file]);
  });

  test('is there again without the server; the device remembers the session’s name', async () => {
    await house.fill(3);
    const tablet = await deviceOf(AN);
    const room = tablet.start();
    await eventually([room.projection], () => room.projection.get() !== null);
    tablet.network.cut();
    const again = tablet.start();
    await eventually([again.projection], () => again.projection.get() !== null);
    expect(Object.keys(again.projection.get()!.files)).toHaveLength(3);
    const [remembered] = await tablet.host.identity.sessions();
    expect(remembered).toMatchObject({ title: 'Kỳ họp thứ 12', councilName: 'HĐND tỉnh Thanh Giang' });
  });

  test('a member who comes to the desk sees it, and one who leaves it keeps nothing of it', async () => {
    await house.fill(1);
    await house.addFile('draft' as FileId, ITEM, Buffer.from('%PDF-1.7 draft'));
    const tablet = await deviceOf(AN);
    const room = tablet.start();
    await eventually([room.projection], () => room.projection.get() !== null);
    const me = (roles: readonly ('chair' | 'delegate')[]) =>
      house.ask({
        type: 'putMembers',
        members: [{ id: AN, name: 'an', position: '', roles, groupId: null, committeeIds: [] }],
      });
    await me(['chair', 'delegate']);
    await eventually([room.projection], () => 'draft' in (room.projection.get()?.files ?? {}));
    await me(['delegate']);
    await eventually([room.projection], () => !('draft' in (room.projection.get()?.files ?? {})));
    room.close();
    await expect
      .poll(async () => (await tablet.host.docs.keys('')).some((key) => key.includes('desk/')))
      .toBe(false);
  });
});

describe('one’s own seat', () => {
  test('P11 who was refused leave sees it, also without the room, and nobody else does', async () => {
    await house.fill(1);
    const [mine, other] = [await deviceOf(AN), await deviceOf(BINH)];
    const [room, theirs] = [mine.start(), other.start()];
    await Promise.all([online(room), online(theirs)]);
    const sittingId = Object.values((await projectionOf(room)).sittings)[0]!.id;
    await room.send({ type: 'askLeave', sittingId, reason: 'Đi công tác' });
    await house.ask({ type: 'decideLeave', sittingId, memberId: AN, granted: false });
    const refused = { [sittingId]: { reason: 'Đi công tác', state: 'refused' } };
    await expect.poll(() => room.seat.get()?.leave).toEqual(refused);
    await expect.poll(() => theirs.seat.get()?.session).toEqual({ epoch: 1 });
    expect(theirs.seat.get()?.leave).toEqual({});
    room.close();
    await expect.poll(() => mine.host.docs.keys('')).toContain(`${SESSION}/${AN}/seat/${SESSION}`);
    mine.network.cut();
    const offline = mine.start();
    await expect.poll(() => offline.seat.get()?.leave).toEqual(refused);
  });
});

describe('what is asked of the room', () => {
  test('a command counts once, also when its answer was lost', async () => {
    await house.fill(1);
    const desk = await deviceOf(SECRETARY);
    const room = desk.start();
    await online(room);
    desk.network.losing = '/commands';
    desk.network.loseAnswers = 2;
    const item = 'item-2' as ItemId;
    const sittingId = Object.values((await projectionOf(room)).sittings)[0]!.id;
    const answer = await room.send({
      type: 'addItem',
      itemId: item,
      sittingId,
      title: 'Hai',
      rapporteur: '',
      minutes: 5,
    });
    expect(answer.accepted).toBe(true);
    expect(desk.network.asked.filter((request) => request.endsWith('/commands'))).toHaveLength(3);
    const again = await room.send({
      type: 'addItem',
      itemId: item,
      sittingId,
      title: 'Hai',
      rapporteur: '',
      minutes: 5,
    });
    expect(again).toEqual({ accepted: false, refusal: { code: 'idTaken' } });
  });

  test('without the room a command is given up after 30 s, as unreachable', async () => {
    await house.fill(1);
    const desk = await deviceOf(SECRETARY);
    desk.network.cut();
    let now = 0;
    const room = desk.start({
      now: () => now,
      timer: (milliseconds, callback) => {
        if (milliseconds > 9000) return () => undefined;
        now += milliseconds;
        const handle = setImmediate(callback);
        return () => clearImmediate(handle);
      },
    });
    await expect(room.send({ type: 'publish' })).rejects.toMatchObject({ code: 'unreachable' });
    expect(now).toBeGreaterThan(20_000);
  });

  test('codes, uploads, and the end of a sign-in', async () => {
    await house.fill(1);
    const desk = await deviceOf(SECRETARY);
    const room = desk.start({ postBytes: postByFetch });
    await online(room);
    const codes = await room.issueCodes([AN]);
    expect([...(await room.codeHolders())]).toEqual([AN]);
    const shares: number[] = [];
    const bytes = Buffer.from('%PDF-1.7 new');
    const content = await room.upload(new Blob([bytes]), (share) => shares.push(share));
    expect(content.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(shares.at(-1)).toBe(1);
    await expect(room.upload(new Blob(['no pdf']), () => undefined)).rejects.toMatchObject({
      code: 'notPdf',
    });

    const host = createMemoryHost(new Network());
    expect(await roomInfo(host, house.url)).toMatchObject({ needsSetup: false, protocol: 1 });
    await expect(join(host, house.url, 'AAAA-BBBBBBBB', 'thử')).rejects.toMatchObject({ code: 'wrongCode' });
    const session = await join(host, house.url, codes.get(AN)!, 'máy tính bảng');
    expect(session.member.id).toBe(AN);
    expect(await host.identity.sessions()).toEqual([session]);

    await room.leave();
    expect(await desk.host.identity.sessions()).toEqual([]);
    expect(await desk.host.docs.keys('')).toEqual([]);
  });

  test('a revoked token signs out; what is on the device stays readable', async () => {
    const [file] = (await house.fill(1)) as [FileId];
    const session = await house.signIn(AN);
    const tablet = new Device(session);
    devices.push(tablet);
    const room = tablet.start();
    await online(room);
    const marks = room.openMarks(file);
    marks.add(note('còn'), { kind: 'private' });
    await saved(room);
    await house.revoke(session.token);
    await eventually([room.connection], () => room.connection.get() === 'signedOut');
    expect(texts(marks.marks.get())).toEqual(['còn']);
    await expect(room.codeHolders()).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  test('a session is created with the set-up code', async () => {
    const host = createMemoryHost(new Network());
    expect((await roomInfo(host, house.url)).needsSetup).toBe(true);
    const session = await createSession(host, house.url, {
      council: { name: 'HĐND xã Phú An', level: 'commune', term: '2026–2031', seats: 25 },
      details: { title: 'Kỳ họp thứ 3', place: '' },
      secretaryName: 'Nguyễn Thị Thư',
      setupCode: house.setupCode.present!,
    });
    expect(session).toMatchObject({ title: 'Kỳ họp thứ 3', councilName: 'HĐND xã Phú An' });
    expect(session.member.roles).toContain('secretary');
  });
});

describe('downloads', () => {
  test('keep everything, two files at a time, through a lost network, and read without it', async () => {
    await house.fill(4);
    const big = Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(5 * 1024 * 1024, 7)]);
    await house.addFile('big' as FileId, ITEM, big);
    await house.ask({ type: 'publish' });
    const tablet = await deviceOf(AN);
    const room = tablet.start();
    await eventually([room.projection], () => 'big' in (room.projection.get()?.files ?? {}));
    await online(room);
    const content = room.projection.get()!.files['big' as FileId]!.versions[0]!.content;
    const { state, held } = room.downloads;
    room.downloads.downloadAll();
    await eventually([held], () => (held.get().get(content.sha256) ?? 0) > 0);
    tablet.network.cut();
    await eventually([room.connection], () => room.connection.get() === 'offline');
    room.downloads.pause();
    expect(state.get()).toMatchObject({ status: 'paused' });
    tablet.wake();
    room.downloads.resume();
    await eventually([state], () => state.get().status === 'idle', 20_000);
    expect(held.get().get(content.sha256)).toBe(big.length);
    await eventually([held], () => held.get().size === 5);
    tablet.network.cut();
    const bytes = await room.readFile(content, 0, content.bytes);
    expect(Buffer.compare(Buffer.from(bytes), big)).toBe(0);
  });

  test('a full device fails in words and goes on when asked again', async () => {
    await house.fill(3);
    const tablet = await deviceOf(AN);
    tablet.disk.capacity = 20;
    const room = tablet.start();
    await eventually([room.projection], () => room.projection.get() !== null);
    room.downloads.downloadAll();
    const { state } = room.downloads;
    await eventually([state], () => state.get().status === 'failed');
    expect(state.get()).toMatchObject({ fault: 'storageFull' });
    tablet.disk.capacity = Infinity;
    room.downloads.resume();
    await eventually([state], () => state.get().status === 'idle');
    expect(room.downloads.held.get().size).toBe(3);
  });
});

async function projectionOf(room: ReturnType<Device['start']>) {
  await eventually([room.projection], () => room.projection.get() !== null);
  return room.projection.get()!;
}

const postByFetch: PostBytes = async (url, headers, bytes, _progress, signal) => {
  const answer = await fetch(url, { method: 'POST', headers, body: bytes, ...(signal ? { signal } : {}) });
  return { status: answer.status, body: await answer.text() };
};
