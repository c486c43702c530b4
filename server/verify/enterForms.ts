import type { Report } from './findings.ts';
import {
  isHere,
  openPollOf,
  openVotesOf,
  type Enter,
  type Entry,
  type Ledger,
  type VoteAccount,
} from './Ledger.ts';
import { part, text, texts, whole, type Part } from './read.ts';

const CHOICES = ['for', 'against', 'abstain'] as const;
const COUNTED = ['hands', 'paper'];
const RANKS: Readonly<Record<string, number>> = { amendment: 0, clause: 1, whole: 2 };

/** Counts by hand, and reminders. */
export const FORMS: Readonly<Record<string, Enter>> = {
  countEntered(ledger, { seq, actor, body }, report) {
    const by = text(body, 'by');
    const vote = ledger.votes.get(text(body, 'voteId'));
    if (vote === undefined) return report('nothingNamed', seq, text(body, 'voteId'));
    const about = `${by}, ${vote.id}`;
    if (actor !== by) report('actorWrong', seq, actor ?? 'house');
    if (!vote.counters.includes(by)) return report('counterWrong', seq, about);
    if (vote.state !== 'open') return report('voteStateWrong', seq, `${about}: ${vote.state}`);
    const stated = part(body, 'count');
    const count = CHOICES.map((choice) => whole(stated, choice));
    const sum = count.reduce((one, other) => one + other, 0);
    if (sum > hereOf(ledger, vote).length) report('countTooHigh', seq, `${about}: ${sum}`);
    vote.entries.set(by, count);
  },
  votersReminded(ledger, { seq, actor, body }, report) {
    const vote = ledger.votes.get(text(body, 'voteId'));
    if (vote === undefined) return report('nothingNamed', seq, text(body, 'voteId'));
    const role = ledger.members.get(actor ?? '');
    if (role?.has('chair') !== true && role?.has('secretary') !== true) {
      report('actorWrong', seq, actor ?? 'house');
    }
    if (vote.state !== 'open' || vote.method !== 'electronic') report('voteStateWrong', seq, vote.id);
    const silent = hereOf(ledger, vote).filter((id) => !vote.ballots.has(id));
    const named = texts(body, 'memberIds');
    if (named.join() !== silent.join()) report('reminderWrong', seq, vote.id);
  },
};

export function hereOf(ledger: Ledger, vote: VoteAccount): string[] {
  return [...vote.electorate].filter((id) => isHere(ledger.sittings.get(vote.sittingId), id));
}

type Form = Pick<VoteAccount, 'method' | 'counters' | 'follows' | 'batchId' | 'entries'>;

/** How a vote is taken and what it is linked to; records from before there were other forms say nothing of it. */
export function formOf(terms: Part): Form {
  const said = (key: string) => (terms[key] === undefined || terms[key] === null ? null : text(terms, key));
  const isCounted = terms['counters'] !== undefined && terms['counters'] !== null;
  return {
    method: said('method') ?? 'electronic',
    counters: isCounted ? texts(terms, 'counters') : [],
    ...{ follows: said('follows'), batchId: said('batchId'), entries: new Map() },
  };
}

/** Whether a vote that is about to be opened has a form and links that the rules allow. */
export function checkForm(ledger: Ledger, entry: Entry, report: Report, vote: VoteAccount): void {
  const { seq } = entry;
  const { method, counters } = vote;
  const isCounted = COUNTED.includes(method);
  if (!isCounted && method !== 'electronic') report('formWrong', seq, method);
  const isRightNumber = counters.length === (isCounted ? 2 : 0) && new Set(counters).size === counters.length;
  if (!isRightNumber || !counters.every((id) => ledger.members.has(id))) {
    report('formWrong', seq, `${method}: ${counters.join(', ')}`);
  }
  const isFallback = checkLink(ledger, entry, report, vote);
  checkBatch(ledger, entry, report, vote, isFallback);
  if (!isFallback) checkOrder(ledger, entry, report, vote);
  checkAgain(ledger, entry, report, vote);
}

