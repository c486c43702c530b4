import { enterLink } from './enterQuestions.ts';
import { openRoomIn, requireFloorRunner } from './discussionAccounts.ts';
import type { Report } from './findings.ts';
import { hasRole, type Enter, type Entry, type Ledger, type SpeechAccount } from './Ledger.ts';
import { flag, part, text, textOrNull, whole, type Part } from './read.ts';

/** Who asked for the floor and who had it: one at a time in a room, and all times counted again. */
export const FLOOR: Readonly<Record<string, Enter>> = {
  speechAsked(ledger, entry, report) {
    const request = part(entry.body, 'request');
    const [id, memberId, itemId] = [text(request, 'id'), text(request, 'memberId'), text(request, 'itemId')];
    if (ledger.requests.has(id)) report('idTaken', entry.seq, id);
    if (entry.actor !== memberId) report('actorWrong', entry.seq, entry.actor ?? 'house');
    if (text(request, 'kind') !== 'explanation' && !hasRole(ledger, memberId, 'delegate')) {
      report('notADelegate', entry.seq, memberId);
    }
    if (ledger.items.get(itemId)?.published !== true) report('nothingNamed', entry.seq, itemId);
    ledger.requests.set(id, { memberId, itemId, room: text(request, 'room'), waits: true });
  },
  requestWithdrawn(ledger, entry, report) {
    const request = waitingRequest(ledger, entry, report);
    if (request === null) return;
    if (entry.actor !== request.memberId) requireRunnerOrHouse(ledger, entry, report, request.room);
    request.waits = false;
  },
  requestRaised(ledger, entry, report) {
    const room = waitingRequest(ledger, entry, report)?.room ?? 'hall';
    requireFloorRunner(ledger, entry, report, room);
  },
  queuePolicySet(ledger, entry, report) {
    requireFloorRunner(ledger, entry, report, text(entry.body, 'room'));
  },
  floorGiven(ledger, entry, report) {
    const speech = part(entry.body, 'speech');
    const id = text(speech, 'id');
    if (ledger.speeches.has(id)) report('idTaken', entry.seq, id);
    const room = text(speech, 'room');
    requireFloorRunner(ledger, entry, report, room);
    for (const [other, { clock, room: taken }] of ledger.speeches) {
      if (taken === room && clock !== 'ended') report('floorTaken', entry.seq, `${room}: ${other}`);
    }
    checkPlace(ledger, entry, report, speech);
    const requestId = takeRequest(ledger, entry, report, speech);
    enterLink(ledger, entry, speech, report);
    if (whole(speech, 'givenAt') !== entry.at) report('timeDiffers', entry.seq, 'givenAt');
    const limitSeconds = whole(entry.body, 'limitSeconds');
    const itemId = text(speech, 'itemId');
    ledger.speeches.set(id, { room, itemId, requestId, limitSeconds, usedMs: 0, clock: entry.at });
  },
  floorPaused(ledger, entry, report) {
    const speech = liveSpeech(ledger, entry, report);
    if (speech === null) return;
    requireFloorRunner(ledger, entry, report, speech.room);
    if (speech.clock === 'paused') report('speechStateWrong', entry.seq, 'paused');
    stop(speech, entry, report);
    speech.clock = 'paused';
  },
  floorResumed(ledger, entry, report) {
    const speech = liveSpeech(ledger, entry, report);
    if (speech === null) return;
    requireFloorRunner(ledger, entry, report, speech.room);
    if (speech.clock !== 'paused') report('speechStateWrong', entry.seq, 'running');
    if (whole(entry.body, 'at') !== entry.at) report('timeDiffers', entry.seq, 'at');
    speech.clock = entry.at;
  },
  floorExtended(ledger, entry, report) {
    const speech = liveSpeech(ledger, entry, report);
    if (speech === null) return;
    requireFloorRunner(ledger, entry, report, speech.room);
    const limitSeconds = whole(entry.body, 'limitSeconds');
    if (limitSeconds <= speech.limitSeconds) report('timeDiffers', entry.seq, 'limitSeconds');
    speech.limitSeconds = limitSeconds;
  },
  floorEnded(ledger, entry, report) {
    const speech = liveSpeech(ledger, entry, report);
    if (speech === null) return;
    requireRunnerOrHouse(ledger, entry, report, speech.room);
    stop(speech, entry, report);
    speech.clock = 'ended';
    const request = speech.requestId === null ? undefined : ledger.requests.get(speech.requestId);
    if (flag(entry.body, 'back') && request !== undefined) request.waits = true;
  },
};

