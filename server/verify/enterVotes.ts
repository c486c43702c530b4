import { labelsOf, votersOf } from './enterAttendance.ts';
import { checkForm, formOf, hereOf } from './enterForms.ts';
import { heldVotesOf, presentIn, proxiesNow } from './enterProxies.ts';
import { fractionOf, isShare, sameFraction } from './fractions.ts';
import type { Report } from './findings.ts';
import {
  delegatesOf,
  leastOf,
  requireDesk,
  type Enter,
  type Entry,
  type Ledger,
  type MotionAccount,
  type Tally,
  type VoteAccount,
} from './Ledger.ts';
import { flag, Malformed, part, text, texts, whole, type Part } from './read.ts';

/** Motions and votes, all but the ballots. */
export const VOTES: Readonly<Record<string, Enter>> = {
  motionMade(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const motion = motionOf(part(entry.body, 'motion'));
    if (ledger.motions.has(motion.id)) report('idTaken', entry.seq, motion.id);
    checkText(ledger, entry, report, motion);
    ledger.motions.set(motion.id, motion);
  },
  motionRemoved(ledger, entry, report) {
    // Also by the house, with its file.
    if (entry.actor !== null) requireDesk(ledger, entry, report);
    const id = text(entry.body, 'motionId');
    const voted = [...ledger.votes.values()].some((vote) => vote.motion.id === id);
    if (voted || !ledger.motions.delete(id)) report('nothingNamed', entry.seq, id);
    ledger.withdrawn.delete(id);
  },
  motionWithdrawn(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const { seq, actor, at, body } = entry;
    const id = text(body, 'motionId');
    const reason = text(body, 'reason');
    if (text(body, 'by') !== actor) report('actorWrong', seq, actor ?? 'house');
    if (!ledger.motions.has(id) || ledger.withdrawn.has(id)) report('nothingNamed', seq, id);
    const votes = [...ledger.votes.values()].filter((vote) => vote.motion.id === id);
    const isUnderWay = votes.some(({ state, tally }) => state === 'open' || tally !== null);
    if (isUnderWay || reason.trim() === '' || whole(body, 'at') !== at) report('withdrawalWrong', seq, id);
    ledger.withdrawn.set(id, reason);
  },
  voteOpened(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const terms = part(entry.body, 'terms');
    const vote = openedVote(ledger, entry, report, terms);
    checkForm(ledger, entry, report, vote);
    if (ledger.votes.has(vote.id)) report('idTaken', entry.seq, vote.id);
    else ledger.votes.set(vote.id, vote);
    const { batchId } = vote;
    if (batchId === null) return;
    if (ledger.openingBatch?.id === batchId) ledger.openingBatch.size += 1;
    else if (vote.follows === null) {
      ledger.openingBatch = { id: batchId, itemId: vote.motion.itemId, size: 1 };
    }
  },
  voteExtended(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    requireState(ledger, entry, report, 'open');
  },
  voteClosed(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const vote = requireState(ledger, entry, report, 'open');
    if (vote === null) return;
    if (vote.method !== 'electronic' && countOf(vote) === null) report('countMissing', entry.seq, vote.id);
    vote.tally = tallyOf(ledger, vote);
    vote.state = 'closed';
    compare(vote.tally, part(entry.body, 'result'), (detail) => report('resultDiffers', entry.seq, detail));
  },
  voteAnnounced(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const vote = requireState(ledger, entry, report, 'closed');
    if (vote !== null) vote.state = 'announced';
  },
  voteCancelled(ledger, entry, report) {
    const cancellation = text(entry.body, 'cancellation');
    const byDesk = cancellation === 'byChair' || cancellation === 'fallback';
    if (byDesk) requireDesk(ledger, entry, report);
    const vote = requireState(ledger, entry, report, 'open');
    if (vote === null) return;
    if (!byDesk && !ledger.mustCancel.has(vote.id)) report('voteStateWrong', entry.seq, vote.id);
    ledger.mustCancel.delete(vote.id);
    vote.state = 'cancelled';
    vote.cancellation = cancellation;
    if (cancellation === 'fallback') ledger.mustFollow = vote.id;
  },
};

