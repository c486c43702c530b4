import { Button, Textarea, UnstyledButton } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { OPINIONS, type OpinionAnswer } from '../../../shared/domain/opinion.ts';
import type { OpinionView } from '../../../shared/protocol/projection.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import {
  answerDraftOf,
  answersOf,
  faultsOf,
  fieldsOf,
  LONGEST_COMMENT,
  type AnswerDraft,
  type AnswerFault,
  type AnswerFields,
} from './answerFields.ts';
import { OPINION_LOOKS } from './opinionLooks.ts';
import { useKeptDraft } from './useKeptDraft.ts';
import classes from './opinions.module.css';

interface AnswerFormProps {
  readonly sheet: OpinionView;
  /** The answer so far. */
  readonly answers: readonly OpinionAnswer[];
}

const untouched = (): AnswerDraft => ({ edits: {} });

/** The questions of a sheet with their answers; what is changed stays on this device until it is sent. */
export function AnswerForm({ sheet, answers }: AnswerFormProps) {
  const { t } = useTranslation(['opinions', 'common']);
  const room = useRoom();
  const kept = useKeptDraft(`answer-${sheet.id}`, answerDraftOf, untouched);
  const [showFaults, setShowFaults] = useState(false);
  const [busy, setBusy] = useState(false);
  const [isUnkept, setIsUnkept] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  if (kept.status === 'reading') return <Waiting title={t('common:loading')} />;
  const { draft } = kept;
  const fields = fieldsOf(sheet, answers, draft);
  const faults = showFaults ? faultsOf(fields) : [];
  const isChanged = Object.keys(draft.edits).length > 0;
  const change = (questionId: string, edit: Partial<AnswerFields>) =>
    kept.change({ edits: { ...draft.edits, [questionId]: { ...draft.edits[questionId], ...edit } } });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const given = answersOf(sheet, fields);
    setShowFaults(given === null);
    if (given === null) {
      const first = faultsOf(fields).findIndex((fault) => fault !== null);
      form.current?.querySelectorAll('fieldset')[first]?.scrollIntoView({ block: 'center' });
      return;
    }
    setBusy(true);
    const own = await room.answers.give(sheet.id, given);
    setBusy(false);
    const couldBeKept = own.state !== 'refused' || own.refusal !== null;
    setIsUnkept(!couldBeKept);
    if (couldBeKept) kept.reset();
  };
  return (
    <form ref={form} className={classes.form} onSubmit={(event) => void submit(event)} noValidate>
      {sheet.questions.map((question, index) => (
        <Question
          key={question.id}
          number={index + 1}
          text={question.text}
          fields={fields[index] ?? { opinion: null, comment: '' }}
          fault={faults[index] ?? null}
          onChange={(edit) => change(question.id, edit)}
        />
      ))}
      {faults.some((fault) => fault !== null) && (
        <Notice tone="warn" role="alert">
          {t('form.missing', { count: faults.filter((fault) => fault !== null).length })}
        </Notice>
      )}
      {isUnkept && (
        <Notice tone="live" role="alert">
          {t('form.unkept')}
        </Notice>
      )}
      <div className={classes.send}>
        <Button
          type="submit"
          size="lg"
          loading={busy}
          disabled={!isChanged && answers.length > 0}
          leftSection={<IconSend size={22} stroke={1.75} aria-hidden />}
        >
          {t(answers.length === 0 ? 'form.send' : 'form.sendAgain')}
        </Button>
        {isChanged && answers.length > 0 && (
          <Button variant="default" size="lg" onClick={kept.reset}>
            {t('form.undo')}
          </Button>
        )}
        <p className={classes.soft}>{t('form.named')}</p>
      </div>
    </form>
  );
}

interface QuestionProps {
  readonly number: number;
  readonly text: string;
  readonly fields: AnswerFields;
  readonly fault: AnswerFault;
  readonly onChange: (edit: Partial<AnswerFields>) => void;
}

function Question({ number, text, fields, fault, onChange }: QuestionProps) {
  const { t } = useTranslation('opinions');
  return (
    <fieldset className={classes.question} data-fault={fault ?? undefined}>
      <legend>
        <span className={classes.number}>{t('form.question', { number })}</span> {text}
      </legend>
      <div className={classes.opinions} role="group" aria-label={text}>
        {OPINIONS.map((opinion) => {
          const { Icon, className } = OPINION_LOOKS[opinion];
          const isChosen = fields.opinion === opinion;
          return (
            <UnstyledButton
              key={opinion}
              type="button"
              aria-pressed={isChosen}
              className={`${classes.opinion} ${className}`}
              onClick={() => onChange({ opinion })}
            >
              <Icon size={26} stroke={1.75} aria-hidden />
              <span>{t(`opinion.${opinion}`)}</span>
            </UnstyledButton>
          );
        })}
      </div>
      {fault === 'opinionMissing' && <p className={classes.fault}>{t('form.opinionMissing')}</p>}
      <Textarea
        label={t(fields.opinion === 'other' ? 'form.otherComment' : 'form.comment')}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={LONGEST_COMMENT}
        value={fields.comment}
        onChange={(event) => onChange({ comment: event.currentTarget.value })}
        error={fault === 'commentMissing' ? t('form.commentMissing') : undefined}
        required={fields.opinion === 'other'}
      />
    </fieldset>
  );
}
