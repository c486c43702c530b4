import { electorateOf } from './enterVotes.ts';
import type { Report } from './findings.ts';
import { requireDesk, type Enter, type Entry, type Ledger } from './Ledger.ts';
import { part, parts, text, texts, whole, type Part } from './read.ts';
import { OPINIONS, type OpinionAccount } from './slipAccounts.ts';

/** Opinion sheets between meetings. */
export const OPINION_SHEETS: Readonly<Record<string, Enter>> = {
  opinionAsked(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const sheet = part(entry.body, 'sheet');
    const id = text(sheet, 'id');
    if (ledger.opinions.has(id)) return report('idTaken', entry.seq, id);
    const deadline = whole(sheet, 'deadline');
    if (deadline <= entry.at) report('opinionWrong', entry.seq, `${id}: ${deadline}`);
    ledger.opinions.set(id, {
      title: text(sheet, 'title'),
      questions: parts(sheet, 'questions').map((one) => ({ id: text(one, 'id'), text: text(one, 'text') })),
      asked: electorateOf(ledger, entry, report, texts(entry.body, 'asked')),
      ...{ deadline, state: 'open', answered: new Map() },
    });
  },
  opinionGiven(ledger, entry, report) {
    const sheet = requireSheet(ledger, entry, report, 'open');
    if (sheet === null) return;
    const memberId = text(entry.body, 'memberId');
    if (entry.actor !== memberId) report('actorWrong', entry.seq, entry.actor ?? 'house');
    if (!sheet.asked.has(memberId)) report('notEntitled', entry.seq, memberId);
    if (entry.at >= sheet.deadline) report('opinionLate', entry.seq, memberId);
    const answers = parts(entry.body, 'answers');
    const fits =
      answers.length === sheet.questions.length &&
      answers.every((answer, index) => isAnswer(answer, sheet.questions[index]?.id));
    if (!fits) return report('opinionWrong', entry.seq, memberId);
    sheet.answered.set(
      memberId,
      answers.map((answer) => text(answer, 'opinion')),
    );
  },
  opinionReminded(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    requireSheet(ledger, entry, report, 'open');
  },
  opinionExtended(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const sheet = requireSheet(ledger, entry, report, 'open');
    if (sheet === null) return;
    const deadline = whole(entry.body, 'deadline');
    if (deadline <= sheet.deadline || entry.at >= sheet.deadline)
      report('opinionLate', entry.seq, String(deadline));
    sheet.deadline = deadline;
  },
  opinionClosed(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const sheet = requireSheet(ledger, entry, report, 'open');
    if (sheet === null) return;
    const isComplete = [...sheet.asked].every((id) => sheet.answered.has(id));
    if (entry.at < sheet.deadline && !isComplete)
      report('opinionWrong', entry.seq, text(entry.body, 'opinionId'));
    sheet.state = 'closed';
  },
  opinionPublished(ledger, entry, report) {
    requireDesk(ledger, entry, report);
    const sheet = requireSheet(ledger, entry, report, 'closed');
    if (sheet !== null) sheet.state = 'published';
  },
};

/** On the question in its turn; "another opinion" says which. */
function isAnswer(answer: Part, questionId: string | undefined): boolean {
  const opinion = text(answer, 'opinion');
  if (text(answer, 'questionId') !== questionId || !OPINIONS.includes(opinion)) return false;
  return opinion !== 'other' || text(answer, 'comment') !== '';
}

function requireSheet(
  ledger: Ledger,
  { seq, body }: Entry,
  report: Report,
  state: OpinionAccount['state'],
): OpinionAccount | null {
  const id = text(body, 'opinionId');
  const sheet = ledger.opinions.get(id);
  if (sheet === undefined) report('nothingNamed', seq, id);
  else if (sheet.state !== state) report('voteStateWrong', seq, `${id}: ${sheet.state}`);
  return sheet !== undefined && sheet.state === state ? sheet : null;
}
