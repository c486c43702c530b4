import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import WebSocket from 'ws';
import type { HostConnect } from '../../renderer/host/Host.ts';
import { createMemoryHost } from '../../renderer/host/memoryHost.ts';
import { createRoomClient } from '../../renderer/room/createRoomClient.ts';
import { createSession, join } from '../../renderer/room/join.ts';
import type { PostBytes } from '../../renderer/room/postWithProgress.ts';
import type { RoomClient } from '../../renderer/room/RoomClient.ts';
import { until } from '../../renderer/signal.ts';
import type { Command } from '../../shared/domain/command.ts';
import type { FileId, ItemId, MemberId, SittingId, VersionId, MotionId } from '../../shared/domain/ids.ts';
import { HDND } from '../../shared/domain/rulePack.ts';
import { sampleFiles, type RoomServer } from '../e2e/roomServer.ts';

/** One delegate with a device: the application's own room client over real HTTP and a real socket. */
export interface Seat {
  readonly memberId: MemberId;
  readonly room: RoomClient;
}

/** A council in session: real server process, real clients, everybody signed in with a code and present. */
export class Hall {
  readonly server: RoomServer;
  readonly secretary: RoomClient;
  readonly seats: readonly Seat[];
  readonly fileIds: readonly FileId[];
  readonly motionIds: readonly MotionId[];

  private constructor(
    server: RoomServer,
    secretary: RoomClient,
    seats: readonly Seat[],
    fileIds: readonly FileId[],
    motionIds: readonly MotionId[],
  ) {
    this.server = server;
    this.secretary = secretary;
    this.seats = seats;
    this.fileIds = fileIds;
    this.motionIds = motionIds;
  }

  /** Prepares a session with as many motions as asked for, opens its sitting and calls the roll. */
  static async open(server: RoomServer, wanted: Wanted): Promise<Hall> {
    const session = await prepareSession(server, wanted);
    const seats = await takeSeats(server, session);
    const motionIds = await openSitting(session);
    return new Hall(server, session.secretary, seats, session.fileIds, motionIds);
  }

  close(): void {
    for (const { room } of this.seats) room.close();
    this.secretary.close();
  }
}

export interface Wanted {
  readonly delegates: number;
  readonly motions: number;
}

/** A session before its sitting: members, one item, and a published draft resolution for each motion. */
export interface PreparedSession {
  readonly secretary: RoomClient;
  readonly memberIds: readonly MemberId[];
  readonly sittingId: SittingId;
  readonly itemId: ItemId;
  readonly fileIds: readonly FileId[];
  readonly versionIds: readonly VersionId[];
}

/** Creates the session on a server that has none yet. The first delegate is the chair. */
export async function prepareSession(
  server: Pick<RoomServer, 'url' | 'ready'>,
  wanted: Wanted,
): Promise<PreparedSession> {
  const host = createMemoryHost(connect);
  const session = await createSession(host, server.url, {
    council: {
      name: 'Hội đồng nhân dân tỉnh Thanh Giang',
      level: 'province',
      term: '2026–2031',
      seats: wanted.delegates,
    },
    details: { title: 'Kỳ họp diễn tập', place: 'Hội trường' },
    secretaryName: 'Nguyễn Thị Thư Ký',
    setupCode: server.ready.codes.setup ?? '',
  });
  const secretary = createRoomClient(host, session, { postBytes });
  await until([secretary.connection], () => secretary.connection.get() === 'online');
  const memberIds = Array.from({ length: wanted.delegates }, (_, index) => `delegate-${index}` as MemberId);
  await order(secretary, {
    type: 'putMembers',
    members: memberIds.map((id, index) => ({
      id,
      name: `Đại biểu ${index + 1}`,
      position: '',
      roles: index === 0 ? ['chair', 'delegate'] : ['delegate'],
      groupId: null,
      committeeIds: [],
    })),
  });
  return { secretary, memberIds, ...(await prepareDossier(secretary, wanted.motions)) };
}

