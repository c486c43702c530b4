import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { marksOf } from '../../shared/marks/document.ts';
import { createMemoryHost } from '../../renderer/host/memoryHost.ts';
import { connectDocument } from '../../renderer/room/connectDocument.ts';
import { deviceEnvironment } from '../../renderer/room/environment.ts';
import { ProjectionReader } from '../../renderer/room/ProjectionReader.ts';
import { ProjectionSync } from '../../renderer/room/ProjectionSync.ts';
import { RoomLink } from '../../renderer/room/RoomLink.ts';
import { CLOSE } from '../../shared/protocol/closeCodes.ts';
import type { MemberId, SessionId } from '../../shared/domain/ids.ts';
import { PROJECTION_KEYS, type Projection } from '../../shared/protocol/projection.ts';
import { FakeDocuments, FakeNetwork, ManualTime, projectionOf } from './support/FakeRoom.ts';

const SESSION = 's1' as SessionId;
const quiet = {
  opened: () => undefined,
  sent: () => undefined,
  saved: () => undefined,
  synced: () => undefined,
  lost: () => undefined,
  closed: () => undefined,
};

function linkOn(network: FakeNetwork, time: ManualTime) {
  let wake = (): void => undefined;
  let networkLost = (): void => undefined;
  const environment = {
    ...deviceEnvironment(),
    now: time.now,
    timer: time.timer,
    random: () => 0,
    onWake: (listener: () => void) => {
      wake = listener;
      return () => undefined;
    },
    onOffline: (listener: () => void) => {
      networkLost = listener;
      return () => undefined;
    },
  };
  const link = new RoomLink({ connect: network, roomUrl: 'http://room:8181', token: 'geheim', environment });
  return { link, environment, wake: () => wake(), networkLost: () => networkLost() };
}

test('the token goes in the first frame and never in an address', () => {
  const network = new FakeNetwork();
  const time = new ManualTime();
  const { link } = linkOn(network, time);
  link.start();
  network.last.open();
  expect(network.last.url).toBe('ws://room:8181/sync');
  expect(network.last.take()).toEqual([{ type: 'signIn', token: 'geheim' }]);
  expect(link.state.get()).toBe('connecting');
  network.last.welcome(time.now() + 5000);
  expect(link.state.get()).toBe('online');
  expect(link.now()).toBe(time.now() + 5000);
  link.close();
});

test('the link comes back after 0.3 s, then ever later up to 5 s, and at once when the device wakes', () => {
  const network = new FakeNetwork();
  const time = new ManualTime();
  const { link, wake } = linkOn(network, time);
  link.start();
  const waits: number[] = [];
  for (let failure = 0; failure < 7; failure += 1) {
    const before = network.sockets.length;
    network.last.end(1006);
    expect(link.state.get()).toBe('offline');
    let waited = 0;
    for (; network.sockets.length === before; waited += 100) time.advance(100);
    waits.push(waited);
  }
  expect(waits).toEqual([300, 600, 1200, 2400, 4800, 5000, 5000]);
  network.last.end(1006);
  const before = network.sockets.length;
  wake();
  expect(network.sockets.length).toBe(before + 1);
  link.close();
});

test('a link that had to make room for newer ones of its member waits the longest before it comes back', () => {
  const network = new FakeNetwork();
  const time = new ManualTime();
  const { link } = linkOn(network, time);
  link.start();
  network.last.open();
  network.last.welcome(0);
  network.last.end(CLOSE.tooManySockets);
  expect(link.state.get()).toBe('offline');
  time.advance(4900);
  expect(network.sockets.length).toBe(1);
  time.advance(100);
  expect(network.sockets.length).toBe(2);
  link.close();
});

test('a link without a frame for 40 s is dead and opened anew', () => {
  const network = new FakeNetwork();
  const time = new ManualTime();
  const { link } = linkOn(network, time);
  link.start();
  const first = network.last;
  first.open();
  first.welcome(0);
  time.advance(30_000);
  first.answer({ type: 'clock', now: 30_000 });
  time.advance(35_000);
  expect(link.state.get()).toBe('online');
  time.advance(6_000);
  expect(first.closed).toBe(true);
  expect(network.sockets.length).toBe(2);
  link.close();
});

test('4401 signs out, another protocol is outdated; neither tries again', () => {
  for (const [end, state] of [
    [(network: FakeNetwork) => network.last.end(CLOSE.unauthenticated), 'signedOut'],
    [(network: FakeNetwork) => network.last.welcome(0, 99), 'outdated'],
  ] as const) {
    const network = new FakeNetwork();
    const time = new ManualTime();
    const { link, wake } = linkOn(network, time);
    link.start();
    network.last.open();
    end(network);
    expect(link.state.get()).toBe(state);
    time.advance(60_000);
    wake();
    expect(network.sockets.length).toBe(1);
  }
});

test('a channel keeps the provider’s connection through 60 s of silence without a byte on the wire', async () => {
  const network = new FakeNetwork();
  const time = new ManualTime();
  const { link } = linkOn(network, time);
  link.start();
  network.last.open();
  network.last.welcome(0);
  const room = new FakeDocuments();
  room.documents.set('d', new Y.Doc());
  let closes = 0;
  const document = new Y.Doc();
  const connection = connectDocument(link, 'd', document, false, { ...quiet, lost: () => (closes += 1) });
  room.serve(network.last);
  const before = network.last.received.length;
  for (let second = 0; second < 60; second += 10) {
    time.advance(10_000);
    network.last.answer({ type: 'clock', now: second });
  }
  expect(network.last.received.length).toBe(before);
  expect(closes).toBe(0);
  connection.end();
  link.close();
});

