import { namedPerson } from './enterQuestions.ts';
import type { Report } from './findings.ts';
import { requireDesk, type Enter, type Entry, type Ledger, type PromiseAccount } from './Ledger.ts';
import { part, parts, text, textOrNull, whole, type Part } from './read.ts';

/** The ledger of promises, kept by the desk. */
export const PROMISES: Readonly<Record<string, Enter>> = {
  promiseRecorded(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const promise = part(entry.body, 'promise');
    if (whole(promise, 'madeAt') !== entry.at) report('timeDiffers', entry.seq, 'madeAt');
    const [questionId, speechId] = [textOrNull(promise, 'questionId'), textOrNull(promise, 'speechId')];
    if (questionId !== null && !ledger.questions.has(questionId))
      report('nothingNamed', entry.seq, questionId);
    if (speechId !== null && !ledger.speeches.has(speechId)) report('nothingNamed', entry.seq, speechId);
    enterTerms(ledger, entry, promise, report);
  },
  promiseChanged(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    namedPerson(ledger, entry, part(entry.body, 'owner'), report);
    const promise = promiseIn(ledger, entry, 'open', report);
    if (promise !== null && whole(entry.body, 'dueAt') <= promise.madeAt) {
      report('promiseWrong', entry.seq, text(entry.body, 'promiseId'));
    }
  },
  promiseSettled(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    if (whole(entry.body, 'at') !== entry.at) report('timeDiffers', entry.seq, 'at');
    if (text(entry.body, 'note') === '') report('promiseWrong', entry.seq, 'note');
    const promise = promiseIn(ledger, entry, 'open', report);
    if (promise !== null) promise.state = 'settled';
  },
  promiseReopened(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const promise = promiseIn(ledger, entry, 'settled', report);
    if (promise !== null) promise.state = 'open';
  },
  promisesCarried(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    for (const promise of parts(entry.body, 'promises')) {
      const origin = part(promise, 'origin');
      const key = `${text(origin, 'sessionId')}/${text(origin, 'promiseId')}`;
      const isOwn = text(origin, 'sessionId') === ledger.sessionId;
      if (isOwn || ledger.carried.has(key)) report('promiseWrong', entry.seq, key);
      ledger.carried.add(key);
      enterTerms(ledger, entry, promise, report);
    }
  },
};

function enterTerms(ledger: Ledger, entry: Entry, promise: Part, report: Report): void {
  const id = text(promise, 'id');
  if (ledger.promises.has(id)) report('idTaken', entry.seq, id);
  text(promise, 'text');
  namedPerson(ledger, entry, part(promise, 'owner'), report);
  const madeAt = whole(promise, 'madeAt');
  if (whole(promise, 'dueAt') <= madeAt) report('promiseWrong', entry.seq, id);
  ledger.promises.set(id, { madeAt, state: 'open' });
}

function promiseIn(
  ledger: Ledger,
  { seq, body }: Entry,
  state: PromiseAccount['state'],
  report: Report,
): PromiseAccount | null {
  const id = text(body, 'promiseId');
  const promise = ledger.promises.get(id);
  if (promise === undefined) report('nothingNamed', seq, id);
  else if (promise.state !== state) report('promiseWrong', seq, `${id}: ${promise.state}`);
  return promise ?? null;
}
