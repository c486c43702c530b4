import { fractionOf, isShare, sameFraction } from './fractions.ts';
import { agreedCount, countNamed, countPaper, imbalanceOf } from './countSlips.ts';
import { electorateOf } from './enterVotes.ts';
import type { Report } from './findings.ts';
import { fitsFollowing, runOffsUntil } from './followPoll.ts';
import {
  delegatesOf,
  isHere,
  leastOf,
  requireDesk,
  votedItem,
  type Enter,
  type Entry,
  type Fraction,
  type Ledger,
  type Rules,
} from './Ledger.ts';
import { part, parts, text, texts, whole, type Part } from './read.ts';
import { idOfText, isSignedBy } from './signatures.ts';
import {
  countOf,
  marksOf,
  sheetOf,
  tellersOf,
  textOfSheet,
  type PollAccount,
  type SlipVerdict,
} from './slipAccounts.ts';

/** Polls by slip. */
export const SLIPS: Readonly<Record<string, Enter>> = {
  pollPut(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const plan = part(entry.body, 'poll');
    const id = text(plan, 'id');
    const before = ledger.polls.get(id);
    if (before !== undefined && before.state !== 'prepared') return report('idTaken', entry.seq, id);
    const poll = preparedPoll(plan, before);
    if (!isSoundSheet(poll)) report('sheetWrong', entry.seq, id);
    if (!ledger.items.has(poll.itemId)) report('nothingNamed', entry.seq, poll.itemId);
    if (!fitsFollowing(ledger, poll)) report('followingWrong', entry.seq, id);
    ledger.polls.set(id, poll);
  },
  pollRemoved(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const poll = requirePoll(ledger, entry, report, 'prepared');
    if (poll !== null) ledger.polls.delete(poll.id);
  },
  tellersNamed(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const poll = requirePoll(ledger, entry, report, 'prepared', 'open');
    if (poll === null) return;
    const tellers = tellersOf(part(entry.body, 'tellers'));
    const { all, counters } = tellers;
    const stand = poll.sheet.rows.map((row) => row.memberId);
    const areOdd =
      poll.method !== 'paper' ||
      new Set(all).size < all.length ||
      counters.length !== 2 ||
      counters[0] === counters[1] ||
      counters.some((id) => !all.includes(id)) ||
      all.some((id) => stand.includes(id) || ledger.members.get(id)?.has('delegate') !== true);
    if (areOdd) report('tellersWrong', entry.seq, `${poll.id}: ${all.join(', ')}`);
    poll.tellers = tellers;
    for (const id of poll.counts.keys()) if (!counters.includes(id)) poll.counts.delete(id);
  },
  pollOpened(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    if (votedItem(ledger) !== null) report('voteStateWrong', entry.seq, votedItem(ledger) ?? '');
    const poll = requirePoll(ledger, entry, report, 'prepared');
    if (poll !== null) open(ledger, entry, report, poll, part(entry.body, 'terms'));
  },
  pollReminded(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const poll = requirePoll(ledger, entry, report, 'open');
    if (poll === null) return;
    const sitting = ledger.sittings.get(poll.sittingId);
    const silent = [...poll.electorate].filter((id) => isHere(sitting, id) && !poll.slips.has(id));
    const isRight = poll.method === 'named' && texts(entry.body, 'memberIds').join() === silent.join();
    if (!isRight) report('reminderWrong', entry.seq, poll.id);
  },
  pollExtended(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    requirePoll(ledger, entry, report, 'open');
  },
  slipCast,
  paperCounted(ledger, entry, report) {
    const poll = requirePoll(ledger, entry, report, 'open');
    if (poll === null) return;
    const memberId = text(entry.body, 'memberId');
    const count = countOf(poll.sheet, part(entry.body, 'count'));
    const isCounter = entry.actor === memberId && poll.tellers?.counters.includes(memberId) === true;
    if (!isCounter) report('actorWrong', entry.seq, `${poll.id}: ${memberId}`);
    if (count === null || poll.method !== 'paper') report('countWrong', entry.seq, `${poll.id}: ${memberId}`);
    const isUnexplained = poll.counts.has(memberId) && text(entry.body, 'reason') === '';
    if (isUnexplained) report('countWrong', entry.seq, `${poll.id}: ${memberId}, 0 ≠ 1`);
    if (isCounter && count !== null) poll.counts.set(memberId, count);
  },
  pollClosed(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const poll = requirePoll(ledger, entry, report, 'open');
    if (poll === null) return;
    // Records from before it was kept have no time of the close.
    const { at } = entry.body;
    if (at !== undefined && at !== entry.at) report('timeDiffers', entry.seq, 'at');
    poll.state = 'closed';
    poll.verdict = verdictAtClose(ledger, entry, report, poll);
    if (poll.verdict !== null) {
      const differs = (detail: string) => report('slipResultDiffers', entry.seq, `${poll.id}: ${detail}`);
      compare(poll.verdict, part(entry.body, 'result'), differs);
    }
  },
  pollAnnounced(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const poll = requirePoll(ledger, entry, report, 'closed');
    if (poll !== null) poll.state = 'announced';
  },
  pollCancelled(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const poll = requirePoll(ledger, entry, report, 'open');
    if (poll !== null) poll.state = 'cancelled';
  },
};

