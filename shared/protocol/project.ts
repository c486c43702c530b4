import type { AgendaItem, DossierFile } from '../domain/agenda.ts';
import type { FileId, MemberId } from '../domain/ids.ts';
import { isPublicFile } from '../domain/rights.ts';
import type { SessionState } from '../domain/session.ts';
import { byId } from './byId.ts';
import { kept } from './kept.ts';
import { fromParts, part, type LiveState, type Part } from './part.ts';
import { queueIn } from './projectFloor.ts';
import { questionsFor } from './projectQuestions.ts';
import {
  declaredIn,
  devicesFor,
  leaveIn,
  proxiesIn,
  recordsFor,
  rollChangesIn,
  rollIn,
  sittingRecordViews,
  substitutesIn,
} from './projectSittings.ts';
import { announcementsFor, invitationsOf, openCalls } from './projectNotices.ts';
import { askingIn, presentingNow } from './projectPresenting.ts';
import {
  announcedAmong,
  choicesIn,
  countViews,
  remindedIn,
  turnoutOf,
  votedIn,
  voteViews,
} from './projectVotes.ts';
import { discussionViews, gatheredNotes, reportTextsIn } from './projectDiscussions.ts';
import { opinionAnswersIn, opinionViews } from './projectOpinions.ts';
import { countingViews, pollViews, slipReminded, slipsIn, slipTurnout } from './projectSlips.ts';
import type { Ordered, Projection } from './projection.ts';

/** What one audience sees of a session (P1 to P12). */
export function project(state: SessionState, kind: 'room' | 'desk', live: LiveState): Projection {
  return createProjector(kind)({ ...state, ...live });
}

/** Projects one session again and again: what did not change is the same object as before. */
export function createProjector(kind: 'room' | 'desk'): Part<Projection> {
  const seesAll = kind === 'desk';
  const choicesOf = kept(choicesIn);
  return fromParts<Projection>({
    session: part(
      ['council', 'details', 'published', 'epoch', 'head', 'serverKey'],
      ({ council, details, published, ...rest }) => ({ about: { council, details, published }, ...rest }),
    ),
    groups: part(['groups'], ({ groups }) => byId(numbered(groups))),
    committees: part(['committees'], ({ committees }) => byId(numbered(committees))),
    members: part(['members'], ({ members }) => byId(numbered([...members.values()]))),
    sittings: part(['sittings', 'published'], ({ sittings, published }) =>
      byId(seesAll || published ? sittings : []),
    ),
    items: part(['items', 'itemOrder', 'published'], (sources) => byId(itemsFor(sources, seesAll))),
    files: part(FILE_SOURCES, (sources) => byId(filesFor(sources, seesAll))),
    sharers: part([...FILE_SOURCES, 'sharers'], ({ sharers, ...sources }) =>
      sharersOf(sharers, new Set(filesFor(sources, seesAll).map((file) => file.id))),
    ),
    sittingRecords: part(['sittingRecords', 'published'], (sources) =>
      sittingRecordViews(recordsFor(sources, seesAll)),
    ),
    roll: part(['sittingRecords', 'published', 'members'], (sources) =>
      rollIn(recordsFor(sources, seesAll), sources.members),
    ),
    declared: part(['sittingRecords', 'published', 'members'], (sources) =>
      declaredIn(recordsFor(sources, seesAll), sources.members),
    ),
    leave: part(['sittingRecords', 'published', 'members'], (sources) =>
      leaveIn(seesAll ? recordsFor(sources, seesAll) : [], sources.members),
    ),
    motions: part(['motions'], ({ motions }) => byId(numbered([...motions.values()]))),
    withdrawals: part(['withdrawals'], ({ withdrawals }) => Object.fromEntries(withdrawals)),
    votes: part(['votes'], ({ votes }) => voteViews(votes, seesAll)),
    turnout: part(['votes'], ({ votes }) => turnoutOf(votes)),
    voted: part(['votes'], ({ votes }) => (seesAll ? votedIn(votes) : {})),
    choices: part(['votes'], ({ votes }) => choicesOf(...announcedAmong(votes))),
    queue: part(['requests', 'speeches', 'queuePolicies', 'members'], queueIn),
    queuePolicies: part(['queuePolicies'], ({ queuePolicies }) => Object.fromEntries(queuePolicies)),
    speeches: part(['speeches'], ({ speeches }) => byId(numbered([...speeches.values()]))),
    counts: part(['votes'], ({ votes }) => (seesAll ? countViews(votes) : {})),
    reminded: part(['votes'], ({ votes }) => (seesAll ? remindedIn(votes) : {})),
    polls: part(['polls'], ({ polls }) => pollViews(polls, seesAll)),
    slipTurnout: part(['polls'], ({ polls }) => slipTurnout(polls)),
    slipReminded: part(['polls'], ({ polls }) => (seesAll ? slipReminded(polls) : {})),
    slipsIn: part(['polls'], ({ polls }) => (seesAll ? slipsIn(polls) : {})),
    slipCounting: part(['polls'], ({ polls }) => (seesAll ? countingViews(polls) : {})),
    opinions: part(['opinions'], ({ opinions }) => opinionViews(opinions, seesAll)),
    opinionAnswers: part(['opinions'], ({ opinions }) => opinionAnswersIn(opinions, seesAll)),
    questions: part(['questions', 'questionOrder', 'published'], (sources) => questionsFor(sources, seesAll)),
    promises: part(['promises', 'published'], ({ promises, published }) =>
      seesAll || published ? byId(numbered([...promises.values()])) : {},
    ),
    discussions: part(['discussions', 'members', 'items', 'published'], (sources) =>
      byId(numbered(discussionViews(sources, seesAll))),
    ),
    groupNotes: part(['discussions'], ({ discussions }) => gatheredNotes(discussions, seesAll)),
    reportTexts: part(['discussions'], ({ discussions }) => reportTextsIn(discussions, seesAll)),
    devices: part(['devices'], ({ devices }) => byId(devicesFor([...devices.values()], seesAll))),
    online: part(['online', 'members'], ({ online, members }) => (seesAll ? onlineOf(online, members) : {})),
    announcements: part(['announcements'], ({ announcements }) => announcementsFor(announcements, seesAll)),
    calls: part(['calls', 'members'], (sources) => (seesAll ? openCalls(sources) : {})),
    substitutes: part(['sittingRecords', 'published', 'members'], (sources) =>
      substitutesIn(recordsFor(sources, seesAll), sources.members),
    ),
    proxies: part(['sittingRecords', 'published', 'members'], (sources) =>
      proxiesIn(recordsFor(sources, seesAll), sources, seesAll),
    ),
    weights: part(['weights'], ({ weights }) => Object.fromEntries(weights)),
    rollChanges: part(['sittingRecords', 'published'], (sources) =>
      rollChangesIn(seesAll ? recordsFor(sources, seesAll) : []),
    ),
    rulePacks: part(['rulePacks'], ({ rulePacks }) => byId([...rulePacks.values()])),
    mandates: part(['mandates'], ({ mandates }) => Object.fromEntries(mandates.entries())),
    seatMap: part(['seatMap'], ({ seatMap }) => byId(numbered(seatMap))),
    invitations: part(['invitations', 'members'], (sources) => (seesAll ? invitationsOf(sources) : {})),
    presenting: part(['presenting', 'members', 'files', 'items', 'published'], presentingNow),
    askingToPresent: part(['presenting', 'members', 'files'], (sources) =>
      seesAll ? askingIn(sources) : {},
    ),
  });
}