/** True for the vote that a fallback opens. */
function checkLink(ledger: Ledger, { seq, body }: Entry, report: Report, vote: VoteAccount): boolean {
  const { follows } = vote;
  const fallen = ledger.mustFollow;
  ledger.mustFollow = null;
  if (fallen !== null && follows !== fallen) report('fallbackTorn', seq, fallen);
  if (follows === null) return false;
  const before = ledger.votes.get(follows);
  const terms = part(body, 'terms');
  const isReasoned = terms['reason'] !== undefined && text(terms, 'reason').trim() !== '';
  const isSameMotion = before?.motion.id === vote.motion.id;
  if (before === undefined || !isSameMotion || !isReasoned) {
    report('linkWrong', seq, `${vote.id} → ${follows}`);
  } else if (fallen === follows) {
    if (vote.method === 'electronic' || vote.batchId !== before.batchId) report('linkWrong', seq, follows);
  } else {
    const results = [...ledger.votes.values()].filter(
      ({ motion, tally }) => motion.id === vote.motion.id && tally !== null,
    );
    if (results.at(-1)?.id !== follows) report('linkWrong', seq, `${vote.id} → ${follows}`);
  }
  return fallen !== null && follows === fallen;
}

/** One vote is open at a time, or the votes of one batch, which are opened in one go. */
function checkBatch(
  ledger: Ledger,
  { seq }: Entry,
  report: Report,
  vote: VoteAccount,
  isFallback: boolean,
): void {
  const open = openVotesOf(ledger);
  const { batchId } = vote;
  const others = open.filter((one) => batchId === null || one.batchId !== batchId);
  for (const other of others) report('voteStateWrong', seq, other.id);
  const poll = openPollOf(ledger);
  if (poll !== null) report('voteStateWrong', seq, poll.id);
  if (batchId === null || isFallback) return;
  const batch = ledger.openingBatch;
  const known = [...ledger.votes.values()].filter((one) => one.batchId === batchId);
  const goesOn = batch?.id === batchId;
  if (goesOn ? batch.itemId !== vote.motion.itemId : known.length > 0) report('batchTorn', seq, batchId);
  if (known.some((one) => one.motion.id === vote.motion.id) || vote.method !== 'electronic') {
    report('batchTorn', seq, batchId);
  }
}

/** Amendments before clauses, both before the whole text of the same version. */
function checkOrder(ledger: Ledger, { seq }: Entry, report: Report, { motion }: VoteAccount): void {
  const decided = new Set(
    [...ledger.votes.values()].filter(({ tally }) => tally !== null).map((one) => one.motion.id),
  );
  const rank = (kind: string) => RANKS[kind] ?? -1;
  for (const other of ledger.motions.values()) {
    if (other.versionId !== motion.versionId || decided.has(other.id) || ledger.withdrawn.has(other.id))
      continue;
    if (rank(other.part) < rank(motion.part)) report('orderWrong', seq, other.id);
  }
}

/** What was withdrawn is not voted on, and what has a result only by a vote that names the one before. */
function checkAgain(ledger: Ledger, { seq, body }: Entry, report: Report, vote: VoteAccount): void {
  const { motion, follows } = vote;
  if (ledger.withdrawn.has(motion.id)) report('motionWithdrawn', seq, motion.id);
  // Records from before votes could be linked left it free.
  const knowsLinks = part(body, 'terms')['follows'] !== undefined;
  if (follows !== null || !knowsLinks) return;
  const isDecided = [...ledger.votes.values()].some(
    (one) => one.motion.id === motion.id && one.tally !== null,
  );
  if (isDecided) report('resultIgnored', seq, motion.id);
}

/** Before each event: what has to come in one go has come. */
export function checkOneGo(
  ledger: Ledger,
  type: string,
  body: Part | null,
  report: Report,
  seq: number,
): void {
  if (ledger.mustFollow !== null && type !== 'voteOpened') {
    report('fallbackTorn', seq, ledger.mustFollow);
    ledger.mustFollow = null;
  }
  const batch = ledger.openingBatch;
  if (batch === null) return;
  const terms = body?.['terms'] as Part | undefined;
  if (type === 'voteOpened' && terms?.['batchId'] === batch.id) return;
  if (batch.size < 2) report('batchTorn', seq, batch.id);
  ledger.openingBatch = null;
}
