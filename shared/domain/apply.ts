import { applyToAgenda } from './applyToAgenda.ts';
import { applyToDevices } from './applyToDevices.ts';
import { applyToDiscussions } from './applyToDiscussions.ts';
import { applyToFiles } from './applyToFiles.ts';
import { applyToInvitations } from './applyToInvitations.ts';
import { applyToFloor } from './applyToFloor.ts';
import { applyToHouse } from './applyToHouse.ts';
import { applyToMotions } from './applyToMotions.ts';
import { applyToNotices } from './applyToNotices.ts';
import { applyToPresenting } from './applyToPresenting.ts';
import { applyToOpinions } from './applyToOpinions.ts';
import { applyToPromises } from './applyToPromises.ts';
import { applyToProxies } from './applyToProxies.ts';
import { applyToQuestions } from './applyToQuestions.ts';
import { applyToRoster } from './applyToRoster.ts';
import { applyToSittings } from './applyToSittings.ts';
import { applyToSlips } from './applyToSlips.ts';
import { applyToVotes } from './applyToVotes.ts';
import type { SessionEvent } from './event.ts';
import { NOBODY_PRESENTS } from './presenting.ts';
import type { SessionState } from './session.ts';

/**
 * The state after an event. Pure; the state given is not changed and what the event does not touch is shared
 * with it. An event that names something unknown changes nothing, so that every log can be replayed. Throws
 * only on a log that does not begin with `sessionCreated`.
 */
export function apply(state: SessionState | null, event: SessionEvent): SessionState {
  if (event.type === 'sessionCreated') return state ?? created(event);
  if (state === null) throw new Error(`a session's record begins with ${event.type}`);
  switch (event.type) {
    case 'detailsChanged':
      return { ...state, details: event.details, council: event.council };
    case 'groupsDefined':
    case 'membersPut':
    case 'memberRemoved':
      return applyToRoster(state, event);
    case 'sittingPut':
    case 'sittingRemoved':
    case 'itemAdded':
    case 'itemChanged':
    case 'itemMoved':
    case 'itemRemoved':
    case 'itemStateSet':
      return applyToAgenda(state, event);
    case 'fileAdded':
    case 'versionAdded':
    case 'fileChanged':
    case 'fileRemoved':
      return applyToFiles(state, event);
    case 'published':
      return published(state, event);
    case 'serverKeyDeclared':
    case 'deviceEnrolled':
    case 'deviceApproved':
    case 'deviceRevoked':
      return applyToDevices(state, event);
    case 'sittingOpened':
    case 'sittingClosed':
    case 'sittingPaused':
    case 'sittingResumed':
    case 'rollCalled':
    case 'presenceDeclared':
    case 'doorEntered':
    case 'leaveAsked':
    case 'leaveDecided':
    case 'leaveWithdrawn':
      return applyToSittings(state, event);
    case 'rulePackPut':
    case 'rulePackRemoved':
    case 'mandateEnded':
    case 'vacancyFilled':
    case 'seatMapPut':
      return applyToHouse(state, event);
    case 'proxyGiven':
    case 'proxyRevoked':
    case 'weightsSet':
      return applyToProxies(state, event);
    case 'motionMade':
    case 'motionRemoved':
    case 'motionWithdrawn':
      return applyToMotions(state, event);
    case 'voteOpened':
    case 'countEntered':
    case 'votersReminded':
    case 'ballotCast':
    case 'voteExtended':
    case 'voteClosed':
    case 'voteAnnounced':
    case 'voteCancelled':
      return applyToVotes(state, event);
    case 'announced':
    case 'announcementWithdrawn':
    case 'clerkCalled':
    case 'callTaken':
    case 'callSettled':
      return applyToNotices(state, event);
    case 'invitationAnswered':
    case 'invitationsReminded':
      return applyToInvitations(state, event);
    case 'presentingAsked':
    case 'presentingDeclined':
    case 'presentingStarted':
    case 'presentingStopped':
      return applyToPresenting(state, event);
    case 'speechAsked':
    case 'requestWithdrawn':
    case 'requestRaised':
    case 'queuePolicySet':
    case 'floorGiven':
    case 'floorPaused':
    case 'floorResumed':
    case 'floorExtended':
    case 'floorEnded':
      return applyToFloor(state, event);
    case 'pollPut':
    case 'pollRemoved':
    case 'tellersNamed':
    case 'pollOpened':
    case 'slipCast':
    case 'pollReminded':
    case 'pollExtended':
    case 'paperCounted':
    case 'pollClosed':
    case 'pollAnnounced':
    case 'pollCancelled':
      return applyToSlips(state, event);
    case 'opinionAsked':
    case 'opinionGiven':
    case 'opinionReminded':
    case 'opinionExtended':
    case 'opinionClosed':
    case 'opinionPublished':
      return applyToOpinions(state, event);
    case 'questionAsked':
    case 'questionRevised':
    case 'questionWithdrawn':
    case 'questionAccepted':
    case 'questionReturned':
    case 'questionAnswered':
    case 'questionClosed':
    case 'questionMoved':
      return applyToQuestions(state, event);
    case 'promiseRecorded':
    case 'promiseChanged':
    case 'promiseSettled':
    case 'promiseReopened':
    case 'promisesCarried':
      return applyToPromises(state, event);
    case 'discussionPut':
    case 'discussionRemoved':
    case 'roomOpened':
    case 'roomClosed':
    case 'roomItemSet':
    case 'roomRollCalled':
    case 'notesSaved':
    case 'notesApproved':
    case 'notesReopened':
    case 'notesGathered':
    case 'reportSaved':
    case 'reportPublished':
      return applyToDiscussions(state, event);
  }
}

function created(event: Extract<SessionEvent, { type: 'sessionCreated' }>): SessionState {
  return {
    id: event.sessionId,
    council: event.council,
    details: event.details,
    published: false,
    members: new Map(),
    groups: [],
    removedMembers: new Set(),
    removedGroups: new Set(),
    committees: [],
    sittings: [],
    items: new Map(),
    itemOrder: [],
    files: new Map(),
    fileOrder: [],
    removedFiles: new Set(),
    serverKey: null,
    devices: new Map(),
    sittingRecords: new Map(),
    motions: new Map(),
    withdrawals: new Map(),
    votes: new Map(),
    announcements: new Map(),
    calls: new Map(),
    invitations: new Map(),
    presenting: NOBODY_PRESENTS,
    requests: new Map(),
    speeches: new Map(),
    queuePolicies: new Map(),
    rulePacks: new Map(),
    mandates: [],
    seatMap: [],
    weights: new Map(),
    polls: new Map(),
    opinions: new Map(),
    questions: new Map(),
    questionOrder: [],
    promises: new Map(),
    discussions: new Map(),
  };
}

function published(state: SessionState, event: Extract<SessionEvent, { type: 'published' }>): SessionState {
  const items = new Map(state.items);
  for (const id of event.itemIds) {
    const item = items.get(id);
    if (item !== undefined) items.set(id, { ...item, published: true });
  }
  const versionIds = new Set(event.versionIds);
  const files = new Map(state.files);
  for (const [id, file] of state.files) {
    if (!file.versions.some((version) => versionIds.has(version.id))) continue;
    const versions = file.versions.map((version) =>
      versionIds.has(version.id) ? { ...version, published: true } : version,
    );
    files.set(id, { ...file, versions });
  }
  return { ...state, published: true, items, files };
}