function openedVote(ledger: Ledger, entry: Entry, report: Report, terms: Part): VoteAccount {
  const motion = motionOf(part(terms, 'motion'));
  const sittingId = text(terms, 'sittingId');
  const sitting = ledger.sittings.get(sittingId);
  const quorum = fractionOf(part(terms, 'quorum'));
  const quorumTotal = quorum.of === 'seats' ? ledger.seats : delegatesOf(ledger).length;
  const vote: VoteAccount = {
    id: text(terms, 'id'),
    number: whole(terms, 'number'),
    ...{ motion, sittingId },
    seats: whole(terms, 'seats'),
    majority: fractionOf(part(terms, 'majority')),
    labels: labelsOf(part(terms, 'labels')),
    voters: votersOf(terms),
    electorate: electorateOf(ledger, entry, report, texts(terms, 'electorate')),
    here: presentIn(ledger, sitting),
    quorumTotal,
    quorumNeeded: isShare(quorum) ? leastOf(quorum, quorumTotal) : Infinity,
    ...formOf(terms),
    ...heldVotesOf(ledger, entry, report, terms),
    ...{ state: 'open', ballots: new Map(), tally: null, cancellation: null },
  };
  if (!isShare(vote.majority)) throw new Malformed('majority');
  const differs = (what: string) => report('termsWrong', entry.seq, what);
  const known = ledger.motions.get(motion.id);
  if (known === undefined || !sameMotion(known, motion)) differs('motion');
  checkText(ledger, entry, report, motion);
  if (ledger.items.get(motion.itemId)?.state !== 'running') differs('item');
  if (sitting?.open !== true || sitting.paused) report('sittingWrong', entry.seq, sittingId);
  if (vote.seats !== ledger.seats) differs(`seats ${vote.seats} ≠ ${ledger.seats}`);
  if (vote.number !== ledger.votes.size + 1) differs(`number ${vote.number}`);
  if (whole(terms, 'openedAt') !== entry.at) differs('openedAt');
  const rules = sitting?.rules;
  if (!sameFraction(rules?.quorum, quorum)) differs('quorum');
  if (!sameFraction(rules?.majorities.get(motion.kind), vote.majority)) differs('majority');
  if ([...vote.labels].some(([choice, label]) => rules?.labels.get(choice) !== label)) differs('labels');
  if (rules?.voters !== vote.voters) differs('voters');
  if (rules?.shown !== (terms['shown'] === undefined ? 'announced' : text(terms, 'shown'))) differs('shown');
  if (vote.here < vote.quorumNeeded) {
    report('noQuorum', entry.seq, `${vote.here}/${quorumTotal} < ${vote.quorumNeeded}`);
  }
  return vote;
}

export function electorateOf(
  ledger: Ledger,
  { seq }: Entry,
  report: Report,
  stated: readonly string[],
): ReadonlySet<string> {
  const delegates = delegatesOf(ledger);
  const electorate = new Set(stated);
  const odd = [
    ...stated.filter((id) => !delegates.includes(id)).map((id) => `+${id}`),
    ...delegates.filter((id) => !electorate.has(id)).map((id) => `−${id}`),
    ...(electorate.size < stated.length ? ['×2'] : []),
  ];
  if (odd.length > 0) report('electorateWrong', seq, odd.join(', '));
  return electorate;
}

/** The newest public version, with the bytes that the record knows. */
function checkText(ledger: Ledger, { seq }: Entry, report: Report, motion: MotionAccount): void {
  const file = ledger.files.get(motion.fileId);
  const newest = file?.versions.at(-1);
  const isPublic = ledger.published && ledger.items.get(file?.itemId ?? '')?.published === true;
  if (newest?.id !== motion.versionId || !newest.published || !isPublic || file?.itemId !== motion.itemId) {
    report('versionWrong', seq, motion.versionId);
  } else if (newest.sha256 !== motion.sha256) report('textDiffers', seq, motion.sha256);
}

function tallyOf(ledger: Ledger, vote: VoteAccount): Tally {
  const isElectronic = vote.method === 'electronic';
  const [yes, against, abstain, silent, byProxy] = isElectronic
    ? ballotsOf(ledger, vote)
    : countedOf(ledger, vote);
  const takingPart = yes + against + abstain + silent;
  const members = weigh(vote, vote.electorate);
  // A vacant seat weighs 1.
  const seats = vote.seats - vote.electorate.size + members;
  const total = { seats, members, here: takingPart }[vote.majority.of];
  const needed = leastOf(vote.majority, total);
  return {
    ...{ for: yes, against, abstain, silent },
    ...{ absent: members - takingPart, seats: vote.seats, total, needed },
    carried: yes >= needed,
    ...(vote.proxies.size === 0 ? {} : { byProxy }),
  };
}

