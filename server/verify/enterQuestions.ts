import type { Report } from './findings.ts';
import { hasRole, requireDesk, type Enter, type Entry, type Ledger, type QuestionAccount } from './Ledger.ts';
import { part, text, textOrNull, whole, type Part } from './read.ts';

/** Written questions: the author writes, the desk accepts, the official answers. */
export const QUESTIONS: Readonly<Record<string, Enter>> = {
  questionAsked(ledger, entry, report) {
    const question = part(entry.body, 'question');
    const [id, authorId] = [text(question, 'id'), text(question, 'authorId')];
    if (ledger.questions.has(id)) report('idTaken', entry.seq, id);
    if (entry.actor !== authorId) report('actorWrong', entry.seq, entry.actor ?? 'house');
    if (!hasRole(ledger, authorId, 'delegate')) report('notADelegate', entry.seq, authorId);
    if (whole(question, 'askedAt') !== entry.at) report('timeDiffers', entry.seq, 'askedAt');
    const to = checkSlip(ledger, entry, question, report);
    ledger.questions.set(id, { authorId, to, state: 'submitted', written: false, chain: [] });
  },
  questionRevised(ledger, entry, report) {
    const question = ownQuestion(ledger, entry, report);
    if (question === null) return;
    requireState(entry, question, ['submitted', 'returned'], report);
    question.to = checkSlip(ledger, entry, part(entry.body, 'slip'), report);
    question.state = 'submitted';
  },
  questionWithdrawn(ledger, entry, report) {
    const question = ownQuestion(ledger, entry, report);
    if (question === null) return;
    requireState(entry, question, ['submitted', 'returned', 'accepted'], report);
    requireUntouched(entry, question, report);
    question.state = 'withdrawn';
  },
  questionAccepted(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const question = namedQuestion(ledger, entry, report);
    if (question === null) return;
    requireState(entry, question, ['submitted', 'returned', 'closed'], report);
    question.state = 'accepted';
  },
  questionReturned(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const question = namedQuestion(ledger, entry, report);
    if (question === null) return;
    if (text(entry.body, 'reason') === '') report('questionWrong', entry.seq, 'reason');
    requireState(entry, question, ['submitted', 'returned', 'accepted'], report);
    requireUntouched(entry, question, report);
    question.state = 'returned';
  },
  questionAnswered(ledger, entry, report) {
    const answer = part(entry.body, 'answer');
    const [by, fileId] = [text(answer, 'by'), textOrNull(answer, 'fileId')];
    text(answer, 'text');
    if (entry.actor !== by) report('actorWrong', entry.seq, by);
    if (whole(answer, 'at') !== entry.at) report('timeDiffers', entry.seq, 'at');
    if (fileId !== null && !isPublic(ledger, fileId)) report('nothingNamed', entry.seq, fileId);
    const question = namedQuestion(ledger, entry, report);
    if (question === null) return;
    if (entry.actor !== question.to) requireDesk(ledger, entry, report);
    requireState(entry, question, ['accepted', 'closed'], report);
    question.written = true;
  },
  questionClosed(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    if (whole(entry.body, 'at') !== entry.at) report('timeDiffers', entry.seq, 'at');
    const question = namedQuestion(ledger, entry, report);
    if (question === null) return;
    requireState(entry, question, ['accepted'], report);
    if (!question.written && !question.chain.includes('answer')) {
      report('questionWrong', entry.seq, text(entry.body, 'questionId'));
    }
    question.state = 'closed';
  },
  questionMoved(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    namedQuestion(ledger, entry, report);
    const before = textOrNull(entry.body, 'before');
    if (before !== null && !ledger.questions.has(before)) report('nothingNamed', entry.seq, before);
  },
};

/** A speech in the chain of a question: the question until it is answered, an answer after it, then a follow-up. */
export function enterLink(ledger: Ledger, { seq }: Entry, speech: Part, report: Report): void {
  const [id, kind] = [textOrNull(speech, 'questionId'), text(speech, 'kind')];
  if (id === null) return;
  const question = ledger.questions.get(id);
  if (question === undefined) return report('nothingNamed', seq, id);
  const isAnswered = question.chain.includes('answer');
  const isInTurn =
    (kind === 'question' && !isAnswered) ||
    (kind === 'answer' && question.chain.length > 0) ||
    (kind === 'followUp' && isAnswered);
  if (question.state !== 'accepted' || !isInTurn) report('questionWrong', seq, `${id}: ${kind}`);
  question.chain.push(kind);
}

/** Whom a slip asks, when that is a member; the item it names is public. */
function checkSlip(ledger: Ledger, entry: Entry, slip: Part, report: Report): string | null {
  const itemId = textOrNull(slip, 'itemId');
  text(slip, 'topic');
  text(slip, 'text');
  if (itemId !== null && ledger.items.get(itemId)?.published !== true)
    report('nothingNamed', entry.seq, itemId);
  return namedPerson(ledger, entry, part(slip, 'to'), report);
}

/** A member of the roster, or `null` for somebody it does not know. */
export function namedPerson(ledger: Ledger, { seq }: Entry, person: Part, report: Report): string | null {
  if (text(person, 'kind') === 'named') return null;
  const memberId = text(person, 'memberId');
  if (!ledger.members.has(memberId)) report('nothingNamed', seq, memberId);
  return memberId;
}

function isPublic(ledger: Ledger, fileId: string): boolean {
  const file = ledger.files.get(fileId);
  const isItemPublic = ledger.items.get(file?.itemId ?? '')?.published === true;
  return isItemPublic && file?.versions.some(({ published }) => published) === true;
}

function namedQuestion(ledger: Ledger, { seq, body }: Entry, report: Report): QuestionAccount | null {
  const id = text(body, 'questionId');
  const question = ledger.questions.get(id);
  if (question === undefined) report('nothingNamed', seq, id);
  return question ?? null;
}

function ownQuestion(ledger: Ledger, entry: Entry, report: Report): QuestionAccount | null {
  const question = namedQuestion(ledger, entry, report);
  if (question !== null && question.authorId !== entry.actor) {
    report('actorWrong', entry.seq, entry.actor ?? 'house');
  }
  return question;
}

function requireState(
  { seq, body }: Entry,
  { state }: QuestionAccount,
  allowed: readonly QuestionAccount['state'][],
  report: Report,
): void {
  if (!allowed.includes(state)) report('questionWrong', seq, `${text(body, 'questionId')}: ${state}`);
}

/** Neither put in the hall nor answered in writing. */
function requireUntouched({ seq, body }: Entry, { written, chain }: QuestionAccount, report: Report): void {
  if (written || chain.length > 0) report('questionWrong', seq, text(body, 'questionId'));
}
