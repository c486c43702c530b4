import { describe, expect, test } from 'vitest';
import type { MemberId, VersionId } from '../../shared/domain/ids.ts';
import type { PresentedPlace, PresentedPointer } from '../../shared/protocol/presented.ts';
import { Hall } from './support/Hall.ts';
import type { LinkClient } from './support/LinkClient.ts';
import { RealHall } from './support/RealHall.ts';
import type { ClientEnd } from './support/SocketPair.ts';
import { AN, BINH, CUC, FILE, SECRETARY, type TestRoom } from './support/TestRoom.ts';

const VERSION = `${FILE}-v1` as VersionId;

function present(room: TestRoom, memberId: MemberId | null, versionId = VERSION): void {
  const now = memberId === null ? null : { memberId, fileId: FILE, versionId, startedAt: 1 };
  room.change({ presenting: { now, asked: new Map() } });
}

const at = (page: number, top = 700, versionId = VERSION): PresentedPlace => ({
  ...{ versionId, page, left: 0, top },
});
const pointAt = (x: number): PresentedPointer => ({ versionId: VERSION, page: 1, x, y: 100 });

const placesOf = (client: LinkClient<ClientEnd>) =>
  client.frames.flatMap((frame) => (frame.type === 'presentedPlace' ? [frame.place] : []));
const pointersOf = (client: LinkClient<ClientEnd>) =>
  client.frames.flatMap((frame) => (frame.type === 'presentedPointer' ? [frame.pointer] : []));

async function follow(hall: Hall, ...members: readonly MemberId[]): Promise<LinkClient[]> {
  const clients = members.map((member) => hall.link(member));
  for (const client of clients) client.send({ type: 'follow', on: true });
  await hall.settle();
  return clients;
}

