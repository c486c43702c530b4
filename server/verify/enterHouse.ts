import { rulesOf } from './enterAttendance.ts';
import { enterGroup, requireNoVote } from './enterGround.ts';
import type { Report } from './findings.ts';
import { isShare } from './fractions.ts';
import { requireDesk, requirePreparer, type Enter, type Entry, type Ledger } from './Ledger.ts';
import { part, parts, text, textOrNull, texts, whole } from './read.ts';

/** The council's own rules, its total number of delegates, and its hall. */
export const HOUSE: Readonly<Record<string, Enter>> = {
  rulePackPut(ledger, entry, report) {
    requirePreparer(ledger, entry, report);
    const pack = part(entry.body, 'pack');
    const [id, version] = [text(pack, 'id'), whole(pack, 'version')];
    const { quorum, majorities } = rulesOf(pack);
    if (![quorum, ...majorities.values()].every(isShare)) report('rulesMalformed', entry.seq, id);
    if (version <= (ledger.packs.get(id)?.version ?? 0)) report('idTaken', entry.seq, `${id} ${version}`);
    ledger.packs.set(id, { version });
  },
  rulePackRemoved(ledger, entry, report) {
    requirePreparer(ledger, entry, report);
    const id = text(entry.body, 'packId');
    if (!ledger.packs.delete(id)) report('nothingNamed', entry.seq, id);
  },
  mandateEnded(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const memberId = text(entry.body, 'memberId');
    const roles = ledger.members.get(memberId);
    if (roles?.has('delegate') !== true) report('notADelegate', entry.seq, memberId);
    requireNoVote(ledger, entry, report, memberId);
    const kept = [...(roles ?? [])].filter((role) => role !== 'delegate' && role !== 'chair');
    ledger.members.set(memberId, new Set(kept.length === 0 ? ['guest'] : kept));
    changeSeats(ledger, entry, report, -1);
  },
  vacancyFilled(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const member = part(entry.body, 'member');
    const [memberId, roles] = [text(member, 'id'), new Set(texts(member, 'roles'))];
    if (!roles.has('delegate')) report('notADelegate', entry.seq, memberId);
    if (ledger.members.get(memberId)?.has('delegate') === true) report('idTaken', entry.seq, memberId);
    requireNoVote(ledger, entry, report, memberId);
    ledger.members.set(memberId, roles);
    enterGroup(ledger, member);
    changeSeats(ledger, entry, report, 1);
  },
  seatMapPut(ledger, entry, report) {
    requirePreparer(ledger, entry, report);
    const seats = parts(entry.body, 'seats');
    const taken = seats.flatMap((seat) => textOrNull(seat, 'memberId') ?? []);
    const ids = seats.map((seat) => text(seat, 'id'));
    for (const list of [taken, ids]) {
      if (new Set(list).size < list.length) report('idTaken', entry.seq, 'seatMapPut');
    }
    for (const id of taken) if (!ledger.members.has(id)) report('nothingNamed', entry.seq, id);
  },
};

/** S14 to S16 of the rules: one decision changes the total number of delegates by one. */
function changeSeats(ledger: Ledger, entry: Entry, report: Report, by: number): void {
  const stated = whole(entry.body, 'seats');
  if (stated !== ledger.seats + by || stated < 1) {
    report('termsWrong', entry.seq, `seats ${stated} ≠ ${ledger.seats + by}`);
  }
  if (text(entry.body, 'decision').trim() === '') report('termsWrong', entry.seq, 'decision');
  if (whole(entry.body, 'at') !== entry.at) report('termsWrong', entry.seq, 'at');
  ledger.seats = stated;
  ledger.seatsDecided = true;
}
