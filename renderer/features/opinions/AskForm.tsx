import { ActionIcon, Button, Select, TextInput, Textarea } from '@mantine/core';
import { IconPlus, IconSend, IconTrash } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { isDelegate } from '../../../shared/domain/roster.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { useOutcome } from '../../ui/useOutcome.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { Waiting } from '../../ui/Waiting.tsx';
import { DateTimeField } from '../desk/DateTimeField.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import { useCommand } from '../session/useCommand.ts';
import {
  askFaultsOf,
  askFieldsOf,
  emptyAskFields,
  emptyQuestion,
  filesToAskAbout,
  LONGEST_LINE,
  MOST_QUESTIONS,
  planOf,
  type AskFields,
} from './askFields.ts';
import { useKeptDraft } from './useKeptDraft.ts';
import classes from './opinions.module.css';

/** Where the form of a new sheet is kept while it is not sent. */
export const ASK_DRAFT = 'opinion-sheet';

/** A new sheet: what is typed stays on this device until it is sent. */
export function AskForm({ projection }: { readonly projection: Projection }) {
  const { t, i18n } = useTranslation(['opinions', 'common']);
  const room = useRoom();
  const navigate = useNavigate();
  const outcome = useOutcome();
  const confirmed = useConfirmation();
  const kept = useKeptDraft(ASK_DRAFT, askFieldsOf, () => emptyAskFields(room.now()));
  const [showFaults, setShowFaults] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const { send, busy } = useCommand(setFailure);
  if (kept.status === 'reading') return <Waiting title={t('common:loading')} />;
  const fields = kept.draft;
  const faults = showFaults ? askFaultsOf(fields, room.now()) : null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setShowFaults(true);
    setFailure(null);
    const sheet = planOf(fields, projection.files, room.now());
    if (sheet === null) return;
    const count = Object.values(projection.members).filter(isDelegate).length;
    const at = formatDateTime(sheet.deadline, i18n.language);
    const about = { title: t('ask.confirmTitle'), body: t('ask.confirmText', { count, at }) };
    if (!(await confirmed({ ...about, confirm: t('ask.send') }))) return;
    if (!(await send({ type: 'askOpinion', sheet }))) return;
    kept.reset();
    outcome.succeeded(t('ask.sent'));
    await navigate(`${sessionPath(room.session)}/desk/opinions/${sheet.id}`, { replace: true });
  };
  return (
    <form className={classes.askForm} onSubmit={(event) => void submit(event)} noValidate>
      {kept.wasKept && (
        <Notice
          tone="info"
          role="status"
          action={
            <Button variant="default" onClick={kept.reset}>
              {t('ask.anew')}
            </Button>
          }
        >
          {t('ask.kept')}
        </Notice>
      )}
      <TextInput
        label={t('ask.title')}
        placeholder={t('ask.titlePlaceholder')}
        maxLength={LONGEST_LINE}
        value={fields.title}
        onChange={(event) => kept.change({ title: event.currentTarget.value })}
        error={faults?.title === true ? t('ask.titleMissing') : undefined}
        required
      />
      <Select
        label={t('ask.file')}
        description={t('ask.fileText')}
        placeholder={t('ask.noFile')}
        data={filesToAskAbout(projection)}
        value={fields.fileId}
        onChange={(fileId) => kept.change({ fileId })}
        nothingFoundMessage={t('ask.noFiles')}
        clearable
        searchable
      />
      <Questions fields={fields} faults={faults?.questions ?? []} onChange={kept.change} />
      <DateTimeField
        label={t('ask.deadline')}
        value={fields.deadline}
        onChange={(deadline) => kept.change({ deadline })}
        error={faults?.deadline == null ? undefined : t(`ask.${faults.deadline}`)}
      />
      {failure !== null && (
        <Notice tone="live" role="alert">
          {failure}
        </Notice>
      )}
      <div className={classes.send}>
        <Button
          type="submit"
          size="lg"
          loading={busy}
          leftSection={<IconSend size={22} stroke={1.75} aria-hidden />}
        >
          {t('ask.send')}
        </Button>
        <p className={classes.soft}>{t('ask.draftText')}</p>
      </div>
    </form>
  );
}

interface QuestionsProps {
  readonly fields: AskFields;
  readonly faults: readonly boolean[];
  readonly onChange: (changes: Partial<AskFields>) => void;
}

/** Each is answered by agree, disagree or another opinion (rule O2). */
function Questions({ fields, faults, onChange }: QuestionsProps) {
  const { t } = useTranslation('opinions');
  const { questions } = fields;
  const write = (id: string, text: string) =>
    // One line is asked: a line break is a slip of the hand.
    onChange({
      questions: questions.map((one) => (one.id === id ? { id, text: text.replaceAll(/\s/g, ' ') } : one)),
    });
  return (
    <section className={classes.askQuestions} aria-label={t('ask.questions')}>
      <h3>{t('ask.questions')}</h3>
      <p className={classes.soft}>{t('ask.questionsText')}</p>
      {questions.map(({ id, text }, index) => (
        <div key={id} className={classes.askQuestion}>
          <Textarea
            className={classes.grow ?? ''}
            label={t('form.question', { number: index + 1 })}
            placeholder={t('ask.questionPlaceholder')}
            autosize
            minRows={1}
            maxRows={6}
            maxLength={LONGEST_LINE}
            value={text}
            onChange={(event) => write(id, event.currentTarget.value)}
            error={faults[index] === true ? t('ask.questionMissing') : undefined}
            required
          />
          {questions.length > 1 && (
            <ActionIcon
              color="gray"
              aria-label={t('ask.removeQuestion', { number: index + 1 })}
              title={t('ask.removeQuestion', { number: index + 1 })}
              onClick={() => onChange({ questions: questions.filter((one) => one.id !== id) })}
            >
              <IconTrash size={22} stroke={1.75} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      <div>
        <Button
          variant="default"
          disabled={questions.length >= MOST_QUESTIONS}
          onClick={() => onChange({ questions: [...questions, emptyQuestion()] })}
          leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
        >
          {t('ask.addQuestion')}
        </Button>
      </div>
    </section>
  );
}
