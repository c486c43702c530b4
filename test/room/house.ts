import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Command } from '../../shared/domain/command.ts';
import type { GroupId, ItemId, MemberId, SessionId, SittingId } from '../../shared/domain/ids.ts';
import type { Member, Role } from '../../shared/domain/roster.ts';
import { Room } from '../../server/room/Room.ts';
import type { RoomParts } from '../../server/room/RoomParts.ts';
import { ServerKey } from '../../server/room/ServerKey.ts';
import { MemoryRoomStore } from '../../server/store/memory/MemoryRoomStore.ts';
import type { RoomStore } from '../../server/store/RoomStore.ts';

/** A small session to work on. */
export const SESSION = 'session-1' as SessionId;
export const SECRETARY = 'secretary' as MemberId;
export const DELEGATE = 'delegate' as MemberId;
const SITTING = 'sitting-1' as SittingId;

/** The same over a restart, as in a real house. */
export const SERVER_KEY = new ServerKey(generateKeyPairSync('ed25519').privateKey);

export const silentLog = { info() {}, warn() {}, error() {} };

function member(id: string, roles: readonly Role[]): Member {
  return { id: id as MemberId, name: `Đại biểu ${id}`, position: '', roles, groupId: null, committeeIds: [] };
}

export const createSession: Extract<Command, { type: 'createSession' }> = {
  type: 'createSession',
  sessionId: SESSION,
  council: { name: 'Hội đồng nhân dân tỉnh Thanh Giang', level: 'province', term: '2026–2031', seats: 61 },
  details: { title: 'Kỳ họp thứ ba', place: '' },
  secretary: member(SECRETARY, ['secretary']),
};

export function addItem(id: string): Command {
  const itemId = id as ItemId;
  return { type: 'addItem', itemId, sittingId: SITTING, title: `Nội dung ${id}`, rapporteur: '', minutes: 0 };
}

export function defineGroup(name: string): Command {
  return { type: 'defineGroups', groups: [{ id: 'group-1' as GroupId, name }], committees: [] };
}

export function partsOf(store: RoomStore, changes: Partial<RoomParts> = {}): RoomParts {
  let now = 1_800_000_000_000;
  return {
    store,
    clock: () => (now += 1),
    randomBytes: (length) => randomBytes(length),
    hasContent: async () => true,
    serverKey: SERVER_KEY,
    log: silentLog,
    ...changes,
  };
}

let commands = 0;
export function newCommandId(): string {
  commands += 1;
  return `00000000-0000-4000-8000-${String(commands).padStart(12, '0')}`;
}

/** A published session with a secretary, a delegate and a sitting. */
export async function openRoom(
  store: RoomStore = new MemoryRoomStore(),
  parts = partsOf(store),
): Promise<Room> {
  const room = await Room.open(parts, SESSION, 1);
  const first: Command[] = [
    createSession,
    { type: 'putMembers', members: [member(DELEGATE, ['delegate'])] },
    { type: 'putSitting', sittingId: SITTING, title: 'Buổi sáng', startsAt: 1000, endsAt: 2000 },
    { type: 'publish' },
  ];
  for (const command of first) {
    const answer = await room.execute(
      command.type === 'createSession' ? null : SECRETARY,
      newCommandId(),
      command,
    );
    if (!answer.accepted) throw new Error(`${command.type}: ${answer.refusal.code}`);
  }
  return room;
}