/** Opens the sitting with everybody present, and makes a motion of each file. */
export async function openSitting(session: PreparedSession): Promise<readonly MotionId[]> {
  const { secretary, memberIds, sittingId, itemId, fileIds, versionIds } = session;
  await order(secretary, { type: 'openSitting', sittingId, pack: HDND });
  await order(secretary, {
    type: 'callRoll',
    sittingId,
    entries: memberIds.map((memberId) => ({ memberId, presence: 'present' })),
  });
  await order(secretary, { type: 'setItemState', itemId, state: 'running' });
  const motionIds: MotionId[] = [];
  for (const [index, fileId] of fileIds.entries()) {
    const motionId = randomUUID() as MotionId;
    const versionId = versionIds[index] as VersionId;
    const title = `Nghị quyết số ${index + 1}`;
    await order(secretary, {
      ...{ type: 'makeMotion', motionId, itemId, fileId, versionId, title, kind: 'resolution' },
    });
    motionIds.push(motionId);
  }
  return motionIds;
}

/** Sends a command and fails when it is refused. */
export async function order(room: RoomClient, command: Command): Promise<void> {
  const answer = await room.send(command);
  if (!answer.accepted) throw new Error(`${command.type} was refused: ${answer.refusal.code}`);
}

async function prepareDossier(secretary: RoomClient, motions: number) {
  const sittingId = randomUUID() as SittingId;
  const itemId = randomUUID() as ItemId;
  const startsAt = secretary.now();
  const endsAt = startsAt + 4 * 60 * 60 * 1000;
  await order(secretary, { type: 'putSitting', sittingId, title: 'Phiên bế mạc', startsAt, endsAt });
  await order(secretary, {
    ...{ type: 'addItem', itemId, sittingId, title: 'Thông qua các nghị quyết', rapporteur: '', minutes: 60 },
  });
  const fileIds: FileId[] = [];
  const versionIds: VersionId[] = [];
  for (const path of sampleFiles().slice(0, motions)) {
    const content = await secretary.upload(new Blob([await readFile(path)]), () => undefined);
    const fileId = randomUUID() as FileId;
    const versionId = randomUUID() as VersionId;
    const title = `Dự thảo ${fileIds.length + 1}`;
    await order(secretary, {
      ...{ type: 'addFile', fileId, itemId, title, kind: 'draftResolution', versionId, content },
      fileName: `du-thao-${fileIds.length + 1}.pdf`,
    });
    fileIds.push(fileId);
    versionIds.push(versionId);
  }
  if (fileIds.length < motions) throw new Error(`the sample has only ${fileIds.length} files`);
  await order(secretary, { type: 'publish' });
  return { itemId, sittingId, fileIds, versionIds };
}

async function takeSeats(server: RoomServer, { secretary, memberIds }: PreparedSession): Promise<Seat[]> {
  const codes = await secretary.issueCodes(memberIds);
  const seats = await Promise.all(memberIds.map((id) => takeSeat(server.url, codes.get(id) ?? '')));
  await Promise.all(
    seats.map(({ room: { ballots } }) => until([ballots.device], () => ballots.device.get() === 'active')),
  );
  return seats;
}

/** Signs a new device in with a code; it knows the session when this resolves. */
export async function takeSeat(roomUrl: string, code: string): Promise<Seat> {
  const host = createMemoryHost(connect);
  const session = await join(host, roomUrl, code, 'Máy diễn tập');
  const room = createRoomClient(host, session);
  await until([room.projection], () => room.projection.get() !== null);
  return { memberId: session.member.id, room };
}

export const connect: HostConnect = {
  homeRoom: null,
  fetch: (url, init) => fetch(url, init),
  socket(url, protocols) {
    const socket = new WebSocket(url, [...protocols]);
    socket.binaryType = 'arraybuffer';
    return socket as unknown as globalThis.WebSocket;
  },
};

/** Node has no XMLHttpRequest, and nobody watches the progress here. */
export const postBytes: PostBytes = async (url, headers, bytes) => {
  const answer = await fetch(url, { method: 'POST', headers, body: bytes });
  return { status: answer.status, body: await answer.text() };
};