/** In the hall nobody keeps the floor when the sitting closes or the item stops running. */
export function requireSilence(ledger: Ledger, { seq }: Entry, report: Report): void {
  for (const [id, { room, clock }] of ledger.speeches) {
    if (room === 'hall' && clock !== 'ended') report('speechStateWrong', seq, id);
  }
}

/** Speeches end and requests go also with what a secretary, or the house, takes out of the roster. */
function requireRunnerOrHouse(ledger: Ledger, entry: Entry, report: Report, room: string): void {
  if (entry.actor === null || opensNext(ledger, entry.actor, room)) return;
  requireFloorRunner(ledger, entry, report, room);
}

/** Whoever leads a group's room that is not open ends what is spoken there just by opening it, in the next event. */
function opensNext(ledger: Ledger, actor: string, groupId: string): boolean {
  const planned = [...ledger.discussions.values()].flatMap(({ rooms }) => rooms.get(groupId) ?? []);
  const leads = planned.some(({ chairId, secretaryId }) => chairId === actor || secretaryId === actor);
  const isDesk = hasRole(ledger, actor, 'chair', 'secretary');
  if (isDesk || !leads || openRoomIn(ledger, groupId) !== null) return false;
  ledger.mustOpen = { groupId, actor };
  return true;
}

/** To be asked before each event. */
export function checkOpening(ledger: Ledger, entry: Entry, report: Report): void {
  const wanted = ledger.mustOpen;
  if (wanted === null) return;
  ledger.mustOpen = null;
  const { seq, actor, type, body } = entry;
  const isOpened = type === 'roomOpened' && actor === wanted.actor && body['groupId'] === wanted.groupId;
  if (!isOpened) report('actorWrong', seq - 1, wanted.actor);
}

function waitingRequest(ledger: Ledger, { seq, body }: Entry, report: Report) {
  const id = text(body, 'requestId');
  const request = ledger.requests.get(id);
  if (request === undefined) report('nothingNamed', seq, id);
  else if (!request.waits) report('requestWrong', seq, id);
  return request ?? null;
}

function liveSpeech(ledger: Ledger, { seq, body }: Entry, report: Report): SpeechAccount | null {
  const id = text(body, 'speechId');
  const speech = ledger.speeches.get(id);
  if (speech === undefined) report('nothingNamed', seq, id);
  else if (speech.clock === 'ended') report('speechStateWrong', seq, id);
  return speech === undefined || speech.clock === 'ended' ? null : speech;
}

function checkPlace(ledger: Ledger, { seq }: Entry, report: Report, speech: Part): void {
  const itemId = text(speech, 'itemId');
  const item = ledger.items.get(itemId);
  if (item?.published !== true) report('nothingNamed', seq, itemId);
  const room = text(speech, 'room');
  if (room !== 'hall') {
    const open = openRoomIn(ledger, room);
    if (open !== null && open.itemId !== itemId) report('speechStateWrong', seq, `${room}: ${itemId}`);
    return;
  }
  const sittingId = textOrNull(speech, 'sittingId');
  if (ledger.sittings.get(sittingId ?? '')?.open !== true) report('sittingWrong', seq, sittingId ?? '');
  if (item?.state !== 'running') report('speechStateWrong', seq, `${itemId} ${item?.state ?? ''}`);
}

/** The request that the floor is given to: it waited there, and is the speaker's. */
function takeRequest(ledger: Ledger, { seq }: Entry, report: Report, speech: Part): string | null {
  const id = textOrNull(speech, 'requestId');
  if (id === null) return null;
  const request = ledger.requests.get(id);
  const speaker = part(speech, 'speaker');
  const isHis = text(speaker, 'kind') === 'member' && text(speaker, 'memberId') === request?.memberId;
  const isThere = text(speech, 'room') === request?.room && text(speech, 'itemId') === request.itemId;
  if (!isHis || !isThere || !request.waits) report('requestWrong', seq, id);
  if (request !== undefined) request.waits = false;
  return id;
}

function stop(speech: SpeechAccount, { seq, at, body }: Entry, report: Report): void {
  if (whole(body, 'at') !== at) report('timeDiffers', seq, 'at');
  if (typeof speech.clock === 'number') speech.usedMs += Math.max(0, at - speech.clock);
  const stated = whole(body, 'usedMs');
  if (stated !== speech.usedMs) report('timeDiffers', seq, `${stated} ≠ ${speech.usedMs}`);
}
