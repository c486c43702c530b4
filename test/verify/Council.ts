import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { Command } from '../../shared/domain/command.ts';
import type {
  DeviceId,
  FileId,
  ItemId,
  MemberId,
  MotionId,
  SessionId,
  Sha256,
  SittingId,
  VersionId,
  VoteId,
} from '../../shared/domain/ids.ts';
import type { Member, Role } from '../../shared/domain/roster.ts';
import { HDND, type Choice, type RulePack } from '../../shared/domain/rulePack.ts';
import { ballotText, consentText } from '../../shared/domain/signedText.ts';
import type { CommandAnswer } from '../../shared/protocol/commands.ts';
import { Room } from '../../server/room/Room.ts';
import type { RoomParts } from '../../server/room/RoomParts.ts';
import { recordText } from '../../server/room/recordText.ts';
import { newCommandId, partsOf } from '../room/house.ts';

export const SESSION = 'session-1' as SessionId;
export const SECRETARY = 'secretary' as MemberId;
export const CHAIR = 'd01' as MemberId;
export const SITTING = 'sitting-1' as SittingId;
export const SEATS = 61;

/** A device with its key, as a delegate holds it. */
export interface Signer {
  readonly deviceId: DeviceId;
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

export function newSigner(): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const deviceId = createHash('sha256').update(spki).digest('hex') as DeviceId;
  return { deviceId, publicKey: spki.toString('base64'), privateKey };
}

export function signedBy({ privateKey }: Signer, text: string): string {
  return sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64');
}

export function delegateId(number: number): MemberId {
  return `d${String(number).padStart(2, '0')}` as MemberId;
}

export function sha256Of(text: string): Sha256 {
  return createHash('sha256').update(text).digest('hex') as Sha256;
}

/** A council of 61 in a real room, every delegate with a real key. */
export class Council {
  readonly room: Room;
  readonly parts: RoomParts;
  readonly signers = new Map<MemberId, Signer>();

  private constructor(room: Room, parts: RoomParts) {
    this.room = room;
    this.parts = parts;
  }

  /** Programme published, sitting open, roll called: all here but the last one. Nothing is put to the vote yet. */
  static async open(
    parts: RoomParts,
    delegates = SEATS,
    beforeOpening: (council: Council) => Promise<void> = async () => {},
    pack: RulePack = HDND,
  ): Promise<Council> {
    const council = new Council(await Room.open(parts, SESSION, 1), parts);
    await council.must(null, {
      type: 'createSession',
      sessionId: SESSION,
      council: { name: 'HĐND tỉnh Thanh Giang', level: 'province', term: '2026–2031', seats: SEATS },
      details: { title: 'Kỳ họp thứ ba', place: '' },
      secretary: memberOf(SECRETARY, ['secretary']),
    });
    const ids = Array.from({ length: delegates }, (_, index) => delegateId(index + 1));
    const members = ids.map((id) => memberOf(id, id === CHAIR ? ['chair', 'delegate'] : ['delegate']));
    const times = { startsAt: 1000, endsAt: 2000 };
    await council.must(SECRETARY, { type: 'putMembers', members });
    await council.must(SECRETARY, { type: 'putSitting', sittingId: SITTING, title: 'Sáng', ...times });
    for (const number of [1, 2]) await council.#addDraft(number);
    await council.must(SECRETARY, { type: 'publish' });
    for (const id of ids) await council.enrol(id);
    await beforeOpening(council);
    await council.must(CHAIR, { type: 'openSitting', sittingId: SITTING, pack });
    const entries = ids.map((memberId, index) => {
      const presence = index === delegates - 1 ? ('absentWithLeave' as const) : ('present' as const);
      return { memberId, presence };
    });
    await council.must(SECRETARY, { type: 'callRoll', sittingId: SITTING, entries });
    return council;
  }

  async must(actor: MemberId | null, command: Command): Promise<CommandAnswer & { accepted: true }> {
    const answer = await this.room.execute(actor, newCommandId(), command);
    if (!answer.accepted) throw new Error(`${command.type} by ${actor}: ${answer.refusal.code}`);
    return answer;
  }