const FILE_SOURCES = ['files', 'fileOrder', 'items', 'published'] as const;

function itemsFor(
  { items, itemOrder, published }: Pick<SessionState, 'items' | 'itemOrder' | 'published'>,
  seesAll: boolean,
): (AgendaItem & Ordered)[] {
  const ordered = numbered(itemOrder.flatMap((id) => items.get(id) ?? []));
  return ordered.filter((item) => seesAll || (published && item.published));
}

function filesFor(
  sources: Pick<SessionState, (typeof FILE_SOURCES)[number]>,
  seesAll: boolean,
): (DossierFile & Ordered)[] {
  const files = numbered(sources.fileOrder.flatMap((id) => sources.files.get(id) ?? []));
  if (seesAll) return files;
  return files
    .filter((file) => isPublicFile(sources, file))
    .map((file) => ({ ...file, versions: file.versions.filter((version) => version.published) }));
}

function sharersOf(sharers: ReadonlySet<string>, visible: ReadonlySet<FileId>): Record<string, true> {
  const seen = [...sharers].filter((key) => visible.has(key.slice(0, key.indexOf('/')) as FileId));
  return Object.fromEntries(seen.map((key) => [key, true]));
}

/** P10. */
function onlineOf(online: ReadonlySet<MemberId>, members: SessionState['members']): Record<string, true> {
  const known = [...online].filter((memberId) => members.has(memberId));
  return Object.fromEntries(known.map((memberId) => [memberId, true]));
}

/** P6: the place in the whole session, so that an audience that sees less finds gaps. */
function numbered<Value>(values: readonly Value[]): (Value & Ordered)[] {
  return values.map((value, order) => ({ ...value, order }));
}
