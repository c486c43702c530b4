import type {
  ItemId,
  FileId,
  MemberId,
  MotionId,
  SittingId,
  VersionId,
  VoteId,
} from '../../../shared/domain/ids.ts';
import { HDND } from '../../../shared/domain/rulePack.ts';
import type { OwnBallot } from '../../../renderer/room/Ballots.ts';
import { deviceIdOf } from '../../../renderer/room/deviceSignature.ts';
import type { RoomClient } from '../../../renderer/room/RoomClient.ts';
import type { Command } from '../../../shared/domain/command.ts';
import type { SessionEvent } from '../../../shared/domain/event.ts';
import { AN, BINH, type House } from './House.ts';
import { eventually, type Device } from './device.ts';

export const VOTE = 'vote-1' as VoteId;
const SITTING = 'sitting-1' as SittingId;
const ITEM = 'item-1' as ItemId;
const MOTION = 'motion-1' as MotionId;

type Consent = NonNullable<Extract<Command, { type: 'enrolDevice' }>['consent']>;

/** A council of three seats whose two delegates are here, in an open sitting, with a motion on the only file. */
export async function readyToVote(house: House): Promise<void> {
  const [fileId] = (await house.fill(1)) as [FileId];
  const versionId = `${fileId}-v1` as VersionId;
  await house.ask({
    type: 'changeDetails',
    council: { name: 'HĐND xã Thanh Sơn', level: 'commune', term: '2026–2031', seats: 3 },
    details: { title: 'Kỳ họp thứ 12', place: 'Hội trường' },
  });
  await house.ask({ type: 'openSitting', sittingId: SITTING, pack: HDND });
  const entries = [AN, BINH].map((memberId) => ({ memberId, presence: 'present' as const }));
  await house.ask({ type: 'callRoll', sittingId: SITTING, entries });
  await house.ask({ type: 'setItemState', itemId: ITEM, state: 'running' });
  await house.ask({
    ...{ type: 'makeMotion', motionId: MOTION, itemId: ITEM, fileId, versionId },
    ...{ title: 'Nghị quyết về dự toán', kind: 'resolution' },
  });
}

export async function openVote(house: House, voteId = VOTE): Promise<void> {
  await house.ask({ type: 'openVote', voteId, motionId: MOTION, seconds: 60 });
}

/** Enrols the key of this device, as signing in does. */
export async function enrol(house: House, device: Device, consent: Consent | null = null): Promise<void> {
  const pair = (await device.host.identity.deviceKey())!;
  const spki = await crypto.subtle.exportKey('spki', pair.publicKey);
  const publicKey = Buffer.from(spki).toString('base64');
  const deviceId = await deviceIdOf(pair);
  const command = { type: 'enrolDevice' as const, deviceId, publicKey, name: 'Máy tính bảng', consent };
  await house.ask(command, device.session.member.id);
}

export async function seesVote(room: RoomClient, voteId = VOTE): Promise<void> {
  await eventually([room.projection], () => room.projection.get()?.votes[voteId] !== undefined);
}

export function own(room: RoomClient, voteId = VOTE): OwnBallot | undefined {
  return room.ballots.own.get().get(voteId);
}

export async function becomes(
  room: RoomClient,
  state: OwnBallot['state'],
  voteId = VOTE,
): Promise<OwnBallot> {
  await eventually([room.ballots.own], () => own(room, voteId)?.state === state);
  return own(room, voteId)!;
}

/** What the record holds of somebody's ballots, as `serial choice`, with the number of the last one's event. */
export async function recorded(
  house: House,
  memberId: MemberId,
): Promise<{ ballots: string[]; seq: number }> {
  let seq = 0;
  const ballots: string[] = [];
  for (const stored of await house.events()) {
    const event = JSON.parse(Buffer.from(stored.payload!).toString('utf8')) as SessionEvent;
    if (event.type !== 'ballotCast' || event.ballot.memberId !== memberId) continue;
    ballots.push(`${event.ballot.serial} ${event.ballot.choice}`);
    seq = stored.seq;
  }
  return { ballots, seq };
}