  async enrol(memberId: MemberId, consentBy: Signer | null = null): Promise<Signer> {
    const signer = newSigner();
    const { deviceId, publicKey } = signer;
    const consent =
      consentBy === null
        ? null
        : {
            deviceId: consentBy.deviceId,
            signature: signedBy(consentBy, consentText(SESSION, memberId, deviceId)),
          };
    await this.must(memberId, { type: 'enrolDevice', deviceId, publicKey, name: 'máy tính bảng', consent });
    this.signers.set(memberId, signer);
    return signer;
  }

  /** Runs the item, makes its motion and opens a vote on it; these share the number. */
  async openVote(number: number, vote = `vote-${number}`): Promise<VoteId> {
    const [itemId, fileId] = [`item-${number}` as ItemId, `file-${number}` as FileId];
    const motionId = `motion-${vote}` as MotionId;
    const voteId = vote as VoteId;
    const versionId = this.room.state.files.get(fileId)?.versions.at(-1)?.id ?? ('' as VersionId);
    for (const item of this.room.state.items.values()) {
      if (item.state === 'running' && item.id !== itemId) {
        await this.must(CHAIR, { type: 'setItemState', itemId: item.id, state: 'done' });
      }
    }
    await this.must(CHAIR, { type: 'setItemState', itemId, state: 'running' });
    const about = { itemId, fileId, versionId, title: `Nghị quyết ${vote}` };
    await this.must(SECRETARY, { type: 'makeMotion', motionId, ...about, kind: 'resolution' });
    await this.must(CHAIR, { type: 'openVote', voteId, motionId, seconds: 60 });
    return voteId;
  }

  ballot(
    memberId: MemberId,
    voteId: VoteId,
    choice: Choice,
    serial = 1,
    signer = this.signers.get(memberId),
  ): Extract<Command, { type: 'castBallot' }> {
    const sha256 = this.room.state.votes.get(voteId)?.motion.sha256;
    if (signer === undefined || sha256 === undefined) throw new Error('nothing to sign with, or for');
    const text = ballotText({ sessionId: SESSION, voteId, sha256, memberId, choice, serial });
    const { deviceId } = signer;
    return { type: 'castBallot', voteId, choice, serial, deviceId, signature: signedBy(signer, text) };
  }

  async cast(memberId: MemberId, voteId: VoteId, choice: Choice, serial = 1) {
    return await this.must(memberId, this.ballot(memberId, voteId, choice, serial));
  }

  newVersion(number: number): Promise<CommandAnswer> {
    const versionId = `file-${number}-v2` as VersionId;
    const about = { fileId: `file-${number}` as FileId, versionId, fileName: 'b.pdf' };
    return this.must(SECRETARY, { type: 'addVersion', ...about, content: contentOf(versionId) });
  }

  async record(): Promise<string> {
    const events = await this.parts.store.events(SESSION);
    return recordText(SESSION, events, this.parts.serverKey);
  }

  async #addDraft(number: number): Promise<void> {
    const itemId = `item-${number}` as ItemId;
    const versionId = `file-${number}-v1` as VersionId;
    const title = `Nội dung ${number}`;
    const item = { itemId, sittingId: SITTING, title, rapporteur: '', minutes: 0 };
    await this.must(SECRETARY, { type: 'addItem', ...item });
    const file = { fileId: `file-${number}` as FileId, itemId, title, kind: 'draftResolution' as const };
    const content = contentOf(versionId);
    await this.must(SECRETARY, { type: 'addFile', ...file, versionId, fileName: 'a.pdf', content });
  }
}

export function councilParts(store: RoomParts['store'], changes: Partial<RoomParts> = {}): RoomParts {
  return partsOf(store, changes);
}

function memberOf(id: MemberId, roles: readonly Role[]): Member {
  return { id, name: `Đại biểu ${id}`, position: '', roles, groupId: null, committeeIds: [] };
}

function contentOf(text: string) {
  const sha256 = sha256Of(text);
  return { sha256, bytes: 1, chunkBytes: 262_144, chunks: [sha256] };
}