function verdictAtClose(
  ledger: Ledger,
  { seq }: Entry,
  report: Report,
  poll: PollAccount,
): SlipVerdict | null {
  if (poll.method === 'named') return countNamed(ledger, poll);
  const count = agreedCount(poll);
  if (count === null) {
    report('countsDiffer', seq, poll.id);
    return null;
  }
  const imbalance = imbalanceOf(poll, count);
  if (imbalance !== null) report('countUnbalanced', seq, `${poll.id}: ${imbalance}`);
  return countPaper(poll, count);
}

function preparedPoll(plan: Part, before: PollAccount | undefined): PollAccount {
  const follows = plan['follows'] === null ? null : part(plan, 'follows');
  const method = text(plan, 'method');
  return {
    ...{ id: text(plan, 'id'), itemId: text(plan, 'itemId'), method, sheet: sheetOf(part(plan, 'sheet')) },
    follows: follows === null ? null : { pollId: text(follows, 'pollId'), as: text(follows, 'as') },
    ...{ state: 'prepared', tellers: method === 'paper' ? (before?.tellers ?? null) : null },
    ...{ number: 0, sittingId: '', sheetHash: '', seats: 0, thresholds: [], ties: 'runOff' },
    ...{ electorate: new Set<string>(), slips: new Map(), counts: new Map(), verdict: null },
  };
}

function isSoundSheet({ sheet, method }: PollAccount): boolean {
  const { rows, form, toElect } = sheet;
  const areDistinct = new Set(rows.map((row) => row.id)).size === rows.length && rows.length > 0;
  const isPossible = form !== 'election' || (toElect > 0 && toElect <= rows.length);
  return areDistinct && isPossible && (form !== 'proposal' || method === 'paper');
}

function open(ledger: Ledger, entry: Entry, report: Report, poll: PollAccount, terms: Part): void {
  const opened = [...ledger.polls.values()].filter((one) => one.state !== 'prepared').length;
  const sitting = ledger.sittings.get(text(terms, 'sittingId'));
  const given = part(terms, 'thresholds');
  const rules = sitting?.rules ?? null;
  poll.number = whole(terms, 'number');
  poll.sittingId = text(terms, 'sittingId');
  poll.sheetHash = text(terms, 'sheetHash');
  poll.seats = whole(terms, 'seats');
  poll.thresholds = KEYS[poll.sheet.form]?.map((key) => fractionOf(part(given, key))) ?? [];
  poll.ties = poll.sheet.form === 'election' ? text(given, 'ties') : 'runOff';
  poll.electorate = electorateOf(ledger, entry, report, texts(terms, 'electorate'));
  const differs = (what: string) => report('termsWrong', entry.seq, `${poll.id}: ${what}`);
  if (poll.number !== opened + 1) differs(`number ${poll.number}`);
  if (poll.sheetHash !== idOfText(textOfSheet(poll.sheet))) differs('sheet');
  if (poll.seats !== ledger.seats) differs(`seats ${poll.seats} ≠ ${ledger.seats}`);
  if (whole(terms, 'openedAt') !== entry.at) differs('openedAt');
  if (text(given, 'form') !== poll.sheet.form || !poll.thresholds.every(isShare)) differs('form');
  if (ledger.items.get(poll.itemId)?.state !== 'running') differs('item');
  if (poll.method === 'paper' && poll.tellers === null) differs('tellers');
  const expected = rules === null ? [] : thresholdsOf(rules, poll);
  const areRight = poll.thresholds.every((one, index) => sameFraction(expected[index], one));
  if (!areRight || (poll.sheet.form === 'election' && poll.ties !== rules?.slips.ties)) differs('thresholds');
  if (runOffsUntil(ledger, poll) > (rules?.slips.runOffs ?? 0)) report('followingWrong', entry.seq, poll.id);
  if (sitting?.open !== true || sitting.paused) report('sittingWrong', entry.seq, poll.sittingId);
  checkQuorum(ledger, entry, report, poll, part(terms, 'quorum'));
  poll.state = 'open';
}

const KEYS: Readonly<Record<string, readonly string[]>> = {
  confidenceSlips: ['low', 'removal'],
  confidenceVote: ['noTrust'],
  election: ['majority'],
  proposal: ['majority'],
};

