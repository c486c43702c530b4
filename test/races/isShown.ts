import type { Command } from '../../shared/domain/command.ts';
import { openRoomOf, partOfNotes } from '../../shared/domain/discussion.ts';
import type { DiscussionId, GroupId, MemberId, SittingId } from '../../shared/domain/ids.ts';
import { policyOf } from '../../shared/domain/queue.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import { recordOf } from '../../shared/domain/sittings.ts';

type Shown = {
  readonly [Type in Command['type']]?: (
    state: SessionState,
    command: Extract<Command, { type: Type }>,
    actor: MemberId,
  ) => boolean;
};

const hasOpened = (state: SessionState, id: SittingId) => recordOf(state, id).openedAt !== null;
const stageOf = (state: SessionState, discussionId: DiscussionId, groupId: GroupId) =>
  state.discussions.get(discussionId)?.rooms.get(groupId)?.stage.kind;
const reportOf = (state: SessionState, discussionId: DiscussionId) =>
  state.discussions.get(discussionId)?.report;
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Where the record shows that each kind of command was done. */
const SHOWN: Shown = {
  createSession: ({ id }, { sessionId }) => id === sessionId,
  defineGroups: (state, { groups }) => same(state.groups, groups),
  putSitting: (state, { sittingId }) => state.sittings.some(({ id }) => id === sittingId),
  setItemState: (state, { itemId, state: wanted }) => state.items.get(itemId)?.state === wanted,
  moveItem: (state, { itemId, sittingId }) => state.items.get(itemId)?.sittingId === sittingId,
  changeItem: (state, { itemId, title }) => state.items.get(itemId)?.title === title,
  removeItem: (state, { itemId }) => !state.items.has(itemId),
  addItem: (state, { itemId }) => state.items.has(itemId),
  addFile: (state, { fileId }) => state.files.has(fileId),
  addVersion: (state, { fileId, versionId }) => state.files.get(fileId)?.versions.at(-1)?.id === versionId,
  removeFile: (state, { fileId }) => !state.files.has(fileId),
  publish: ({ published }) => published,
  putMembers: (state, { members }) => members.every(({ id }) => state.members.has(id)),
  removeMember: (state, { memberId }) => !state.members.has(memberId),
  endMandate: (state, { memberId }) => state.members.get(memberId)?.roles.includes('delegate') === false,
  fillVacancy: (state, { member }) => state.members.get(member.id)?.roles.includes('delegate') === true,
  enrolDevice: (state, { deviceId }, actor) => state.devices.get(deviceId)?.memberId === actor,
  revokeDevice: (state, { deviceId }) => state.devices.get(deviceId)?.standing === 'revoked',

  openSitting: (state, { sittingId }) => hasOpened(state, sittingId),
  closeSitting: (state, { sittingId }) => recordOf(state, sittingId).closedAt !== null,
  pauseSitting: (state, { sittingId, until }) => recordOf(state, sittingId).pause?.until === until,
  resumeSitting: (state, { sittingId }) => recordOf(state, sittingId).pause === null,
  callRoll: (state, { sittingId, entries }) =>
    entries.every(({ memberId, presence }) => recordOf(state, sittingId).roll.get(memberId) === presence),
  declarePresence: (state, { sittingId }, actor) => {
    const { declared, roll } = recordOf(state, sittingId);
    return declared.has(actor) || roll.has(actor);
  },
  askLeave: (state, { sittingId }, actor) => {
    const { leave, roll } = recordOf(state, sittingId);
    return leave.has(actor) || roll.get(actor) === 'absentWithLeave';
  },
  decideLeave: (state, { sittingId, memberId, granted }) =>
    recordOf(state, sittingId).leave.get(memberId)?.state === (granted ? 'granted' : 'refused'),

  makeMotion: (state, { motionId }) => state.motions.has(motionId),
  makeMotions: (state, { motions }) => motions.every(({ motionId }) => state.motions.has(motionId)),
  removeMotion: (state, { motionId }) => !state.motions.has(motionId),
  openVote: (state, { voteId }) => state.votes.get(voteId)?.state === 'open',
  openVotes: (state, { votes }) => votes.every(({ voteId }) => state.votes.get(voteId)?.state === 'open'),
  fallBackVote: (state, { voteId, newVoteId }) =>
    state.votes.get(voteId)?.cancellation === 'fallback' && state.votes.get(newVoteId)?.follows === voteId,
  enterCount: (state, { voteId, count }, actor) =>
    same(state.votes.get(voteId)?.count?.entries.get(actor), count),
  castBallot: (state, { voteId, choice, serial }, actor) => {
    const ballot = state.votes.get(voteId)?.ballots.get(actor);
    return ballot?.choice === choice && ballot.serial === serial;
  },
  extendVote: (state, { voteId }) => state.votes.get(voteId)?.state === 'open',
  remindVoters: (state, { voteId }) => state.votes.get(voteId)?.state === 'open',
  closeVote: (state, { voteId }) => (state.votes.get(voteId)?.result ?? null) !== null,
  announceVote: (state, { voteId }) => state.votes.get(voteId)?.state === 'announced',
  cancelVote: (state, { voteId }) => state.votes.get(voteId)?.state === 'cancelled',

  announce: (state, { announcementId, text }) => state.announcements.get(announcementId)?.text === text,
  withdrawAnnouncement: (state, { announcementId }) =>
    state.announcements.get(announcementId)?.withdrawn === true,
  callClerk: ({ calls }, { need }, actor) =>
    [...calls.values()].some((call) => call.memberId === actor && call.need === need),
  takeCall: (state, { callId }, actor) => {
    const at = state.calls.get(callId)?.state;
    return at?.kind === 'taken' && at.by === actor;
  },
  settleCall: (state, { callId }) => state.calls.get(callId)?.state.kind === 'settled',
  askToPresent: ({ presenting }, { fileId }, actor) => presenting.asked.get(actor) === fileId,
  startPresenting: ({ presenting }, { versionId }) => presenting.now?.versionId === versionId,
  stopPresenting: ({ presenting }) => presenting.now === null,
  declineToPresent: ({ presenting }, { memberId }) => !presenting.asked.has(memberId),

  askToSpeak: (state, { requestId, room }) => state.requests.get(requestId)?.room === room,
  withdrawRequest: (state, { requestId }) => state.requests.get(requestId)?.state === 'withdrawn',
  raiseRequest: (state, { requestId, raised }) => (state.requests.get(requestId)?.raised ?? 0) > 0 === raised,
  setQueuePolicy: (state, { room, policy }) => policyOf(state, room) === policy,
  giveFloor: (state, { speechId, requestId }) => state.speeches.get(speechId)?.requestId === requestId,
  callSpeaker: (state, { speechId, speaker }) => same(state.speeches.get(speechId)?.speaker, speaker),
  pauseFloor: (state, { speechId }) => state.speeches.get(speechId)?.clock.kind === 'paused',
  resumeFloor: (state, { speechId }) => state.speeches.get(speechId)?.clock.kind === 'running',
  extendFloor: (state, { speechId }) => state.speeches.get(speechId)?.clock.kind !== 'ended',
  endFloor: (state, { speechId }) => state.speeches.get(speechId)?.clock.kind === 'ended',

  putPoll: (state, { poll }) => same(state.polls.get(poll.id)?.sheet, poll.sheet),
  removePoll: (state, { pollId }) => !state.polls.has(pollId),
  nameTellers: (state, { pollId, tellers }) => same(state.polls.get(pollId)?.tellers, tellers),
  openPoll: (state, { pollId }) => state.polls.get(pollId)?.state === 'open',
  castSlip: (state, { pollId, marks, serial }, actor) => {
    const poll = state.polls.get(pollId);
    const slip = poll === undefined || poll.state === 'prepared' ? undefined : poll.slips.get(actor);
    return slip?.serial === serial && same(slip.marks, marks);
  },
  remindPoll: (state, { pollId }) => state.polls.get(pollId)?.state === 'open',
  extendPoll: (state, { pollId }) => state.polls.get(pollId)?.state === 'open',
  enterSlipCount: (state, { pollId, count }, actor) => {
    const poll = state.polls.get(pollId);
    return poll !== undefined && poll.state !== 'prepared' && same(poll.counts.get(actor), count);
  },
  closePoll: (state, { pollId }) => 'result' in (state.polls.get(pollId) ?? {}),
  announcePoll: (state, { pollId }) => state.polls.get(pollId)?.state === 'announced',
  cancelPoll: (state, { pollId }) => state.polls.get(pollId)?.state === 'cancelled',

  askQuestion: (state, { questionId }) => state.questions.has(questionId),
  reviseQuestion: (state, { questionId, slip }) => state.questions.get(questionId)?.text === slip.text,
  withdrawQuestion: (state, { questionId }) => state.questions.get(questionId)?.state.kind === 'withdrawn',
  acceptQuestion: (state, { questionId }) => state.questions.get(questionId)?.state.kind === 'accepted',
  returnQuestion: (state, { questionId }) => state.questions.get(questionId)?.state.kind === 'returned',
  closeQuestion: (state, { questionId }) => state.questions.get(questionId)?.state.kind === 'closed',
  answerQuestion: (state, { questionId, answer }) =>
    state.questions.get(questionId)?.answer?.text === answer.text,
  moveQuestion: (state, { questionId }) => state.questions.has(questionId),
  giveFloorOnQuestion: (state, { speechId, questionId }) =>
    state.speeches.get(speechId)?.questionId === questionId,
  recordPromise: (state, { promiseId, text }) => state.promises.get(promiseId)?.text === text,
  settlePromise: (state, { promiseId, note }) => {
    const at = state.promises.get(promiseId)?.state;
    return at?.kind === 'settled' && at.note === note;
  },

  putDiscussion: (state, { discussion }) => state.discussions.has(discussion.id),
  openRoom: (state, { discussionId, groupId }) => stageOf(state, discussionId, groupId) === 'open',
  closeRoom: (state, { discussionId, groupId }) => stageOf(state, discussionId, groupId) === 'closed',
  setRoomItem: (state, { groupId, itemId }) => openRoomOf(state, groupId)?.itemId === itemId,
  callRoomRoll: (state, { discussionId, groupId, entries }) => {
    const here = state.discussions.get(discussionId)?.rooms.get(groupId)?.here;
    return entries.every((entry) => here?.has(entry.memberId) === entry.here);
  },
  saveNotes: (state, { discussionId, groupId, itemId, section, text }) => {
    const notes = state.discussions.get(discussionId)?.rooms.get(groupId)?.notes.get(itemId);
    return (partOfNotes(notes, section)?.text ?? '') === text;
  },
  approveNotes: (state, { discussionId, groupId, itemId }) =>
    (state.discussions.get(discussionId)?.rooms.get(groupId)?.notes.get(itemId)?.approval ?? null) !== null,
  reopenNotes: (state, { discussionId, groupId, itemId }) =>
    (state.discussions.get(discussionId)?.rooms.get(groupId)?.notes.get(itemId)?.approval ?? null) === null,
  gatherNotes: (state, { discussionId }) => reportOf(state, discussionId)?.kind !== 'none',
  saveReport: (state, { discussionId, itemId, text }) => {
    const report = reportOf(state, discussionId);
    return report !== undefined && report.kind !== 'none' && (report.texts.get(itemId)?.text ?? '') === text;
  },
  publishReport: (state, { discussionId }) => reportOf(state, discussionId)?.kind === 'published',

  askOpinion: (state, { sheet }) => state.opinions.has(sheet.id),
  answerOpinion: (state, { opinionId, answers }, actor) =>
    same(state.opinions.get(opinionId)?.answers.get(actor)?.answers, answers),
  remindOpinion: (state, { opinionId }) => state.opinions.get(opinionId)?.state === 'open',
  extendOpinion: (state, { opinionId, deadline }) => state.opinions.get(opinionId)?.deadline === deadline,
  closeOpinion: (state, { opinionId }) => state.opinions.get(opinionId)?.state !== 'open',
  publishOpinion: (state, { opinionId }) => state.opinions.get(opinionId)?.state === 'published',
};

/** Kinds of commands that `isShown` knows how to look for. */
export const LOOKED_FOR: ReadonlySet<string> = new Set(Object.keys(SHOWN));

/** Whether the record shows that this was done, in the state of the number that its acknowledgement named. */
export function isShown(state: SessionState, command: Command, actor: MemberId | null): boolean {
  const shown = SHOWN[command.type] as
    ((state: SessionState, command: Command, actor: MemberId) => boolean) | undefined;
  return shown === undefined || shown(state, command, actor ?? ('' as MemberId));
}
