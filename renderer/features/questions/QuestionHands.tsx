import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowDown,
  IconArrowUp,
  IconChecks,
  IconDots,
  IconFileText,
  IconInbox,
  IconNotes,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionId } from '../../../shared/domain/ids.ts';
import { isAnswered } from '../../../shared/domain/question.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useCommand } from '../session/useCommand.ts';
import { AnswerDialog } from './AnswerDialog.tsx';
import { LinkButton } from './LinkButton.tsx';
import { PromiseDialog } from './PromiseDialog.tsx';
import { chainIn, type QuestionView } from './questionView.ts';
import { ReturnDialog } from './ReturnDialog.tsx';

interface QuestionHandsProps {
  readonly projection: Projection;
  readonly question: QuestionView;
  /** The one before and the one after the next in the order of the session; `undefined` where there is none. */
  readonly up?: QuestionId | undefined;
  readonly down?: QuestionId | null | undefined;
}

/** The desk's hands on a question: accept or return it, call its chain, close it, note a promise. */
export function QuestionHands({ projection, question, up, down }: QuestionHandsProps) {
  const { t } = useTranslation('questions');
  const { send, busy } = useCommand();
  const [dialog, setDialog] = useState<'return' | 'answer' | 'promise' | null>(null);
  const { id: questionId, state } = question;
  const chain = chainIn(projection, questionId);
  const isUntouched = question.answer === null && chain.length === 0;
  const isOpen = state.kind === 'accepted';
  const isReplied = isAnswered(question, chain);
  const isClosed = state.kind === 'closed';
  const move = (before: QuestionId | null) => void send({ type: 'moveQuestion', questionId, before });
  return (
    <>
      {(state.kind === 'submitted' || state.kind === 'returned') && (
        <Button
          variant={state.kind === 'submitted' ? 'filled' : 'default'}
          loading={busy}
          onClick={() => void send({ type: 'acceptQuestion', questionId })}
          leftSection={<IconInbox size={22} stroke={1.75} aria-hidden />}
        >
          {t('desk.accept')}
        </Button>
      )}
      {isOpen && <LinkButton projection={projection} question={question} />}
      {isOpen && isReplied && (
        <Button
          variant="default"
          loading={busy}
          onClick={() => void send({ type: 'closeQuestion', questionId })}
          leftSection={<IconChecks size={22} stroke={1.75} aria-hidden />}
        >
          {t('desk.close')}
        </Button>
      )}
      {isClosed && (
        <Button
          variant="default"
          loading={busy}
          onClick={() => void send({ type: 'acceptQuestion', questionId })}
          leftSection={<IconArrowBackUp size={22} stroke={1.75} aria-hidden />}
        >
          {t('desk.reopen')}
        </Button>
      )}
      {isReplied && (
        <Button
          variant="default"
          onClick={() => setDialog('promise')}
          leftSection={<IconNotes size={22} stroke={1.75} aria-hidden />}
        >
          {t('desk.promise')}
        </Button>
      )}
      {state.kind !== 'withdrawn' && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon
              color="gray"
              aria-label={t('desk.moreOf', { topic: question.topic })}
              title={t('desk.more')}
            >
              <IconDots size={22} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {(isOpen || isClosed) && (
              <Menu.Item
                leftSection={<IconFileText size={20} aria-hidden />}
                onClick={() => setDialog('answer')}
              >
                {t(question.answer === null ? 'desk.written' : 'desk.writtenAnew')}
              </Menu.Item>
            )}
            {isUntouched && state.kind !== 'returned' && (
              <Menu.Item
                leftSection={<IconArrowBackUp size={20} aria-hidden />}
                onClick={() => setDialog('return')}
              >
                {t('desk.return')}
              </Menu.Item>
            )}
            {up !== undefined && (
              <Menu.Item leftSection={<IconArrowUp size={20} aria-hidden />} onClick={() => move(up)}>
                {t('desk.up')}
              </Menu.Item>
            )}
            {down !== undefined && (
              <Menu.Item leftSection={<IconArrowDown size={20} aria-hidden />} onClick={() => move(down)}>
                {t('desk.down')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {dialog === 'return' && <ReturnDialog question={question} onClose={() => setDialog(null)} />}
      {dialog === 'answer' && (
        <AnswerDialog projection={projection} question={question} onClose={() => setDialog(null)} />
      )}
      {dialog === 'promise' && (
        <PromiseDialog
          projection={projection}
          made={{ questionId, speechId: answerIn(chain), owner: question.to }}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}

/** The newest answer in the hall, in which it was promised. */
function answerIn(chain: ReturnType<typeof chainIn>) {
  return chain.findLast(({ kind }) => kind === 'answer')?.id ?? null;
}
