import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ItemId, MemberId, QuestionId } from '../../../shared/domain/ids.ts';
import type { QuestionSlip } from '../../../shared/domain/question.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { newId } from '../../ui/newId.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useOutcome } from '../../ui/useOutcome.tsx';
import { programmeOf } from '../agenda/programme.ts';
import { useCommand } from '../session/useCommand.ts';
import { asDraft, asSpeaker, isNamed, NOBODY, SpeakerField } from '../speaking/SpeakerField.tsx';
import { useKeptDraft } from '../opinions/useKeptDraft.ts';
import { isAboutQuestions, type QuestionView } from './questionView.ts';
import classes from './questions.module.css';

const slipDraft = z.object({
  person: z.object({
    from: z.enum(['roster', 'outside']),
    memberId: z.custom<MemberId>((value) => typeof value === 'string').nullable(),
    name: z.string(),
    position: z.string(),
  }),
  itemId: z.custom<ItemId>((value) => typeof value === 'string').nullable(),
  topic: z.string(),
  text: z.string(),
});
type SlipDraft = z.infer<typeof slipDraft>;

/** No item: the Select needs a value that is none's id. */
const NONE = '';

interface SlipDialogProps {
  readonly projection: Projection;
  /** The slip that is revised; `null` for a new one. */
  readonly question: QuestionView | null;
  readonly onClose: () => void;
}

/** Writes a slip: to whom, where, about what. What is written stays on this device until it is sent. */
export function SlipDialog({ projection, question, onClose }: SlipDialogProps) {
  const { t } = useTranslation(['questions', 'speaking']);
  const isOnline = useSignal(useRoom().connection) === 'online';
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const { succeeded } = useOutcome();
  const kept = useKeptDraft(
    `question-${question?.id ?? 'new'}`,
    (known) => slipDraft.safeParse(known).data ?? null,
    () => (question === null ? blankSlip(projection) : draftOf(question)),
  );
  if (kept.status === 'reading') return null;
  const { draft, change } = kept;
  const { person, topic, text } = draft;
  const items = programmeOf(projection)
    .sittings.flatMap((sitting) => sitting.items)
    .filter(({ item }) => item.published);
  const itemId = items.some(({ item }) => item.id === draft.itemId) ? draft.itemId : null;
  const submit = async () => {
    setFault(null);
    const slip: QuestionSlip = { to: asSpeaker(person), itemId, topic: topic.trim(), text: text.trim() };
    const command =
      question === null
        ? ({ type: 'askQuestion', questionId: newId<QuestionId>(), slip } as const)
        : ({ type: 'reviseQuestion', questionId: question.id, slip } as const);
    if (!(await send(command))) return;
    kept.reset();
    succeeded(t('slip.sent'));
    onClose();
  };
  return (
    <ActionDialog
      title={t(question === null ? 'slip.title' : 'slip.revise')}
      action={t('slip.send')}
      decline={t('slip.later')}
      busy={busy}
      disabled={!isOnline || !isNamed(person) || topic.trim() === '' || text.trim() === ''}
      fault={fault}
      onAct={() => void submit()}
      onClose={onClose}
      wide
    >
      <div className={classes.columns}>
        <div className={classes.column}>
          <SpeakerField
            label={t('slip.to')}
            projection={projection}
            value={person}
            onChange={(chosen) => change({ person: chosen })}
          />
          <Select
            label={t('slip.item')}
            allowDeselect={false}
            value={itemId ?? NONE}
            onChange={(value) => change({ itemId: value === NONE ? null : (value as ItemId | null) })}
            data={[
              { value: NONE, label: t('slip.noItem') },
              ...items.map(({ item, number }) => ({ value: item.id, label: `${number}. ${item.title}` })),
            ]}
          />
        </div>
        <div className={classes.column}>
          <TextInput
            label={t('slip.topic')}
            description={t('slip.topicText')}
            maxLength={200}
            value={topic}
            onChange={(event) => change({ topic: event.currentTarget.value })}
          />
          <Textarea
            label={t('slip.text')}
            autosize
            minRows={5}
            maxRows={14}
            maxLength={5000}
            value={text}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
        </div>
      </div>
      <Notice tone={isOnline ? 'info' : 'warn'} role="status">
        {t(isOnline ? 'slip.kept' : 'slip.offline')}
      </Notice>
    </ActionDialog>
  );
}

/** In the item of the programme that is about questions, when there is one. */
function blankSlip(projection: Projection): SlipDraft {
  const items = Object.values(projection.items).filter(
    ({ published, state }) => published && state !== 'done',
  );
  const about = items.find(isAboutQuestions);
  return { person: NOBODY, itemId: about?.id ?? null, topic: '', text: '' };
}

function draftOf({ to, itemId, topic, text }: QuestionView): SlipDraft {
  return { person: asDraft(to), itemId, topic, text };
}
