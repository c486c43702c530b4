import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createMemoryHost } from '../../renderer/host/memoryHost.ts';
import { createRoomClient } from '../../renderer/room/createRoomClient.ts';
import { createSession } from '../../renderer/room/join.ts';
import type { RoomClient } from '../../renderer/room/RoomClient.ts';
import { until } from '../../renderer/signal.ts';
import type { FileId, GroupId, ItemId, MemberId, SittingId, VersionId } from '../../shared/domain/ids.ts';
import type { Role } from '../../shared/domain/roster.ts';
import { sampleFiles, type RoomServer } from '../e2e/roomServer.ts';
import { connect, order, postBytes, takeSeat, type Seat } from './Hall.ts';
import type { Cast, Draft, Half } from './Stage.ts';

const HALVES = ['Sáng ngày thứ nhất', 'Chiều ngày thứ nhất', 'Sáng ngày thứ hai', 'Chiều ngày thứ hai'];
const HOUR = 60 * 60 * 1000;
export const GROUPS = ['to-1', 'to-2', 'to-3', 'to-4'] as const;

/** A two-day session of a council: groups, four half days with their drafts, everybody signed in with a device. */
export async function prepareFull(server: RoomServer, delegates: number): Promise<Cast> {
  const host = createMemoryHost(connect);
  const session = await createSession(host, server.url, {
    council: { name: 'HĐND tỉnh Thanh Giang', level: 'province', term: '2026–2031', seats: delegates },
    details: { title: 'Kỳ họp diễn tập hai ngày', place: 'Hội trường' },
    secretaryName: 'Nguyễn Thị Thư Ký',
    setupCode: server.ready.codes.setup ?? '',
  });
  const secretary = createRoomClient(host, session, { postBytes });
  await until([secretary.connection], () => secretary.connection.get() === 'online');
  const groups = GROUPS.map((id, index) => ({ id: id as GroupId, name: `Tổ ${index + 1}` }));
  await order(secretary, { type: 'defineGroups', groups, committees: [] });
  const delegateIds = Array.from({ length: delegates }, (_, index) => `delegate-${index}` as MemberId);
  const clerkId = 'clerk' as MemberId;
  await order(secretary, {
    type: 'putMembers',
    members: [
      ...delegateIds.map((id, index) => personOf(id, `Đại biểu ${index + 1}`, index < 2, index)),
      {
        ...{ id: clerkId, name: 'Trần Văn Văn Thư', position: 'Chuyên viên', roles: ['secretary' as const] },
        ...{ groupId: null, committeeIds: [] },
      },
    ],
  });
  const halves = await prepareHalves(secretary);
  await order(secretary, { type: 'publish' });
  const codes = await secretary.issueCodes([...delegateIds, clerkId]);
  const clerk = await takeSeat(server.url, codes.get(clerkId) ?? '');
  const seats = await Promise.all(delegateIds.map((id) => takeSeat(server.url, codes.get(id) ?? '')));
  await Promise.all(seats.map(standing));
  return { server, secretary, clerk: clerk.room, seats, halves };
}

function personOf(id: MemberId, name: string, isChair: boolean, index: number) {
  const roles: readonly Role[] = isChair ? ['chair', 'delegate'] : ['delegate'];
  const groupId = (GROUPS[index % GROUPS.length] ?? null) as GroupId | null;
  return { id, name, position: '', roles, groupId, committeeIds: [] };
}

async function prepareHalves(secretary: RoomClient): Promise<Half[]> {
  const files = sampleFiles();
  const halves: Half[] = [];
  for (const [index, title] of HALVES.entries()) {
    const sittingId = randomUUID() as SittingId;
    const itemId = randomUUID() as ItemId;
    const startsAt = secretary.now() + index * 5 * HOUR;
    await order(secretary, { type: 'putSitting', sittingId, title, startsAt, endsAt: startsAt + 4 * HOUR });
    await order(secretary, {
      ...{ type: 'addItem', itemId, sittingId, title: `Nội dung của phiên ${index + 1}` },
      ...{ rapporteur: 'Giám đốc Sở Tài chính', minutes: 60 },
    });
    const drafts: Draft[] = [];
    for (const path of files.slice(index * 2, index * 2 + 2)) {
      drafts.push(await addDraft(secretary, itemId, path, drafts.length + 1));
    }
    halves.push({ sittingId, itemId, drafts });
  }
  return halves;
}

async function addDraft(secretary: RoomClient, itemId: ItemId, path: string, number: number): Promise<Draft> {
  const content = await secretary.upload(new Blob([await readFile(path)]), () => undefined);
  const fileId = randomUUID() as FileId;
  const versionId = randomUUID() as VersionId;
  await order(secretary, {
    ...{ type: 'addFile', fileId, itemId, title: `Dự thảo ${number}`, kind: 'draftResolution', versionId },
    ...{ content, fileName: `du-thao-${number}.pdf` },
  });
  return { itemId, fileId, versionId };
}

async function standing({ room: { ballots } }: Seat): Promise<void> {
  await until([ballots.device], () => ballots.device.get() === 'active');
}
