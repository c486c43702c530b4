import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Speaker } from '../../../shared/domain/floor.ts';
import type { PromiseId, QuestionId, SpeechId } from '../../../shared/domain/ids.ts';
import { PROMISE_DAYS, type RecordedPromise } from '../../../shared/domain/promise.ts';
import type { PromiseCommand } from '../../../shared/domain/promiseCommand.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { newId } from '../../ui/newId.ts';
import { fromTypedDateTime, toTypedDateTime } from '../../ui/time.ts';
import { useOutcome } from '../../ui/useOutcome.tsx';
import { DateTimeField } from '../desk/DateTimeField.tsx';
import { useCommand } from '../session/useCommand.ts';
import { asDraft, asSpeaker, isNamed, SpeakerField } from '../speaking/SpeakerField.tsx';
import { daysFrom } from './promiseView.ts';
import classes from './questions.module.css';

/** What the law gives for a written answer, and what is often promised. */
const TERMS = [PROMISE_DAYS, 30, 60, 90] as const;

interface PromiseDialogProps {
  readonly projection: Projection;
  /** Where a new one is made and who makes it, or the one that is corrected. */
  readonly made:
    | {
        readonly questionId: QuestionId | null;
        readonly speechId: SpeechId | null;
        readonly owner: Speaker | null;
      }
    | { readonly promise: RecordedPromise };
  readonly onClose: () => void;
}

/** Notes a promise: who, what, until when. Opened from the speech, only the words are missing. */
export function PromiseDialog({ projection, made, onClose }: PromiseDialogProps) {
  const { t } = useTranslation('questions');
  const room = useRoom();
  const known = 'promise' in made ? made.promise : null;
  const owner = 'promise' in made ? made.promise.owner : made.owner;
  const [person, setPerson] = useState(asDraft(owner ?? { kind: 'named', name: '', position: '' }));
  const [text, setText] = useState(known?.text ?? '');
  const [due, setDue] = useState(() => toTypedDateTime(known?.dueAt ?? daysFrom(room.now(), PROMISE_DAYS)));
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const { succeeded } = useOutcome();
  const dueAt = fromTypedDateTime(due);
  const record = async () => {
    if (dueAt === null) return;
    setFault(null);
    const terms = { text: text.trim(), owner: asSpeaker(person), dueAt };
    const command: PromiseCommand =
      'promise' in made
        ? { type: 'changePromise', promiseId: made.promise.id, ...terms }
        : {
            ...{ type: 'recordPromise', promiseId: newId<PromiseId>(), questionId: made.questionId },
            ...{ speechId: made.speechId, ...terms },
          };
    if (!(await send(command))) return;
    succeeded(t('promise.recorded'));
    onClose();
  };
  return (
    <ActionDialog
      title={t(known === null ? 'promise.title' : 'promise.change')}
      action={t('promise.record')}
      busy={busy}
      disabled={text.trim() === '' || dueAt === null || !isNamed(person)}
      fault={fault}
      onAct={() => void record()}
      onClose={onClose}
    >
      <Textarea
        label={t('promise.text')}
        placeholder={t('promise.placeholder')}
        data-autofocus
        autosize
        minRows={3}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <SpeakerField label={t('promise.owner')} projection={projection} value={person} onChange={setPerson} />
      <div className={classes.due}>
        <DateTimeField
          label={t('promise.due')}
          value={due}
          onChange={setDue}
          error={dueAt === null ? t('promise.dueWrong') : null}
        />
        <div className={classes.terms} role="group" aria-label={t('promise.terms')}>
          {TERMS.map((days) => (
            <Button
              key={days}
              variant="default"
              onClick={() => setDue(toTypedDateTime(daysFrom(room.now(), days)))}
            >
              {t('promise.days', { count: days })}
            </Button>
          ))}
        </div>
      </div>
    </ActionDialog>
  );
}
