import {
  requireDesk,
  votedItem,
  type Enter,
  type Entry,
  type Ledger,
  type Rules,
  type SittingAccount,
} from './Ledger.ts';
import { proxyRulesOf } from './enterProxies.ts';
import { requireSilence } from './enterFloor.ts';
import type { Report } from './findings.ts';
import { fractionOf, isShare } from './fractions.ts';
import { slipRulesOf } from './slipAccounts.ts';
import { flag, part, parts, text, whole, type Part } from './read.ts';

/** Sittings, their rules and their roll. */
export const ATTENDANCE: Readonly<Record<string, Enter>> = {
  sittingOpened(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const sitting = sittingOf(ledger, entry.body);
    const anotherIsOpen = [...ledger.sittings.values()].some((one) => one.open);
    if (anotherIsOpen || sitting.closed) report('sittingWrong', entry.seq, text(entry.body, 'sittingId'));
    const rules = rulesOf(part(entry.body, 'pack'));
    const isSound = [rules.quorum, ...rules.majorities.values()].every(isShare);
    // In a People's Council nobody votes for another one, and every vote is one.
    const isCouncil = text(part(entry.body, 'pack'), 'id') === 'hdnd';
    const isUnlawful = isCouncil && (rules.proxies !== null || rules.weights);
    if (!isSound || rules.quorum.of === 'here' || isUnlawful) {
      report('rulesMalformed', entry.seq);
      return;
    }
    sitting.rules = rules;
    sitting.open = true;
  },
  sittingClosed(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const sittingId = text(entry.body, 'sittingId');
    const sitting = sittingOf(ledger, entry.body);
    if (!sitting.open) report('sittingWrong', entry.seq, sittingId);
    if (votedItem(ledger) !== null) report('changedInVote', entry.seq, sittingId);
    requireSilence(ledger, entry, report);
    sitting.open = false;
    sitting.paused = false;
    sitting.closed = true;
  },
  sittingPaused(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const sitting = sittingOf(ledger, entry.body);
    if (!sitting.open) report('sittingWrong', entry.seq, text(entry.body, 'sittingId'));
    if (votedItem(ledger) !== null) report('changedInVote', entry.seq, text(entry.body, 'sittingId'));
    sitting.paused = true;
  },
  sittingResumed(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const sitting = sittingOf(ledger, entry.body);
    if (!sitting.paused) report('sittingWrong', entry.seq, text(entry.body, 'sittingId'));
    sitting.paused = false;
  },
  rollCalled(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const sitting = sittingOf(ledger, entry.body);
    if (sitting.closed) report('sittingWrong', entry.seq, text(entry.body, 'sittingId'));
    requireDoneBy(entry, report);
    for (const called of parts(entry.body, 'entries')) {
      const memberId = text(called, 'memberId');
      requireDelegate(ledger, entry, report, memberId);
      const presence = text(called, 'presence');
      const isNamed = called['substitute'] !== undefined && text(called, 'substitute') !== '';
      const maySubstitute = sitting.open && sitting.rules?.substitutes === true;
      if (isNamed !== (presence === 'substituted') || (isNamed && !maySubstitute)) {
        report('substituteWrong', entry.seq, memberId);
      }
      sitting.roll.set(memberId, presence);
    }
  },
  presenceDeclared(ledger, entry, report) {
    requireDelegate(ledger, entry, report, text(entry.body, 'memberId'));
    requireDoneBy(entry, report);
  },
  doorEntered(ledger, entry, report) {
    const memberId = text(entry.body, 'memberId');
    requireDelegate(ledger, entry, report, memberId);
    requireDoneBy(entry, report);
    if (entry.actor !== memberId) report('actorWrong', entry.seq, entry.actor ?? 'house');
    const sitting = sittingOf(ledger, entry.body);
    if (sitting.closed) report('sittingWrong', entry.seq, text(entry.body, 'sittingId'));
    const presence = sitting.open && sitting.roll.get(memberId) !== 'left' ? 'late' : 'present';
    if (text(entry.body, 'presence') !== presence) report('termsWrong', entry.seq, `${memberId} ${presence}`);
    sitting.roll.set(memberId, presence);
  },
  leaveAsked(ledger, entry, report) {
    requireDelegate(ledger, entry, report, text(entry.body, 'memberId'));
  },
  leaveDecided(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    requireDoneBy(entry, report);
    const memberId = text(entry.body, 'memberId');
    const { roll } = sittingOf(ledger, entry.body);
    if (flag(entry.body, 'granted')) roll.set(memberId, 'absentWithLeave');
    else if (roll.get(memberId) === 'absentWithLeave') roll.delete(memberId);
  },
};

/** The pack that a sitting is opened with. Throws `Malformed`. */
export function rulesOf(pack: Part): Rules {
  const majorities = part(pack, 'majorities');
  const named = Object.keys(majorities).map((kind) => [kind, fractionOf(part(majorities, kind))] as const);
  return {
    quorum: fractionOf(part(pack, 'quorum')),
    majorities: new Map([['personnel', fractionOf(part(majorities, 'resolution'))], ...named]),
    labels: labelsOf(part(pack, 'labels')),
    voters: votersOf(pack),
    shown: shownBy(pack),
    substitutes: pack['substitutes'] === true,
    proxies: proxyRulesOf(pack),
    weights: pack['weights'] === true,
    namesTotals: part(pack, 'quorum')['of'] !== undefined,
    slips: slipRulesOf(pack),
  };
}

/** Records of earlier versions know delegates only. */
export function votersOf(from: Part): string {
  return from['voters'] === undefined ? 'đại biểu' : text(from, 'voters');
}

function shownBy(pack: Part): string {
  if (pack['liveResult'] === true) return 'live';
  return pack['announceFirst'] === false ? 'closed' : 'announced';
}

export function labelsOf(labels: Part): ReadonlyMap<string, string> {
  return new Map(['for', 'against', 'abstain'].map((choice) => [choice, text(labels, choice)]));
}

function sittingOf(ledger: Ledger, body: Part): SittingAccount {
  const id = text(body, 'sittingId');
  const known = ledger.sittings.get(id) ?? {
    ...{ rules: null, open: false, paused: false, closed: false },
    roll: new Map<string, string>(),
    proxies: new Map<string, string>(),
  };
  ledger.sittings.set(id, known);
  return known;
}

function requireDelegate(ledger: Ledger, { seq }: Entry, report: Report, memberId: string): void {
  if (ledger.members.get(memberId)?.has('delegate') !== true) report('notADelegate', seq, memberId);
}

/** Where the event itself says when it happened and who did it, the record around it says the same. */
function requireDoneBy({ seq, at, actor, body }: Entry, report: Report): void {
  if (body['at'] !== undefined && whole(body, 'at') !== at) report('termsWrong', seq, 'at');
  if (body['by'] !== undefined && text(body, 'by') !== actor) report('actorWrong', seq, text(body, 'by'));
}
