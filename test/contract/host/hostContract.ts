import type { MemberId, SessionId, Sha256 } from '../../../shared/domain/ids.ts';
import { FileError, type FileFault, type Host, type RememberedSession } from '../../../renderer/host/Host.ts';
import { equal, rejectsWith, sameBytes } from './assert.ts';
import { FileRoom, sampleFile } from './FileRoom.ts';

/** One device, empty at first. Every host on it sees what the others have kept. */
export interface HostUnderTest {
  /** Starts the application, or opens another tab. Bytes of files come from `room`. */
  start(room: FileRoom): Promise<Host>;
  /** Makes the bytes of a chunk that is held wrong; `null` where the test cannot reach them. */
  readonly damage: ((sha256: Sha256, index: number) => Promise<void>) | null;
  /** Lets no more bytes of files on the device; `null` where the test cannot. */
  readonly fill: (() => void) | null;
  end(): Promise<void>;
}

export interface HostCase {
  readonly name: string;
  run(device: HostUnderTest): Promise<void>;
}

const KEY = 's1/an/marks/f/private/an';
const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);
const SOURCE = { roomUrl: 'http://room', token: 'token-1' };

function session(sessionId: string, memberId: string, token: string, lastUsedAt = 1): RememberedSession {
  return {
    ...{ roomUrl: SOURCE.roomUrl, sessionId: sessionId as SessionId, title: 'Kỳ họp', councilName: 'HĐND' },
    member: {
      ...{ id: memberId as MemberId, name: 'An', position: '', roles: ['delegate' as const] },
      ...{ groupId: null, committeeIds: [] },
    },
    ...{ token, expiresAt: 2, lastUsedAt },
  };
}

async function faultOf(reading: Promise<unknown>, fault: FileFault): Promise<void> {
  await rejectsWith(reading, (error) => error instanceof FileError && error.fault === fault);
}

