import type { Report } from './findings.ts';
import {
  delegatesOf,
  hasRole,
  isHere,
  openPollOf,
  openVoteOf,
  requirePreparer,
  type Enter,
  type Entry,
  type Ledger,
  type SittingAccount,
  type VoteAccount,
} from './Ledger.ts';
import { part, parts, text, whole, type Part } from './read.ts';

/** Votes entrusted to others, and what votes count. */
export const PROXIES: Readonly<Record<string, Enter>> = {
  proxyGiven(ledger, entry, report) {
    const { seq, at, actor, body } = entry;
    const [giverId, holderId] = [text(body, 'giverId'), text(body, 'holderId')];
    const about = `${giverId} → ${holderId}`;
    if (text(body, 'by') !== actor) report('actorWrong', seq, actor ?? 'house');
    if (whole(body, 'at') !== at) report('termsWrong', seq, 'at');
    const isOwn = actor === giverId;
    if (!isOwn && !hasRole(ledger, actor, 'chair', 'secretary')) report('actorWrong', seq, actor ?? 'house');
    if (isOwn !== (text(body, 'paper').trim() === '')) report('proxyWrong', seq, `${about}: paper`);
    for (const id of [giverId, holderId]) {
      if (ledger.members.get(id)?.has('delegate') !== true) report('notADelegate', seq, id);
    }
    const sitting = ledger.sittings.get(text(body, 'sittingId'));
    const limit = sitting?.rules?.proxies?.perHolder ?? 0;
    if (sitting?.open !== true || limit === 0) return report('proxyWrong', seq, about);
    sitting.proxies.delete(giverId);
    const known = [...proxiesAmong(ledger, sitting)];
    const isChain =
      giverId === holderId || known.some(([giver, holder]) => giver === holderId || holder === giverId);
    if (isChain || known.filter(([, holder]) => holder === holderId).length >= limit) {
      report('proxyWrong', seq, about);
    }
    sitting.proxies.set(giverId, holderId);
  },
  proxyRevoked(ledger, entry, report) {
    const { seq, at, actor, body } = entry;
    const giverId = text(body, 'giverId');
    const sitting = ledger.sittings.get(text(body, 'sittingId'));
    const holderId = sitting?.proxies.get(giverId);
    if (holderId === undefined || sitting?.closed === true) report('proxyWrong', seq, giverId);
    const isParty = actor === giverId || actor === holderId;
    if (!isParty && !hasRole(ledger, actor, 'chair', 'secretary'))
      report('actorWrong', seq, actor ?? 'house');
    if (text(body, 'by') !== actor) report('actorWrong', seq, actor ?? 'house');
    if (whole(body, 'at') !== at) report('termsWrong', seq, 'at');
    sitting?.proxies.delete(giverId);
  },
  weightsSet(ledger, entry, report) {
    requirePreparer(ledger, entry, report);
    const stated = parts(entry.body, 'weights').map(
      (one) => [text(one, 'memberId'), whole(one, 'weight')] as const,
    );
    if (new Set(stated.map(([id]) => id)).size < stated.length) report('idTaken', entry.seq, 'weightsSet');
    for (const [id, weight] of stated) {
      if (ledger.members.get(id)?.has('delegate') !== true) report('notADelegate', entry.seq, id);
      if (weight < 2 || weight > 1000) report('weightWrong', entry.seq, `${id}: ${weight}`);
    }
    if (openVoteOf(ledger) !== null || openPollOf(ledger) !== null)
      report('changedInVote', entry.seq, 'weights');
    ledger.weights.clear();
    for (const [id, weight] of stated) ledger.weights.set(id, weight);
  },
};

/** Holder by giver, as far as both are delegates. */
function proxiesAmong(ledger: Ledger, { proxies }: SittingAccount): ReadonlyMap<string, string> {
  const isVoter = (id: string) => ledger.members.get(id)?.has('delegate') === true;
  return new Map([...proxies].filter((pair) => pair.every(isVoter)));
}

/** Those whose giver is not here. */
export function proxiesNow(ledger: Ledger, sitting: SittingAccount | undefined): ReadonlyMap<string, string> {
  if (sitting?.rules?.proxies == null) return new Map();
  return new Map([...proxiesAmong(ledger, sitting)].filter(([giver]) => !isHere(sitting, giver)));
}

/** Delegates who count for the quorum: those here, and where the rules say so those whose holder is. */
export function presentIn(ledger: Ledger, sitting: SittingAccount | undefined): number {
  const here = delegatesOf(ledger).filter((id) => isHere(sitting, id)).length;
  if (sitting?.rules?.proxies?.inQuorum !== true) return here;
  return here + [...proxiesNow(ledger, sitting).values()].filter((holder) => isHere(sitting, holder)).length;
}

/** What the terms of a vote say of proxies and weights, compared with the record. */
export function heldVotesOf(
  ledger: Ledger,
  { seq }: Entry,
  report: Report,
  terms: Part,
): Pick<VoteAccount, 'proxies' | 'weights'> {
  const sitting = ledger.sittings.get(text(terms, 'sittingId'));
  const isElectronic = terms['method'] === undefined || terms['method'] === 'electronic';
  const proxies = new Map(
    (terms['proxies'] === undefined ? [] : parts(terms, 'proxies')).map((one) => [
      text(one, 'giverId'),
      text(one, 'holderId'),
    ]),
  );
  const weights = new Map(
    (terms['weights'] === undefined ? [] : parts(terms, 'weights')).map((one) => [
      text(one, 'memberId'),
      whole(one, 'weight'),
    ]),
  );
  const delegates = new Set(delegatesOf(ledger));
  const weigh = isElectronic && sitting?.rules?.weights === true;
  const known = weigh ? new Map([...ledger.weights].filter(([id]) => delegates.has(id))) : new Map();
  if (!isSame(proxies, isElectronic ? proxiesNow(ledger, sitting) : new Map())) {
    report('termsWrong', seq, 'proxies');
  }
  if (!isSame(weights, known)) report('termsWrong', seq, 'weights');
  return { proxies, weights };
}

function isSame<Value>(one: ReadonlyMap<string, Value>, other: ReadonlyMap<string, Value>): boolean {
  return one.size === other.size && [...one].every(([id, value]) => other.get(id) === value);
}

/** What a pack says of proxies; `null` when it allows none. */
export function proxyRulesOf(pack: Part): { readonly perHolder: number; readonly inQuorum: boolean } | null {
  if (pack['proxies'] !== true) return null;
  if (pack['proxyTerms'] === undefined) return { perHolder: 1, inQuorum: false };
  const terms = part(pack, 'proxyTerms');
  return { perHolder: whole(terms, 'perHolder'), inQuorum: terms['inQuorum'] === true };
}
