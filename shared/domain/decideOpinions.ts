import type { Command } from './command.ts';
import type { DecisionContext } from './context.ts';
import { happened, type Decision } from './decision.ts';
import type { SessionEvent } from './event.ts';
import type { MemberId } from './ids.ts';
import { isOver, type OpinionAnswer, type OpinionPlan, type OpinionSheet } from './opinion.ts';
import { refused, type RefusalCode } from './refusal.ts';
import { isDelegate } from './roster.ts';
import type { SessionState } from './session.ts';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;
type OnSheet = Of<'answerOpinion' | 'remindOpinion' | 'extendOpinion' | 'closeOpinion' | 'publishOpinion'>;

export function decideOpinions(
  state: SessionState,
  command: Of<'askOpinion'> | OnSheet,
  { actor, now }: DecisionContext,
): Decision {
  if (actor === null) return refused('notAllowed');
  if (command.type === 'askOpinion') return decideAsking(state, command.sheet, now);
  const sheet = state.opinions.get(command.opinionId);
  if (sheet === undefined) return refused('noSuchOpinion');
  switch (command.type) {
    case 'answerOpinion':
      return decideAnswer(sheet, command.answers, actor, now);
    case 'remindOpinion':
      return decideReminder(sheet, now);
    case 'extendOpinion':
      return decideExtension(sheet, command.deadline, now);
    case 'closeOpinion':
      return decideClose(sheet, now);
    case 'publishOpinion':
      return decidePublication(sheet, now);
  }
}

/** O1. */
function decideAsking(state: SessionState, sheet: OpinionPlan, now: number): Decision {
  if (state.opinions.has(sheet.id)) return refused('idTaken');
  const ids = new Set(sheet.questions.map((question) => question.id));
  if (ids.size === 0 || ids.size < sheet.questions.length) return refused('sheetMalformed');
  if (sheet.deadline <= now) return refused('deadlinePassed');
  const fault = faultOfText(state, sheet.text);
  if (fault !== null) return refused(fault);
  const asked = [...state.members.values()].filter(isDelegate).map((member) => member.id);
  return happened({ type: 'opinionAsked', sheet, asked, at: now });
}

/** O1: whoever is asked has it before him. */
function faultOfText(state: SessionState, text: OpinionPlan['text']): RefusalCode | null {
  if (!state.published) return 'itemNotPublished';
  if (text === null) return null;
  const file = state.files.get(text.fileId);
  if (file === undefined) return 'noSuchFile';
  const newest = file.versions.at(-1);
  if (newest?.id !== text.versionId) return 'versionNotNewest';
  const isPublic = newest.published && state.items.get(file.itemId)?.published === true;
  return isPublic ? null : 'versionNotPublic';
}

/** O2, O3. */
function decideAnswer(
  sheet: OpinionSheet,
  answers: readonly OpinionAnswer[],
  memberId: MemberId,
  now: number,
): Decision {
  if (!sheet.asked.includes(memberId)) return refused('notAsked');
  if (isOver(sheet, now)) return refused('opinionClosed');
  const areAll =
    answers.length === sheet.questions.length &&
    answers.every(({ questionId }, index) => questionId === sheet.questions[index]?.id);
  if (!areAll) return refused('answerMalformed');
  if (answers.some(({ opinion, comment }) => opinion === 'other' && comment === '')) {
    return refused('commentMissing');
  }
  const last = sheet.answers.get(memberId);
  if (last !== undefined && JSON.stringify(wordsOf(last.answers)) === JSON.stringify(wordsOf(answers))) {
    return happened();
  }
  return happened({ type: 'opinionGiven', opinionId: sheet.id, memberId, answers, at: now });
}

function wordsOf(answers: readonly OpinionAnswer[]) {
  return answers.map(({ questionId, opinion, comment }) => [questionId, opinion, comment]);
}

/** O4. */
function decideReminder(sheet: OpinionSheet, now: number): Decision {
  if (isOver(sheet, now)) return refused('opinionClosed');
  const memberIds = sheet.asked.filter((memberId) => !sheet.answers.has(memberId));
  if (memberIds.length === 0) return happened();
  return happened({ type: 'opinionReminded', opinionId: sheet.id, memberIds, at: now });
}

/** O5: never earlier, and never once it is over. */
function decideExtension(sheet: OpinionSheet, deadline: number, now: number): Decision {
  if (isOver(sheet, now)) return refused('opinionClosed');
  if (deadline === sheet.deadline) return happened();
  if (deadline < sheet.deadline) return refused('deadlinePassed');
  return happened({ type: 'opinionExtended', opinionId: sheet.id, deadline });
}

/** O6: before the deadline only when nobody is waited for. */
function decideClose(sheet: OpinionSheet, now: number): Decision {
  if (sheet.state !== 'open') return happened();
  const isAnswered = sheet.asked.every((memberId) => sheet.answers.has(memberId));
  return isOver(sheet, now) || isAnswered ? happened(closed(sheet, now)) : refused('opinionOpen');
}

/** O6: publishing what is over and was not yet closed closes it first. */
function decidePublication(sheet: OpinionSheet, now: number): Decision {
  if (sheet.state === 'published') return happened();
  if (!isOver(sheet, now)) return refused('opinionOpen');
  const published: SessionEvent = { type: 'opinionPublished', opinionId: sheet.id };
  return sheet.state === 'open' ? happened(closed(sheet, now), published) : happened(published);
}

function closed(sheet: OpinionSheet, now: number): SessionEvent {
  return { type: 'opinionClosed', opinionId: sheet.id, at: Math.min(now, sheet.deadline) };
}