/** What every host keeps to. Tell no runner apart: plain functions that throw. */
export const HOST_CONTRACT: readonly HostCase[] = [
  {
    name: 'documents: what was appended is there after a restart, in order',
    async run(device) {
      const { docs } = await device.start(new FileRoom());
      equal(await docs.load(KEY), null);
      equal(await docs.append(KEY, bytes(1), false), 1);
      equal(await docs.append(KEY, bytes(2, 3), true), 2);
      const again = (await device.start(new FileRoom())).docs;
      const stored = await again.load(KEY);
      equal(
        stored?.updates.map((update) => [...update]),
        [[1], [2, 3]],
      );
      equal([stored?.revision, stored?.unsaved], [2, true]);
    },
  },
  {
    name: 'documents: markSaved counts only when nothing unsaved is newer',
    async run(device) {
      const { docs } = await device.start(new FileRoom());
      const first = await docs.append(KEY, bytes(1), true);
      const second = await docs.append(KEY, bytes(2), true);
      await docs.markSaved(KEY, first);
      equal((await docs.load(KEY))?.unsaved, true);
      await docs.markSaved(KEY, second);
      equal((await docs.load(KEY))?.unsaved, false);
      await docs.append(KEY, bytes(3), false);
      equal((await docs.load(KEY))?.unsaved, false);
      await docs.markSaved('s1/an/marks/none/private/an', 1);
      equal(await docs.keys('s1/'), [KEY]);
    },
  },
  {
    name: 'documents: compact replaces what is older and keeps what is newer, saved or not',
    async run(device) {
      const { docs } = await device.start(new FileRoom());
      await docs.append(KEY, bytes(1), true);
      const second = await docs.append(KEY, bytes(2), false);
      await docs.append(KEY, bytes(3), false);
      await docs.compact(KEY, bytes(12), second);
      const stored = await docs.load(KEY);
      equal(
        stored?.updates.map((update) => [...update]),
        [[12], [3]],
      );
      equal([stored?.revision, stored?.unsaved], [3, true]);
      equal(await docs.append(KEY, bytes(4), false), 4);
      await docs.compact('s1/an/marks/none/private/an', bytes(9), 5);
      equal(await docs.load('s1/an/marks/none/private/an'), null);
    },
  },
  {
    name: 'documents: keys and unsaved by prefix; removed ones are gone',
    async run(device) {
      const { docs } = await device.start(new FileRoom());
      await docs.append('s1/an/a', bytes(1), true);
      await docs.append('s1/an/b', bytes(1), false);
      await docs.append('s1/anh/c', bytes(1), true);
      equal([...(await docs.keys('s1/an/'))].sort(), ['s1/an/a', 's1/an/b']);
      equal(await docs.unsaved('s1/an/'), ['s1/an/a']);
      equal([...(await docs.unsaved(''))].sort(), ['s1/an/a', 's1/anh/c']);
      await docs.remove('s1/an/a');
      equal(await docs.load('s1/an/a'), null);
      equal(await docs.keys('s1/an/'), ['s1/an/b']);
      equal(await docs.append('s1/an/a', bytes(7), false), 1);
    },
  },
  {
    name: 'documents: two tabs that append at once both keep everything',
    async run(device) {
      const one = (await device.start(new FileRoom())).docs;
      const two = (await device.start(new FileRoom())).docs;
      const revisions = await Promise.all(
        Array.from({ length: 40 }, (_, index) => (index % 2 ? one : two).append(KEY, bytes(index), true)),
      );
      equal(new Set(revisions).size, 40);
      const stored = await one.load(KEY);
      equal(stored?.updates.length, 40);
      equal(stored?.revision, Math.max(...revisions));
      await Promise.all([
        one.compact(KEY, bytes(99), 20),
        two.append(KEY, bytes(50), true),
        two.markSaved(KEY, 30),
      ]);
      equal((await two.load(KEY))?.updates.length, 22);
      equal((await two.load(KEY))?.unsaved, true);
    },
  },
  {
    name: 'sessions: remembered by room, session and member, newest first',
    async run(device) {
      const { identity } = await device.start(new FileRoom());
      await identity.remember(session('s1', 'an', 'token-1', 1));
      await identity.remember(session('s2', 'an', 'token-2', 5));
      await identity.remember(session('s1', 'an', 'token-3', 3));
      const again = (await device.start(new FileRoom())).identity;
      equal(
        (await again.sessions()).map(({ sessionId, token }) => [sessionId as string, token]),
        [
          ['s2', 'token-2'],
          ['s1', 'token-3'],
        ],
      );
    },
  },
  {
    name: 'sessions: a forgotten one takes its documents and the files that no other uses',
    async run(device) {
      const room = new FileRoom();
      const alone = room.add(sampleFile(70_000, 1));
      const shared = room.add(sampleFile(70_000, 2));
      const { identity, docs, files } = await device.start(room);
      await identity.remember(session('s1', 'an', 'token-1'));
      await identity.remember(session('s2', 'an', 'token-2'));
      const other = { ...SOURCE, token: 'token-2' };
      await files.fetchMissing(alone, SOURCE, 1_000_000);
      await files.fetchMissing(shared, SOURCE, 1_000_000);
      await files.read(shared, other, 0, 10);
      await docs.append('s1/an/x', bytes(1), true);
      await docs.append('s2/an/x', bytes(1), true);
      await identity.forget(SOURCE.roomUrl, 's1' as SessionId, 'an' as MemberId);
      equal(
        (await identity.sessions()).map(({ sessionId }) => sessionId as string),
        ['s2'],
      );
      equal(await docs.keys(''), ['s2/an/x']);
      const held = await files.held([alone, shared]);
      equal([held.get(alone.sha256), held.get(shared.sha256)], [0, shared.bytes]);
    },
  },
  {
    name: 'device key: made once, its private key never leaves',
    async run(device) {
      const one = await (await device.start(new FileRoom())).identity.deviceKey();
      const two = await (await device.start(new FileRoom())).identity.deviceKey();
      if (one === null || two === null) return;
      equal([one.privateKey.extractable, one.publicKey.extractable], [false, true]);
      const data = bytes(1, 2, 3);
      const signature = await crypto.subtle.sign('Ed25519', one.privateKey, data as Uint8Array<ArrayBuffer>);
      equal(
        await crypto.subtle.verify('Ed25519', two.publicKey, signature, data as Uint8Array<ArrayBuffer>),
        true,
      );
    },
  },
  {
    name: 'files: ranges come whole, are kept, and are read without the room',
    async run(device) {
      const room = new FileRoom();
      const file = sampleFile(1_000_000, 3);
      const content = room.add(file);
      const { files } = await device.start(room);
      sameBytes(await files.read(content, SOURCE, 300_000, 620_000), file.slice(300_000, 620_000));
      equal((await files.held([content])).get(content.sha256), 2 * content.chunkBytes);
      room.offline = true;
      sameBytes(await files.read(content, SOURCE, 262_144, 262_150), file.slice(262_144, 262_150));
      await faultOf(files.read(content, SOURCE, 0, 10), 'offline');
      const again = (await device.start(room)).files;
      sameBytes(await again.read(content, SOURCE, 500_000, 500_100), file.slice(500_000, 500_100));
      equal((await again.read(content, SOURCE, 10, 10)).length, 0);
    },
  },
  {
    name: 'files: several missing chunks come in few ranged requests, the same chunk once',
    async run(device) {
      const room = new FileRoom();
      const file = sampleFile(4 * 1024 * 1024, 4);
      const content = room.add(file);
      const { files } = await device.start(room);
      const reads = Array.from({ length: 64 }, (_, index) =>
        files.read(content, SOURCE, index * 65_536, (index + 1) * 65_536),
      );
      for (const [index, part] of (await Promise.all(reads)).entries()) {
        sameBytes(part, file.slice(index * 65_536, (index + 1) * 65_536));
      }
      if (room.requests.length > 8) throw new Error(`${room.requests.length} requests for 16 chunks`);
      const fetched = room.requests.reduce((sum, { begin, end }) => sum + end - begin, 0);
      equal(fetched, file.length);
    },
  },
  {
    name: 'files: fetchMissing goes on where it stopped, in steps of at least one chunk',
    async run(device) {
      const room = new FileRoom();
      const file = sampleFile(1_000_000, 5);
      const content = room.add(file);
      const { files } = await device.start(room);
      equal(await files.fetchMissing(content, SOURCE, 1), content.chunkBytes);
      equal(await files.fetchMissing(content, SOURCE, 2 * content.chunkBytes), 3 * content.chunkBytes);
      equal(await files.fetchMissing(content, SOURCE, 10_000_000), file.length);
      const asked = room.requests.length;
      equal(await files.fetchMissing(content, SOURCE, 10_000_000), file.length);
      equal(room.requests.length, asked);
      await files.remove(content.sha256);
      equal((await files.held([content])).get(content.sha256), 0);
    },
  },
  {
    name: 'files: a chunk that comes damaged is asked for again, and never shown',
    async run(device) {
      const room = new FileRoom();
      const file = sampleFile(600_000, 6);
      const content = room.add(file);
      const { files } = await device.start(room);
      room.damagedAnswers = 1;
      sameBytes(await files.read(content, SOURCE, 0, 600_000), file);
      await files.remove(content.sha256);
      room.damagedAnswers = Infinity;
      await faultOf(files.read(content, SOURCE, 0, 600_000), 'damaged');
    },
  },
  {
    name: 'files: a held chunk that is damaged is fetched again',
    async run(device) {
      if (device.damage === null) return;
      const room = new FileRoom();
      const file = sampleFile(600_000, 7);
      const content = room.add(file);
      await (await device.start(room)).files.fetchMissing(content, SOURCE, 10_000_000);
      await device.damage(content.sha256, 1);
      const { files } = await device.start(room);
      sameBytes(await files.read(content, SOURCE, 0, 600_000), file);
      await device.damage(content.sha256, 0);
      room.offline = true;
      const { files: offline } = await device.start(room);
      await faultOf(offline.read(content, SOURCE, 0, 100), 'offline');
    },
  },
  {
    name: 'files: what the room says is told: forbidden, missing, a full device',
    async run(device) {
      const room = new FileRoom();
      const content = room.add(sampleFile(100_000, 8));
      const { files } = await device.start(room);
      room.status = 403;
      await faultOf(files.read(content, SOURCE, 0, 10), 'forbidden');
      await faultOf(files.fetchMissing(content, SOURCE, 10), 'forbidden');
      room.status = 401;
      await faultOf(files.read(content, SOURCE, 0, 10), 'forbidden');
      room.status = 404;
      await faultOf(files.read(content, SOURCE, 0, 10), 'missing');
      room.status = 503;
      await faultOf(files.read(content, SOURCE, 0, 10), 'offline');
      room.status = null;
      if (device.fill === null) return;
      device.fill();
      await faultOf(files.fetchMissing(content, SOURCE, 10), 'storageFull');
    },
  },
  {
    name: 'files: the last, shorter chunk and the very end of a file',
    async run(device) {
      const room = new FileRoom();
      const file = sampleFile(262_144 + 1, 9);
      const content = room.add(file);
      const { files } = await device.start(room);
      sameBytes(await files.read(content, SOURCE, 262_144, 400_000), file.slice(262_144));
      equal((await files.held([content])).get(content.sha256), 1);
      equal(await files.fetchMissing(content, SOURCE, 1), file.length);
    },
  },
];
