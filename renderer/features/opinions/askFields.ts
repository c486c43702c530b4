import { z } from 'zod';
import type { FileId, OpinionId, OpinionQuestionId } from '../../../shared/domain/ids.ts';
import type { OpinionPlan } from '../../../shared/domain/opinion.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { newId } from '../../ui/newId.ts';
import { fromTypedDateTime, toTypedDateTime } from '../../ui/time.ts';
import { proposedDeadline } from './deadline.ts';

/** As the room takes them. */
export const MOST_QUESTIONS = 50;
export const LONGEST_LINE = 1000;

/** A new sheet as it is typed. Its ids are chosen here, so that it is asked once however often it is sent. */
export interface AskFields {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly { readonly id: string; readonly text: string }[];
  readonly deadline: string;
  readonly fileId: string | null;
}

const askFields = z.object({
  id: z.string(),
  title: z.string(),
  questions: z.array(z.object({ id: z.string(), text: z.string() })).min(1),
  deadline: z.string(),
  fileId: z.string().nullable(),
});

export function askFieldsOf(kept: unknown): AskFields | null {
  const parsed = askFields.safeParse(kept);
  return parsed.success ? parsed.data : null;
}

export function emptyAskFields(now: number): AskFields {
  return {
    id: newId(),
    title: '',
    questions: [emptyQuestion()],
    deadline: toTypedDateTime(proposedDeadline(now)),
    fileId: null,
  };
}

export function emptyQuestion(): AskFields['questions'][number] {
  return { id: newId(), text: '' };
}

export interface AskFaults {
  readonly title: boolean;
  /** By question. */
  readonly questions: readonly boolean[];
  readonly deadline: 'noTime' | 'past' | null;
}

export function askFaultsOf(fields: AskFields, now: number): AskFaults {
  const deadline = fromTypedDateTime(fields.deadline);
  return {
    title: fields.title.trim() === '',
    questions: fields.questions.map(({ text }) => text.trim() === ''),
    deadline: deadline === null ? 'noTime' : deadline <= now ? 'past' : null,
  };
}

/** `null` while something is missing. The file is asked about in its newest version. */
export function planOf(fields: AskFields, files: Projection['files'], now: number): OpinionPlan | null {
  const faults = askFaultsOf(fields, now);
  const deadline = fromTypedDateTime(fields.deadline);
  if (faults.title || faults.questions.includes(true) || faults.deadline !== null || deadline === null) {
    return null;
  }
  const file = fields.fileId === null ? undefined : files[fields.fileId as FileId];
  const version = file?.versions.at(-1);
  return {
    id: fields.id as OpinionId,
    title: fields.title.trim(),
    questions: fields.questions.map(({ id, text }) => ({ id: id as OpinionQuestionId, text: text.trim() })),
    deadline,
    text: file === undefined || version === undefined ? null : { fileId: file.id, versionId: version.id },
  };
}

/** Files that can be asked about: public in their newest version (rule O1). */
export function filesToAskAbout({ files, items }: Projection): { value: string; label: string }[] {
  return Object.values(files)
    .filter(
      ({ itemId, versions }) => items[itemId]?.published === true && versions.at(-1)?.published === true,
    )
    .sort((a, b) => a.order - b.order)
    .map(({ id, title }) => ({ value: id, label: title }));
}