test('a read-only document never sends what is in it', () => {
  const network = new FakeNetwork();
  const { link } = linkOn(network, new ManualTime());
  link.start();
  network.last.open();
  network.last.welcome(0);
  const room = new FakeDocuments();
  room.documents.set('d', new Y.Doc());
  const document = new Y.Doc();
  marksOf(document).set('strayed', 1);
  const connection = connectDocument(link, 'd', document, true, quiet);
  room.serve(network.last);
  marksOf(document).set('later', 1);
  // A server that asks all the same gets no answer.
  network.last.answer({ type: 'data', documentNumber: 1, message: new Uint8Array([0, 0, 1, 0]) });
  room.serve(network.last);
  expect(room.written).toEqual([]);
  connection.end();
  link.close();
});

/** A projection on a device, over a link that the test delivers. */
function projectionOn(network: FakeNetwork, host = createMemoryHost(network)) {
  const time = new ManualTime();
  const { link, environment } = linkOn(network, time);
  const member = { sessionId: SESSION, memberId: 'an' as MemberId, keyPrefix: 's1/an/' };
  const options = { ...member, docs: host.docs, link, environment };
  const reader = new ProjectionReader<Projection>(PROJECTION_KEYS, 'about');
  const projection = new ProjectionSync(options, 'room', reader);
  return {
    link,
    time,
    projection,
    host,
    title: () => projection.contents.get()?.session.about.details.title,
  };
}

test('an epoch that is over is dropped: the copy never merges with the new one', async () => {
  const network = new FakeNetwork();
  const { link, projection, host, title } = projectionOn(network);
  const room = new FakeDocuments();
  room.documents.set('room/s1', projectionOf('cũ', 1));
  link.start();
  network.last.open();
  network.last.welcome(0);
  await projection.start();
  room.serve(network.last);
  expect(title()).toBe('cũ');
  await projection.close();
  link.close();

  const again = projectionOn(network, host);
  room.documents.set('room/s1@1', room.documents.get('room/s1')!);
  room.documents.set('room/s1', projectionOf('mới', 2));
  await again.projection.start();
  expect(again.title()).toBe('cũ');
  again.link.start();
  network.last.open();
  network.last.welcome(0);
  room.serve(network.last, (name) => (name === 'room/s1@1' ? CLOSE.epochOver : null));
  await Promise.resolve();
  expect(again.title()).toBe('cũ');
  room.serve(network.last);
  expect(again.title()).toBe('mới');
  expect(room.opened).toEqual(['room/s1', 'room/s1@1', 'room/s1']);
  expect(room.written).toEqual([]);
  await again.projection.close();
  const third = projectionOn(network, host);
  await third.projection.start();
  expect(third.title()).toBe('mới');
  await third.projection.close();
});

test('without a known epoch every connection loads into an empty document', async () => {
  const network = new FakeNetwork();
  const { link, projection, title, time } = projectionOn(network);
  const room = new FakeDocuments();
  room.documents.set('room/s1', projectionOf('một', null));
  link.start();
  network.last.open();
  network.last.welcome(0);
  await projection.start();
  room.serve(network.last);
  const file = projection.contents.get()?.files;
  expect(title()).toBe('một');
  network.last.end(1006);
  room.documents.set('room/s1', projectionOf('hai', null));
  time.advance(1000);
  network.last.open();
  network.last.welcome(0);
  room.serve(network.last);
  expect(title()).toBe('hai');
  // What is the same keeps its identity.
  expect(projection.contents.get()?.files).toBe(file);
  expect(room.written).toEqual([]);
  await projection.close();
  link.close();
});

test('a command goes over the link while it stands, and is given up when the link is lost or silent', async () => {
  const network = new FakeNetwork();
  const time = new ManualTime();
  const { link } = linkOn(network, time);
  link.start();
  expect(link.command('{}')).toBeNull();
  network.last.open();
  network.last.welcome(time.now());
  const [first, second] = [link.command('{"one":1}'), link.command('{"two":2}')];
  expect(network.last.take().slice(1)).toEqual([
    { type: 'command', number: 1, request: '{"one":1}' },
    { type: 'command', number: 2, request: '{"two":2}' },
  ]);
  network.last.answer({ type: 'answered', number: 2, answer: '"second"' });
  network.last.answer({ type: 'answered', number: 2, answer: '"again"' });
  network.last.answer({ type: 'answered', number: 77, answer: '"nobody asked"' });
  expect(await second).toBe('"second"');
  network.last.end(1006);
  await expect(first).rejects.toMatchObject({ code: 'unreachable' });
  expect(link.command('{}')).toBeNull();
  time.advance(300);
  network.last.open();
  network.last.welcome(time.now());
  const unanswered = link.command('{"three":3}');
  const given = expect(unanswered).rejects.toMatchObject({ code: 'unreachable' });
  time.advance(15_000);
  await given;
  link.close();
});

test('a device that has lost its network does not wait for the silence: it asks anew at once', () => {
  const network = new FakeNetwork();
  const time = new ManualTime();
  const { link, networkLost } = linkOn(network, time);
  link.start();
  network.last.open();
  network.last.welcome(time.now());
  const before = network.last;
  networkLost();
  expect([link.state.get(), before.closed, network.sockets.length]).toEqual(['offline', true, 2]);
  // The room is on this very device.
  network.last.open();
  network.last.welcome(time.now());
  expect(link.state.get()).toBe('online');
  networkLost();
  network.last.end(1006);
  expect(link.state.get()).toBe('offline');
  time.advance(300);
  expect(network.sockets).toHaveLength(4);
  link.close();
});