function thresholdsOf({ slips, majorities }: Rules, { sheet }: PollAccount): (Fraction | undefined)[] {
  if (sheet.form === 'confidenceSlips') return [slips.low, slips.removal];
  if (sheet.form === 'election') return [slips.election];
  return [majorities.get(sheet.form === 'confidenceVote' ? 'personnel' : sheet.kind)];
}

function checkQuorum(ledger: Ledger, { seq }: Entry, report: Report, poll: PollAccount, given: Part): void {
  const sitting = ledger.sittings.get(poll.sittingId);
  const quorum = fractionOf(given);
  if (!sameFraction(sitting?.rules?.quorum, quorum)) report('termsWrong', seq, `${poll.id}: quorum`);
  const total = quorum.of === 'seats' ? ledger.seats : delegatesOf(ledger).length;
  const here = delegatesOf(ledger).filter((id) => isHere(sitting, id)).length;
  const needed = leastOf(quorum, total);
  if (here < needed) report('noQuorum', seq, `${here}/${total} < ${needed}`);
}

/** One slip; it counts only when everything about it fits. */
function slipCast(ledger: Ledger, { seq, actor, body }: Entry, reportAll: Report): void {
  let fits = true;
  const report: Report = (...finding) => {
    fits = false;
    reportAll(...finding);
  };
  const slip = part(body, 'slip');
  const [memberId, deviceId] = [text(slip, 'memberId'), text(slip, 'deviceId')];
  const serial = whole(slip, 'serial');
  const poll = ledger.polls.get(text(body, 'pollId'));
  if (poll === undefined) return report('nothingNamed', seq, text(body, 'pollId'));
  const about = `${memberId}, ${poll.id}`;
  const marks = marksOf(poll.sheet, parts(slip, 'marks'));
  if (actor !== memberId) report('actorWrong', seq, actor ?? 'house');
  if (poll.state !== 'open') report('slipAfterClose', seq, `${about}: ${poll.state}`);
  if (poll.method !== 'named' || marks === null) report('slipInvalid', seq, about);
  if (!poll.electorate.has(memberId)) report('notEntitled', seq, about);
  if (!isHere(ledger.sittings.get(poll.sittingId), memberId)) report('notHere', seq, about);
  const last = poll.slips.get(memberId)?.serial ?? 0;
  if (serial !== last + 1) report('serialWrong', seq, `${about}: ${last} → ${serial}`);
  const device = ledger.devices.get(deviceId);
  if (device === undefined) report('nothingNamed', seq, deviceId);
  else if (device.memberId !== memberId) report('deviceForeign', seq, `${about}: ${device.memberId}`);
  else if (device.standing !== 'active') report('deviceNotActive', seq, `${about}: ${device.standing}`);
  const ids = ['paperless-slip/1', ledger.sessionId, poll.id, poll.sheetHash, memberId];
  const isSigned =
    device?.key != null && isSignedBy(device.key, [...ids, marks ?? '', serial], text(slip, 'signature'));
  if (!isSigned) report('slipSignature', seq, about);
  if (fits && marks !== null) poll.slips.set(memberId, { marks, serial });
}

function compare(counted: SlipVerdict, stated: Part, differs: (detail: string) => void): void {
  const same = (what: string, said: unknown, value: unknown) => {
    if (JSON.stringify(said) !== JSON.stringify(value))
      differs(`${what}: ${JSON.stringify(said)} ≠ ${JSON.stringify(value)}`);
  };
  const turnout = part(stated, 'turnout');
  for (const [key, value] of Object.entries(counted.turnout)) same(key, turnout[key], value);
  same('seats', whole(stated, 'seats'), counted.seats);
  same('totals', stated['totals'], counted.totals);
  same('needed', stated['needed'], counted.needed);
  same('unfilled', whole(stated, 'unfilled'), counted.unfilled);
  const rows = parts(stated, 'rows');
  if (rows.length !== counted.rows.length) differs(`rows: ${rows.length}`);
  counted.rows.forEach(({ rowId, counts, outcome }, index) => {
    const row = rows[index] ?? {};
    same('row', row['rowId'], rowId);
    same(rowId, row['counts'], counts);
    same(rowId, row['outcome'], outcome);
  });
}

function requirePoll(
  ledger: Ledger,
  { seq, body }: Entry,
  report: Report,
  ...states: readonly PollAccount['state'][]
): PollAccount | null {
  const id = text(body, 'pollId');
  const poll = ledger.polls.get(id);
  if (poll === undefined) report('nothingNamed', seq, id);
  else if (!states.includes(poll.state)) report('voteStateWrong', seq, `${id}: ${poll.state}`);
  return poll !== undefined && states.includes(poll.state) ? poll : null;
}
