import type { DossierFile } from './agenda.ts';
import type { Command } from './command.ts';
import type { Device } from './device.ts';
import { leadsRoom, openRoomOf, type RoomPlan } from './discussion.ts';
import type { FloorRoom } from './floor.ts';
import type { FileId, GroupId, MemberId, Sha256 } from './ids.ts';
import type { Question } from './question.ts';
import { hasRole, type Member } from './roster.ts';
import type { SessionState } from './session.ts';

/** The desk is the chair and the secretaries: they see what is not yet public. */
export function sitsAtDesk(member: Member): boolean {
  return hasRole(member, 'secretary') || hasRole(member, 'chair');
}

/** R1: only a secretary prepares the session. */
export function mayPrepare(member: Member): boolean {
  return hasRole(member, 'secretary');
}

/** R2: the chair and the secretaries run the agenda. */
export function mayRunAgenda(member: Member): boolean {
  return sitsAtDesk(member);
}

/** `preparer`: a secretary, or the house. `desk` and `member`: a person, never the house. */
type Asker = 'house' | 'preparer' | 'desk' | 'member';

/** Creating a session comes before there are members. */
type Asked = Exclude<Command['type'], 'createSession'>;

/** R1, R2, R7 to R10, N1, N5 to N7, I1, I4, W1 to W4. What a member may ask is narrowed further by the rules of the command. */
const ASKERS: Readonly<Record<Asked, Asker>> = {
  changeDetails: 'preparer',
  defineGroups: 'preparer',
  putMembers: 'preparer',
  removeMember: 'preparer',
  putSitting: 'preparer',
  removeSitting: 'preparer',
  addItem: 'preparer',
  changeItem: 'preparer',
  moveItem: 'preparer',
  removeItem: 'preparer',
  addFile: 'preparer',
  addVersion: 'preparer',
  changeFile: 'preparer',
  removeFile: 'preparer',
  publish: 'preparer',
  publishFiles: 'preparer',
  putRulePack: 'preparer',
  removeRulePack: 'preparer',
  putSeatMap: 'preparer',
  endMandate: 'desk',
  fillVacancy: 'desk',
  setItemState: 'desk',
  declareServerKey: 'house',
  enrolDevice: 'member',
  approveDevice: 'desk',
  revokeDevice: 'member',
  openSitting: 'desk',
  closeSitting: 'desk',
  pauseSitting: 'desk',
  resumeSitting: 'desk',
  callRoll: 'desk',
  declarePresence: 'member',
  enterByDoor: 'member',
  askLeave: 'member',
  decideLeave: 'desk',
  entrustVote: 'member',
  revokeProxy: 'member',
  setWeights: 'preparer',
  makeMotion: 'desk',
  makeMotions: 'desk',
  removeMotion: 'desk',
  withdrawMotion: 'desk',
  openVote: 'desk',
  openVotes: 'desk',
  fallBackVote: 'desk',
  enterCount: 'member',
  remindVoters: 'desk',
  castBallot: 'member',
  extendVote: 'desk',
  closeVote: 'desk',
  announceVote: 'desk',
  cancelVote: 'desk',
  announce: 'desk',
  withdrawAnnouncement: 'desk',
  callClerk: 'member',
  takeCall: 'desk',
  settleCall: 'member',
  answerInvitation: 'member',
  remindInvitations: 'desk',
  askToPresent: 'member',
  startPresenting: 'member',
  stopPresenting: 'member',
  declineToPresent: 'member',
  askToSpeak: 'member',
  withdrawRequest: 'member',
  raiseRequest: 'member',
  setQueuePolicy: 'member',
  giveFloor: 'member',
  callSpeaker: 'member',
  pauseFloor: 'member',
  resumeFloor: 'member',
  extendFloor: 'member',
  endFloor: 'member',
  putPoll: 'desk',
  removePoll: 'desk',
  nameTellers: 'desk',
  openPoll: 'desk',
  castSlip: 'member',
  remindPoll: 'desk',
  extendPoll: 'desk',
  enterSlipCount: 'member',
  closePoll: 'desk',
  announcePoll: 'desk',
  cancelPoll: 'desk',
  askOpinion: 'desk',
  answerOpinion: 'member',
  remindOpinion: 'desk',
  extendOpinion: 'desk',
  closeOpinion: 'desk',
  publishOpinion: 'desk',
  askQuestion: 'member',
  reviseQuestion: 'member',
  withdrawQuestion: 'member',
  acceptQuestion: 'desk',
  returnQuestion: 'desk',
  moveQuestion: 'desk',
  answerQuestion: 'member',
  closeQuestion: 'desk',
  giveFloorOnQuestion: 'member',
  recordPromise: 'desk',
  changePromise: 'desk',
  settlePromise: 'desk',
  reopenPromise: 'desk',
  carryPromises: 'desk',
  putDiscussion: 'desk',
  removeDiscussion: 'desk',
  openRoom: 'member',
  closeRoom: 'member',
  setRoomItem: 'member',
  callRoomRoll: 'member',
  saveNotes: 'member',
  approveNotes: 'member',
  reopenNotes: 'member',
  gatherNotes: 'desk',
  saveReport: 'desk',
  publishReport: 'desk',
};

