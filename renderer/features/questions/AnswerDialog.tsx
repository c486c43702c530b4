import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { FileId } from '../../../shared/domain/ids.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useOutcome } from '../../ui/useOutcome.tsx';
import { useCommand } from '../session/useCommand.ts';
import type { QuestionView } from './questionView.ts';
import { useKeptDraft } from '../opinions/useKeptDraft.ts';
import classes from './questions.module.css';

const answerDraft = z.object({
  text: z.string(),
  fileId: z.custom<FileId>((value) => typeof value === 'string').nullable(),
});

/** No file: the Select needs a value that is none's id. */
const NONE = '';

interface AnswerDialogProps {
  readonly projection: Projection;
  readonly question: QuestionView;
  readonly onClose: () => void;
}

/** The official's answer in writing, perhaps with a file of the session; the desk puts it down for an official. */
export function AnswerDialog({ projection, question, onClose }: AnswerDialogProps) {
  const { t } = useTranslation('questions');
  const isOnline = useSignal(useRoom().connection) === 'online';
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const { succeeded } = useOutcome();
  const initial = { text: question.answer?.text ?? '', fileId: question.answer?.fileId ?? null };
  const kept = useKeptDraft(
    `question-answer-${question.id}`,
    (known) => answerDraft.safeParse(known).data ?? null,
    () => initial,
  );
  if (kept.status === 'reading') return null;
  const { draft, change } = kept;
  const files = filesFor(projection, question);
  const fileId = files.some(({ id }) => id === draft.fileId) ? draft.fileId : null;
  const submit = async () => {
    setFault(null);
    const answer = { text: draft.text.trim(), fileId };
    if (!(await send({ type: 'answerQuestion', questionId: question.id, answer }))) return;
    kept.reset();
    succeeded(t('answer.sent'));
    onClose();
  };
  return (
    <ActionDialog
      title={t('answer.title')}
      action={t('answer.send')}
      decline={t('slip.later')}
      busy={busy}
      disabled={!isOnline || draft.text.trim() === ''}
      fault={fault}
      onAct={() => void submit()}
      onClose={onClose}
      wide
    >
      <div className={classes.quoted}>
        <strong>{question.topic}</strong>
        <p className={classes.words}>{question.text}</p>
      </div>
      <Textarea
        label={t('answer.text')}
        autosize
        minRows={5}
        maxRows={16}
        maxLength={5000}
        value={draft.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <Select
        label={t('answer.file')}
        description={t('answer.fileText')}
        allowDeselect={false}
        searchable={files.length > 8}
        value={fileId ?? NONE}
        onChange={(value) => change({ fileId: value === NONE ? null : (value as FileId | null) })}
        data={[
          { value: NONE, label: t('answer.noFile') },
          ...files.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      <Notice tone={isOnline ? 'info' : 'warn'} role="status">
        {t(isOnline ? 'answer.public' : 'slip.offline')}
      </Notice>
    </ActionDialog>
  );
}

/** Public files of the question's item, or of the whole session when it has none. */
function filesFor({ files, items }: Projection, { itemId }: QuestionView) {
  const isPublic = (id: string) =>
    items[files[id as FileId]?.itemId ?? ('' as never)]?.published === true &&
    files[id as FileId]?.versions.some(({ published }) => published) === true;
  return Object.values(files)
    .filter((file) => isPublic(file.id) && (itemId === null || file.itemId === itemId))
    .sort((a, b) => a.order - b.order);
}
