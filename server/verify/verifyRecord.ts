import { checkChain } from './checkChain.ts';
import { ATTENDANCE } from './enterAttendance.ts';
import { ballotCast } from './enterBallot.ts';
import { DEVICES } from './enterDevices.ts';
import { DISCUSSIONS } from './enterDiscussions.ts';
import { checkOpening, FLOOR } from './enterFloor.ts';
import { checkOneGo, FORMS } from './enterForms.ts';
import { GROUND } from './enterGround.ts';
import { HOUSE } from './enterHouse.ts';
import { NOTICES } from './enterNotices.ts';
import { PRESENTING } from './enterPresenting.ts';
import { OPINION_SHEETS } from './enterOpinions.ts';
import { PROMISES } from './enterPromises.ts';
import { PROXIES } from './enterProxies.ts';
import { QUESTIONS } from './enterQuestions.ts';
import { SLIPS } from './enterSlips.ts';
import { VOTES } from './enterVotes.ts';
import type { Finding, Report } from './findings.ts';
import { newLedger, type Enter, type Ledger } from './Ledger.ts';
import { Malformed, partOf, text } from './read.ts';
import type { RecordedEvent, RecordFile } from './RecordFile.ts';

const ENTER: Readonly<Record<string, Enter>> = {
  ...GROUND,
  ...DEVICES,
  ...ATTENDANCE,
  ...VOTES,
  ...NOTICES,
  ...PRESENTING,
  ...FLOOR,
  ...FORMS,
  ...HOUSE,
  ...PROXIES,
  ...SLIPS,
  ...OPINION_SHEETS,
  ...QUESTIONS,
  ...PROMISES,
  ...DISCUSSIONS,
  ballotCast,
};

/** Versions of the payloads' shapes that this verifier reads. */
const PAYLOAD_VERSION = 1;

export interface Verification {
  /** Empty when everything fits. */
  readonly findings: readonly Finding[];
  readonly ledger: Ledger;
}

/** Checks the whole record and counts its votes again. */
export function verifyRecord(file: RecordFile): Verification {
  const findings: Finding[] = [];
  const report: Report = (code, seq, detail = '') => findings.push({ code, seq, detail });
  checkChain(file, report);
  const ledger = newLedger(file.sessionId);
  for (const event of file.events) enter(ledger, event, report);
  for (const voteId of ledger.mustCancel) report('voteNotCancelled', null, voteId);
  if (ledger.mustFollow !== null) report('fallbackTorn', null, ledger.mustFollow);
  if (ledger.mustOpen !== null) report('actorWrong', null, ledger.mustOpen.actor);
  if (ledger.openingBatch !== null && ledger.openingBatch.size < 2) {
    report('batchTorn', null, ledger.openingBatch.id);
  }
  if (ledger.serverKeys.at(-1) !== file.serverKey) report('serverKeyDiffers', null);
  return { findings, ledger };
}

function enter(ledger: Ledger, event: RecordedEvent, report: Report): void {
  const { seq, at, actor, type, payload } = event;
  if (type !== 'voteCancelled') {
    for (const voteId of ledger.mustCancel) report('voteNotCancelled', seq, voteId);
    ledger.mustCancel.clear();
  }
  if (payload === null) return report('erased', seq, type);
  try {
    const body = partOf(JSON.parse(payload), 'payload');
    if (text(body, 'type') !== type) throw new Malformed(`type: ${type}`);
    const known = Object.hasOwn(ENTER, type) ? ENTER[type] : undefined;
    if (known === undefined || event.version !== PAYLOAD_VERSION) {
      return report('unknownEvent', seq, `${type}/${event.version}`);
    }
    if (!ledger.created && type !== 'sessionCreated') report('nothingNamed', seq, 'sessionCreated');
    checkOneGo(ledger, type, body, report, seq);
    checkOpening(ledger, { seq, at, actor, type, body }, report);
    known(ledger, { seq, at, actor, type, body }, report);
  } catch (error) {
    if (!(error instanceof Malformed || error instanceof SyntaxError)) throw error;
    report('malformedEvent', seq, `${type}: ${error.message}`);
  }
}