/** R4: whether this member, or the house when `null`, may ask for such a thing at all. */
export function mayAsk(state: SessionState, type: Asked, actor: MemberId | null): boolean {
  const asker = ASKERS[type];
  if (actor === null) return asker === 'house' || asker === 'preparer';
  const member = state.members.get(actor);
  if (member === undefined) return false;
  switch (asker) {
    case 'house':
      return false;
    case 'preparer':
      return mayPrepare(member);
    case 'desk':
      return sitsAtDesk(member);
    case 'member':
      return true;
  }
}

/** W1, W3: the desk lets anybody present; who presents already turns to another file himself. */
export function mayPresent(state: SessionState, memberId: MemberId, actor: MemberId): boolean {
  const member = state.members.get(actor);
  if (member === undefined) return false;
  return sitsAtDesk(member) || (memberId === actor && state.presenting.now?.memberId === actor);
}

/** R9. */
export function mayRevokeDevice(member: Member, device: Device): boolean {
  return device.memberId === member.id || sitsAtDesk(member);
}

/** G6: the desk runs the floor of every room, and who leads a group's room runs it while it is open. */
export function mayRunFloor(
  state: Pick<SessionState, 'members' | 'discussions'>,
  memberId: MemberId,
  room: FloorRoom,
): boolean {
  const open = room === 'hall' ? null : openRoomOf(state, room);
  if (open !== null) return mayLeadRoom(state, memberId, open);
  const member = state.members.get(memberId);
  return member !== undefined && sitsAtDesk(member);
}

/** Q6: who was asked, or the desk for anybody. */
export function mayAnswer(state: SessionState, { to }: Pick<Question, 'to'>, actor: MemberId): boolean {
  const member = state.members.get(actor);
  if (member === undefined) return false;
  return sitsAtDesk(member) || (to.kind === 'member' && to.memberId === actor);
}

/** H3: a room is led by its chair, its secretary and the desk. */
export function mayLeadRoom(
  { members }: Pick<SessionState, 'members'>,
  memberId: MemberId,
  room: RoomPlan,
): boolean {
  const member = members.get(memberId);
  return member !== undefined && (sitsAtDesk(member) || leadsRoom(room, memberId));
}

/** H6: its secretary and the desk write the notes of a room. */
export function mayWriteNotes(
  { members }: Pick<SessionState, 'members'>,
  memberId: MemberId,
  room: RoomPlan,
): boolean {
  const member = members.get(memberId);
  return member !== undefined && (sitsAtDesk(member) || room.secretaryId === memberId);
}

/** H10: before they are gathered the desk, the group and who leads its room read the notes. */
export function mayReadNotes(
  state: Pick<SessionState, 'members'>,
  memberId: MemberId,
  room: RoomPlan,
): boolean {
  return mayLeadRoom(state, memberId, room) || state.members.get(memberId)?.groupId === room.groupId;
}

/** R3: whether a version of this file is before the whole session. */
export function isPublicFile(
  { published, items }: Pick<SessionState, 'published' | 'items'>,
  file: DossierFile,
): boolean {
  if (!published || items.get(file.itemId)?.published !== true) return false;
  return file.versions.some((version) => version.published);
}

/** R3: the desk sees every file; everybody else those with a published version in a published item. */
export function maySeeFile(state: SessionState, memberId: MemberId, fileId: FileId): boolean {
  const member = state.members.get(memberId);
  const file = state.files.get(fileId);
  if (member === undefined || file === undefined) return false;
  return sitsAtDesk(member) || isPublicFile(state, file);
}

/** R3: the desk reads every version; everybody else the published versions of published items. */
export function mayReadContent(state: SessionState, memberId: MemberId, sha256: Sha256): boolean {
  const member = state.members.get(memberId);
  if (member === undefined) return false;
  const readsAll = sitsAtDesk(member);
  for (const file of state.files.values()) {
    if (!readsAll && !isPublicFile(state, file)) continue;
    for (const version of file.versions) {
      if (version.content.sha256 === sha256 && (readsAll || version.published)) return true;
    }
  }
  return false;
}

/** Who reads a set of marks besides the author. */
export type Audience =
  | { readonly kind: 'private' }
  | { readonly kind: 'group'; readonly groupId: GroupId }
  | { readonly kind: 'room' };

/** R5: marks are read by their author and by the members of their audience. */
export function mayReadMarks(
  state: SessionState,
  memberId: MemberId,
  authorId: MemberId,
  audience: Audience,
): boolean {
  const member = state.members.get(memberId);
  if (member === undefined) return false;
  if (memberId === authorId) return true;
  switch (audience.kind) {
    case 'private':
      return false;
    case 'group':
      return member.groupId === audience.groupId;
    case 'room':
      return true;
  }
}

/** R6: only the author writes, and a group's marks are written by its members. */
export function mayWriteMarks(
  state: SessionState,
  memberId: MemberId,
  authorId: MemberId,
  audience: Audience,
): boolean {
  const member = state.members.get(memberId);
  if (member === undefined || memberId !== authorId) return false;
  return audience.kind !== 'group' || member.groupId === audience.groupId;
}
