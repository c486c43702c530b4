import { Button } from '@mantine/core';
import { IconArrowLeft, IconMailForward } from '@tabler/icons-react';
import { useState, type Dispatch, type SetStateAction } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/slip.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useFailureText } from '../../ui/useFailureText.ts';
import { HindranceNote } from '../voting/HindranceNote.tsx';
import voting from '../voting/voting.module.css';
import { ElectionRow } from './ElectionRow.tsx';
import { LevelRow } from './LevelRow.tsx';
import { OwnMarks } from './OwnMarks.tsx';
import type { OpenedPollView } from './polls.ts';
import { SlipReminder } from './SlipReminder.tsx';
import { isFull, markOn, mayCast, rowsLeft, withMark } from './slipDraft.ts';
import { afterSending, type Editing } from './slipSteps.ts';
import type { OwnPart } from './useOwnSlip.ts';
import { useThresholds } from './useThresholds.ts';
import classes from './slip.module.css';

interface SlipFormProps {
  readonly poll: OpenedPollView;
  readonly part: OwnPart;
  readonly step: Editing;
  readonly onEditing: Dispatch<SetStateAction<Editing | null>>;
}

/** Marks the rows, then looks them over, then sends: what is sent is what was looked at. */
export function SlipForm(props: SlipFormProps) {
  return props.step.step === 'mark' ? <Marking {...props} /> : <Review {...props} />;
}

function Marking({ poll, part, step, onEditing }: SlipFormProps) {
  const { t } = useTranslation('polls');
  const thresholds = useThresholds();
  const [isWarned, setWarned] = useState(false);
  const { sheet } = poll;
  const { marks } = step;
  const disabled = part.hindrance !== null;
  const put = (rowId: RowId, mark: Mark | null) => {
    const isTooMany = mark !== null && markOn(marks, rowId) === null && isFull(sheet, marks);
    setWarned(isTooMany);
    if (!isTooMany) onEditing({ step: 'mark', marks: withMark(sheet, marks, rowId, mark) });
  };
  return (
    <>
      <div className={classes.body}>
        {thresholds(poll).map((sentence) => (
          <p key={sentence} className={voting.soft}>
            {sentence}
          </p>
        ))}
        <ol className={classes.rows} aria-labelledby="slip-title">
          {sheet.rows.map((row, index) => {
            const about = { row, number: index + 1, mark: markOn(marks, row.id), disabled };
            return sheet.form === 'election' ? (
              <ElectionRow key={row.id} {...about} isFull={isFull(sheet, marks)} onMark={put} />
            ) : (
              <LevelRow key={row.id} {...about} pollId={poll.id} form={sheet.form} onMark={put} />
            );
          })}
        </ol>
      </div>
      <div className={classes.foot}>
        {isWarned && sheet.form === 'election' && (
          <Notice tone="warn" role="alert">
            {t('slip.tooMany', { count: sheet.toElect })}
          </Notice>
        )}
        <SlipReminder poll={poll} />
        <HindranceNote vote={{ sittingId: poll.terms.sittingId }} ballot={part} />
        <div className={classes.hands}>
          <p className={classes.count} role="status" data-testid="slip-count">
            {sheet.form === 'election'
              ? t('slip.chosen', { count: marks.length, total: sheet.toElect })
              : t('slip.marked', { count: marks.length, total: sheet.rows.length })}
          </p>
          {part.own !== undefined && (
            <Button size="lg" variant="subtle" onClick={() => onEditing(null)}>
              {t('slip.keep')}
            </Button>
          )}
          <Button
            size="lg"
            disabled={disabled || !mayCast(sheet, marks)}
            onClick={() => onEditing({ step: 'review', marks })}
          >
            {t('slip.review')}
          </Button>
        </div>
      </div>
    </>
  );
}

function Review({ poll, part, step, onEditing }: SlipFormProps) {
  const { t } = useTranslation('polls');
  const { sheet } = poll;
  const { marks } = step;
  const left = rowsLeft(sheet, marks).length;
  const { ofRefusal } = useFailureText();
  const send = async () => {
    onEditing({ step: 'sending', marks });
    const sent = await part.cast(marks);
    onEditing((now) => afterSending(now, sent));
  };
  return (
    <>
      <div className={classes.body}>
        <p className={classes.lead}>{t('slip.reviewText')}</p>
        {sheet.form === 'election' && marks.length < sheet.toElect && (
          <Notice tone="warn" role="status">
            {marks.length === 0
              ? t('slip.nobody')
              : t('slip.fewer', { count: marks.length, total: sheet.toElect })}
          </Notice>
        )}
        {sheet.form !== 'election' && left > 0 && (
          <Notice tone="warn" role="status">
            {t('slip.left', { count: left })}
          </Notice>
        )}
        <OwnMarks sheet={sheet} marks={marks} />
      </div>
      <div className={classes.foot}>
        {step.fault !== undefined && (
          <Notice tone="live" role="alert">
            {step.fault === null ? t('own.notKept') : ofRefusal(step.fault)}
          </Notice>
        )}
        <HindranceNote vote={{ sittingId: poll.terms.sittingId }} ballot={part} />
        <div className={classes.hands}>
          <Button
            size="lg"
            variant="default"
            leftSection={<IconArrowLeft size={22} stroke={1.75} aria-hidden />}
            onClick={() => onEditing({ step: 'mark', marks })}
          >
            {t('slip.back')}
          </Button>
          <Button
            size="lg"
            className={classes.send ?? ''}
            disabled={part.hindrance !== null}
            leftSection={<IconMailForward size={24} stroke={1.75} aria-hidden />}
            onClick={() => void send()}
          >
            {t('slip.send')}
          </Button>
        </div>
      </div>
    </>
  );
}