describe('follow the presenter', () => {
  test('W5 a turned page reaches those who follow at once, and nobody else', async () => {
    const hall = new Hall();
    present(hall.room, SECRETARY);
    const presenter = hall.link(SECRETARY);
    const [an] = await follow(hall, AN);
    const binh = hall.link(BINH);
    presenter.send({ type: 'presentPlace', place: at(1) });
    presenter.send({ type: 'presentPlace', place: at(2) });
    await hall.settle();
    expect(placesOf(an!)).toEqual([at(1)]);
    hall.timers.advance(25);
    await hall.settle();
    expect(placesOf(an!)).toEqual([at(1), at(2)]);
    hall.timers.advance(25);
    presenter.send({ type: 'presentPlace', place: at(3) });
    await hall.settle();
    expect(placesOf(an!)).toEqual([at(1), at(2), at(3)]);
    expect(placesOf(binh)).toEqual([]);
    an!.send({ type: 'follow', on: false });
    hall.timers.advance(100);
    presenter.send({ type: 'presentPlace', place: at(4) });
    await hall.settle();
    expect(placesOf(an!)).toHaveLength(3);
  });

  test('places on one page and the pointer come at most ten times a second, the newest last', async () => {
    const hall = new Hall();
    present(hall.room, SECRETARY);
    const presenter = hall.link(SECRETARY);
    const [an] = await follow(hall, AN);
    presenter.send({ type: 'presentPlace', place: at(1, 800) });
    for (let step = 1; step <= 200; step += 1) {
      presenter.send({ type: 'presentPlace', place: at(1, 800 - step) });
      presenter.send({ type: 'presentPointer', pointer: pointAt(step) });
      hall.timers.advance(10);
      await hall.settle();
    }
    hall.timers.advance(100);
    await hall.settle();
    // Two seconds went by.
    expect(pointersOf(an!).length).toBeLessThanOrEqual(21);
    expect(pointersOf(an!).length).toBeGreaterThanOrEqual(18);
    expect(pointersOf(an!).at(-1)).toEqual(pointAt(200));
    expect(placesOf(an!).length).toBeLessThanOrEqual(22);
    expect(placesOf(an!).at(-1)).toEqual(at(1, 600));
  });

  test('turning through a file is bounded, too', async () => {
    const hall = new Hall();
    present(hall.room, SECRETARY);
    const presenter = hall.link(SECRETARY);
    const [an] = await follow(hall, AN);
    for (let page = 1; page <= 500; page += 1) {
      presenter.send({ type: 'presentPlace', place: at(page) });
      if (page % 50 === 0) hall.timers.advance(10);
    }
    hall.timers.advance(100);
    await hall.settle();
    expect(placesOf(an!).length).toBeLessThanOrEqual(6);
    expect(placesOf(an!).at(-1)).toEqual(at(500));
  });

  test('who comes late, or comes back, gets the present place at once', async () => {
    const hall = new Hall();
    present(hall.room, SECRETARY);
    const presenter = hall.link(SECRETARY);
    presenter.send({ type: 'presentPlace', place: at(7) });
    presenter.send({ type: 'presentPointer', pointer: pointAt(3) });
    await hall.settle();
    const [late] = await follow(hall, CUC);
    expect(placesOf(late!)).toEqual([at(7)]);
    expect(pointersOf(late!)).toEqual([pointAt(3)]);
    late!.pair.drop();
    presenter.send({ type: 'presentPlace', place: at(8) });
    const [back] = await follow(hall, CUC);
    expect(placesOf(back!)).toEqual([at(8)]);
  });

  test('only who presents is relayed, and only in the version that is shown', async () => {
    const hall = new Hall();
    present(hall.room, SECRETARY);
    const [an, binh] = await follow(hall, AN, BINH);
    an!.send({ type: 'presentPlace', place: at(3) });
    an!.send({ type: 'presentPointer', pointer: pointAt(3) });
    const presenter = hall.link(SECRETARY);
    presenter.send({ type: 'presentPlace', place: at(3, 700, 'another' as VersionId) });
    await hall.settle();
    expect([placesOf(binh!), pointersOf(binh!)]).toEqual([[], []]);
    presenter.send({ type: 'presentPlace', place: at(3) });
    presenter.send({ type: 'presentPointer', pointer: pointAt(3) });
    await hall.settle();
    present(hall.room, AN);
    // The place of the presentation before is nobody's any more.
    const [late] = await follow(hall, CUC);
    expect([placesOf(late!), pointersOf(late!)]).toEqual([[], []]);
    present(hall.room, null);
    presenter.send({ type: 'presentPlace', place: at(9) });
    hall.timers.advance(1000);
    await hall.settle();
    expect(placesOf(late!)).toEqual([]);
  });

  test('a slow reader misses what is old and gets the newest when it has room', async () => {
    const hall = new Hall({ fleetingBufferedBytes: 100 });
    present(hall.room, SECRETARY);
    const presenter = hall.link(SECRETARY);
    const [an, binh] = await follow(hall, AN, BINH);
    an!.pair.stalled = true;
    for (let page = 1; page <= 100; page += 1) {
      presenter.send({ type: 'presentPlace', place: at(page) });
      presenter.send({ type: 'presentPointer', pointer: pointAt(page) });
      hall.timers.advance(100);
      await hall.settle();
    }
    expect(placesOf(binh!)).toHaveLength(100);
    an!.pair.flow();
    hall.timers.advance(200);
    await hall.settle();
    expect(placesOf(an!).length).toBeLessThan(10);
    expect(placesOf(an!).at(-1)).toEqual(at(100));
    expect(an!.closeCode).toBeNull();
  });

  test('the pointer goes when the presenter’s connection does, and no timer is left behind', async () => {
    const hall = new Hall();
    present(hall.room, SECRETARY);
    const presenter = hall.link(SECRETARY);
    const [an] = await follow(hall, AN);
    presenter.send({ type: 'presentPointer', pointer: pointAt(1) });
    await hall.settle();
    presenter.pair.drop();
    hall.timers.advance(100);
    await hall.settle();
    expect(pointersOf(an!)).toEqual([pointAt(1), null]);
    an!.pair.drop();
    await hall.server.close();
    expect(hall.timers.size).toBe(0);
  });

  test('over real sockets: 10 pointers a second to every reader, turns at once', async () => {
    const hall = await RealHall.start();
    present(hall.room, SECRETARY);
    const presenter = await hall.link(SECRETARY);
    const readers = await Promise.all([AN, BINH, CUC].map((member) => hall.link(member)));
    for (const reader of readers) reader.send({ type: 'follow', on: true });
    const until = async (done: () => boolean) => {
      for (let tries = 0; !done(); tries += 1) {
        if (tries > 500) throw new Error('it did not come');
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    const begun = Date.now();
    presenter.send({ type: 'presentPlace', place: at(1) });
    for (let step = 1; Date.now() - begun < 1500; step += 1) {
      presenter.send({ type: 'presentPointer', pointer: pointAt(step) });
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    presenter.send({ type: 'presentPlace', place: at(2) });
    await until(() => readers.every((reader) => placesOf(reader).at(-1)?.page === 2));
    const seconds = (Date.now() - begun) / 1000;
    for (const reader of readers) {
      expect(pointersOf(reader).length).toBeGreaterThan(3);
      expect(pointersOf(reader).length).toBeLessThanOrEqual(Math.ceil(seconds * 10) + 1);
    }
    await hall.stop();
  });

  test('a frame that is no place ends the connection', async () => {
    const hall = new Hall();
    const link = hall.link(AN);
    await hall.settle();
    link.send({ type: 'presentPlace', place: at(0) });
    await hall.settle();
    expect(link.closeCode).not.toBeNull();
  });
});
