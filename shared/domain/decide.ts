import type { Command } from './command.ts';
import type { DecisionContext } from './context.ts';
import { decideAgenda } from './decideAgenda.ts';
import { decideDevices } from './decideDevices.ts';
import { decideDiscussions } from './decideDiscussions.ts';
import { decideFiles } from './decideFiles.ts';
import { decideInvitations } from './decideInvitations.ts';
import { decideFloor } from './decideFloor.ts';
import { decideHouse } from './decideHouse.ts';
import { decideMotions } from './decideMotions.ts';
import { decideNotices } from './decideNotices.ts';
import { decidePresenting } from './decidePresenting.ts';
import { decideOpinions } from './decideOpinions.ts';
import { decidePromises } from './decidePromises.ts';
import { decideProxies } from './decideProxies.ts';
import { decideQuestions } from './decideQuestions.ts';
import { decideRoster } from './decideRoster.ts';
import { decideCreation, decideSession } from './decideSession.ts';
import { decideSittings } from './decideSittings.ts';
import { decideSlips } from './decideSlips.ts';
import { decideVotes } from './decideVotes.ts';
import type { Decision } from './decision.ts';
import { withoutFloor } from './floorConsequences.ts';
import { refused } from './refusal.ts';
import { mayAsk } from './rights.ts';
import type { SessionState } from './session.ts';

/**
 * The rules of SPEC.md: what a command leads to in a session, or why it is refused. Pure; never throws on a
 * command of the declared shape. An accepted command may lead to no event at all (A7).
 */
export function decide(state: SessionState | null, command: Command, context: DecisionContext): Decision {
  if (command.type === 'createSession') return decideCreation(state, command);
  if (state === null) return refused('noSuchSession');
  if (!mayAsk(state, command.type, context.actor)) return refused('notAllowed');
  return withoutFloor(state, decideByKind(state, command, context), context.now);
}

function decideByKind(
  state: SessionState,
  command: Exclude<Command, { type: 'createSession' }>,
  context: DecisionContext,
): Decision {
  switch (command.type) {
    case 'changeDetails':
    case 'publish':
    case 'publishFiles':
      return decideSession(state, command);
    case 'defineGroups':
    case 'putMembers':
    case 'removeMember':
      return decideRoster(state, command);
    case 'putSitting':
    case 'removeSitting':
    case 'addItem':
    case 'changeItem':
    case 'moveItem':
    case 'removeItem':
    case 'setItemState':
      return decideAgenda(state, command);
    case 'addFile':
    case 'addVersion':
    case 'changeFile':
    case 'removeFile':
      return decideFiles(state, command, context);
    case 'declareServerKey':
    case 'enrolDevice':
    case 'approveDevice':
    case 'revokeDevice':
      return decideDevices(state, command, context);
    case 'openSitting':
    case 'closeSitting':
    case 'pauseSitting':
    case 'resumeSitting':
    case 'callRoll':
    case 'declarePresence':
    case 'enterByDoor':
    case 'askLeave':
    case 'decideLeave':
      return decideSittings(state, command, context);
    case 'putRulePack':
    case 'removeRulePack':
    case 'endMandate':
    case 'fillVacancy':
    case 'putSeatMap':
      return decideHouse(state, command, context);
    case 'entrustVote':
    case 'revokeProxy':
    case 'setWeights':
      return decideProxies(state, command, context);
    case 'makeMotion':
    case 'makeMotions':
    case 'removeMotion':
    case 'withdrawMotion':
      return decideMotions(state, command, context);
    case 'openVote':
    case 'openVotes':
    case 'fallBackVote':
    case 'enterCount':
    case 'remindVoters':
    case 'castBallot':
    case 'extendVote':
    case 'closeVote':
    case 'announceVote':
    case 'cancelVote':
      return decideVotes(state, command, context);
    case 'announce':
    case 'withdrawAnnouncement':
    case 'callClerk':
    case 'takeCall':
    case 'settleCall':
      return decideNotices(state, command, context);
    case 'answerInvitation':
    case 'remindInvitations':
      return decideInvitations(state, command, context);
    case 'askToPresent':
    case 'startPresenting':
    case 'stopPresenting':
    case 'declineToPresent':
      return decidePresenting(state, command, context);
    case 'askToSpeak':
    case 'withdrawRequest':
    case 'raiseRequest':
    case 'setQueuePolicy':
    case 'giveFloor':
    case 'callSpeaker':
    case 'pauseFloor':
    case 'resumeFloor':
    case 'extendFloor':
    case 'endFloor':
      return decideFloor(state, command, context);
    case 'putPoll':
    case 'removePoll':
    case 'nameTellers':
    case 'openPoll':
    case 'castSlip':
    case 'remindPoll':
    case 'extendPoll':
    case 'enterSlipCount':
    case 'closePoll':
    case 'announcePoll':
    case 'cancelPoll':
      return decideSlips(state, command, context);
    case 'askOpinion':
    case 'answerOpinion':
    case 'remindOpinion':
    case 'extendOpinion':
    case 'closeOpinion':
    case 'publishOpinion':
      return decideOpinions(state, command, context);
    case 'askQuestion':
    case 'reviseQuestion':
    case 'withdrawQuestion':
    case 'acceptQuestion':
    case 'returnQuestion':
    case 'answerQuestion':
    case 'closeQuestion':
    case 'moveQuestion':
    case 'giveFloorOnQuestion':
      return decideQuestions(state, command, context);
    case 'recordPromise':
    case 'changePromise':
    case 'settlePromise':
    case 'reopenPromise':
    case 'carryPromises':
      return decidePromises(state, command, context);
    case 'putDiscussion':
    case 'removeDiscussion':
    case 'openRoom':
    case 'closeRoom':
    case 'setRoomItem':
    case 'callRoomRoll':
    case 'saveNotes':
    case 'approveNotes':
    case 'reopenNotes':
    case 'gatherNotes':
    case 'saveReport':
    case 'publishReport':
      return decideDiscussions(state, command, context);
  }
}
