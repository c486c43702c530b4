import { speechIn, type Speaker, type Speech } from '../../../shared/domain/floor.ts';
import type { AgendaItem } from '../../../shared/domain/agenda.ts';
import type { ItemId, QuestionId } from '../../../shared/domain/ids.ts';
import { chainOf, type ChainKind, type Question } from '../../../shared/domain/question.ts';
import type { Ordered, Projection } from '../../../shared/protocol/projection.ts';
import { speakerOf, speechesOf } from '../speaking/floorView.ts';

export type QuestionView = Question & Ordered;

/** In the order in which they are dealt with. */
export function inOrder(questions: Readonly<Record<string, QuestionView>>): QuestionView[] {
  return Object.values(questions).sort((a, b) => a.order - b.order);
}

export function chainIn(projection: Projection, questionId: QuestionId): readonly Speech[] {
  return chainOf(speechesOf(projection), questionId);
}

/** What usually comes next in a chain. */
export function nextLink(chain: readonly Pick<Speech, 'kind'>[]): ChainKind {
  const last = chain.at(-1);
  if (last === undefined) return 'question';
  return last.kind === 'answer' ? 'followUp' : 'answer';
}

/** Name and office in one line. */
export function titleOf(projection: Projection, speaker: Speaker): string | null {
  const { name, position } = speakerOf(projection, speaker);
  if (name === null) return null;
  return position === '' ? name : `${name} – ${position}`;
}

export interface OfOfficial {
  readonly key: string;
  readonly to: Speaker;
  readonly questions: readonly QuestionView[];
}

/** By who is asked; whoever is asked first stands first. */
export function byOfficial(questions: readonly QuestionView[]): OfOfficial[] {
  const groups = new Map<string, QuestionView[]>();
  for (const question of questions) {
    const { to } = question;
    const key = to.kind === 'member' ? `m/${to.memberId}` : `n/${to.name}/${to.position}`;
    const group = groups.get(key) ?? [];
    groups.set(key, [...group, question]);
  }
  return [...groups].flatMap(([key, own]) => {
    const [first] = own;
    return first === undefined ? [] : [{ key, to: first.to, questions: own }];
  });
}

/** Items of the programme say in their title that they are about questions; there is no other sign. */
export function isAboutQuestions({ title }: Pick<AgendaItem, 'title'>): boolean {
  return /chất vấn/i.test(title.normalize('NFC'));
}

/** Those that can be dealt with under an item: its own, and in one about questions those that name none. */
export function questionsOn(projection: Projection, itemId: ItemId): QuestionView[] {
  const item = projection.items[itemId];
  const takesAny = item !== undefined && isAboutQuestions(item);
  return inOrder(projection.questions).filter(
    (question) => question.itemId === itemId || (takesAny && question.itemId === null),
  );
}

/** The question that the floor of the hall is at: who speaks to it, or else the last one spoken to that is not closed. */
export function questionAtHand(projection: Projection): QuestionView | null {
  const speeches = speechesOf(projection).filter(({ room }) => room === 'hall');
  const speech = speechIn(speeches, 'hall') ?? speeches.at(-1) ?? null;
  if (speech === null || speech.questionId === null) return null;
  const question = projection.questions[speech.questionId];
  if (question === undefined) return null;
  return question.state.kind === 'closed' && speech.clock.kind === 'ended' ? null : question;
}