type Counted = readonly [yes: number, against: number, abstain: number];
type Numbers = readonly [...Counted, silent: number, byProxy: number];
const NOTHING: Counted = [0, 0, 0];

/** Everybody with the choice of the one who voted for him: himself, or who held his vote then and holds it still. */
function ballotsOf(ledger: Ledger, vote: VoteAccount): Numbers {
  const now = proxiesNow(ledger, ledger.sittings.get(vote.sittingId));
  const here = new Set(hereOf(ledger, vote));
  const voters = [...vote.electorate].map((id) => {
    const holder = vote.proxies.get(id);
    const holds = holder !== undefined && now.get(id) === holder && !vote.ballots.has(id);
    return { id, by: holds ? holder : id };
  });
  const sum = (choice: string | undefined) =>
    weigh(
      vote,
      voters.filter(({ by }) => vote.ballots.get(by)?.choice === choice).map(({ id }) => id),
    );
  const silent = voters.filter(({ by }) => !vote.ballots.has(by) && here.has(by));
  const held = voters.filter(({ id, by }) => id !== by && vote.ballots.has(by));
  const ids = (some: typeof voters) => some.map(({ id }) => id);
  return [sum('for'), sum('against'), sum('abstain'), weigh(vote, ids(silent)), weigh(vote, ids(held))];
}

function countedOf(ledger: Ledger, vote: VoteAccount): Numbers {
  const counted = countOf(vote) ?? NOTHING;
  const cast = counted.reduce((sum, one) => sum + one, 0);
  return [...counted, Math.max(0, hereOf(ledger, vote).length - cast), 0];
}

function weigh({ weights }: VoteAccount, ids: Iterable<string>): number {
  let sum = 0;
  for (const id of ids) sum += weights.get(id) ?? 1;
  return sum;
}

/** What both counters entered, `null` unless it is the same. */
function countOf({ counters, entries }: VoteAccount): Counted | null {
  const [one, other] = counters.map((id) => entries.get(id));
  const isSame = one !== undefined && other !== undefined && one.join() === other.join();
  return isSame ? (one as unknown as Counted) : null;
}

function compare(counted: Tally, stated: Part, differs: (detail: string) => void): void {
  for (const [key, value] of Object.entries(counted)) {
    // Records of earlier versions name one total only: the seats.
    const name = key === 'total' && stated['total'] === undefined ? 'seats' : key;
    const said = name === 'carried' ? flag(stated, name) : whole(stated, name);
    if (said !== value) differs(`${key}: ${said} ≠ ${value}`);
  }
  if (counted.byProxy === undefined && stated['byProxy'] !== undefined) differs('byProxy');
}

function motionOf(motion: Part): MotionAccount {
  return {
    ...{ id: text(motion, 'id'), itemId: text(motion, 'itemId'), title: text(motion, 'title') },
    ...{ kind: text(motion, 'kind'), fileId: text(motion, 'fileId'), versionId: text(motion, 'versionId') },
    sha256: text(motion, 'sha256'),
    ...scopeOf(motion),
  };
}

/** Motions from before there were others are about the whole text. */
function scopeOf(motion: Part): Pick<MotionAccount, 'part' | 'label'> {
  if (motion['scope'] === undefined) return { part: 'whole', label: '' };
  const scope = part(motion, 'scope');
  const kind = text(scope, 'kind');
  return { part: kind, label: kind === 'whole' ? '' : text(scope, 'label') };
}

function sameMotion(one: MotionAccount, other: MotionAccount): boolean {
  return (Object.keys(one) as (keyof MotionAccount)[]).every((key) => one[key] === other[key]);
}

function requireState(
  ledger: Ledger,
  { seq, body }: Entry,
  report: Report,
  state: VoteAccount['state'],
): VoteAccount | null {
  const id = text(body, 'voteId');
  const vote = ledger.votes.get(id);
  if (vote === undefined) report('nothingNamed', seq, id);
  else if (vote.state !== state) report('voteStateWrong', seq, `${id}: ${vote.state}`);
  return vote !== undefined && vote.state === state ? vote : null;
}
