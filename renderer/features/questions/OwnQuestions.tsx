import { Button } from '@mantine/core';
import { IconMessageQuestion, IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { Blank } from '../../ui/Blank.tsx';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { useCommand } from '../session/useCommand.ts';
import { QuestionCard } from './QuestionCard.tsx';
import { chainIn, type QuestionView } from './questionView.ts';
import { SlipDialog } from './SlipDialog.tsx';
import classes from './questions.module.css';

interface OwnQuestionsProps {
  readonly projection: Projection;
  readonly questions: readonly QuestionView[];
}

/** A delegate's own slips, and the way to write one. */
export function OwnQuestions({ projection, questions }: OwnQuestionsProps) {
  const { t } = useTranslation('questions');
  const [writing, setWriting] = useState<QuestionView | 'new' | null>(null);
  const write = (
    <Button onClick={() => setWriting('new')} leftSection={<IconPlus size={22} stroke={1.75} aria-hidden />}>
      {t('own.write')}
    </Button>
  );
  return (
    <section className={classes.list} aria-label={t('part.own')}>
      {questions.length === 0 ? (
        <Blank icon={IconMessageQuestion} title={t('own.none')} action={write}>
          {t('own.noneText')}
        </Blank>
      ) : (
        <>
          <div className={classes.bar}>
            <p className={classes.soft}>{t('own.lead')}</p>
            {write}
          </div>
          {questions.map((question) => (
            <OwnQuestion
              key={question.id}
              projection={projection}
              question={question}
              onRevise={() => setWriting(question)}
            />
          ))}
        </>
      )}
      {writing !== null && (
        <SlipDialog
          projection={projection}
          question={writing === 'new' ? null : writing}
          onClose={() => setWriting(null)}
        />
      )}
    </section>
  );
}

interface OwnQuestionProps {
  readonly projection: Projection;
  readonly question: QuestionView;
  readonly onRevise: () => void;
}

function OwnQuestion({ projection, question, onRevise }: OwnQuestionProps) {
  const { t } = useTranslation('questions');
  const { send, busy } = useCommand();
  const confirm = useConfirmation();
  const { state, answer, id: questionId } = question;
  const mayRevise = state.kind === 'submitted' || state.kind === 'returned';
  const isTouched = answer !== null || chainIn(projection, questionId).length > 0;
  const mayWithdraw = mayRevise || (state.kind === 'accepted' && !isTouched);
  const withdraw = async () => {
    const sure = await confirm({
      title: t('own.withdrawTitle'),
      body: t('own.withdrawText'),
      confirm: t('own.withdraw'),
    });
    if (sure) await send({ type: 'withdrawQuestion', questionId });
  };
  if (!mayRevise && !mayWithdraw) return <QuestionCard projection={projection} question={question} />;
  return (
    <QuestionCard projection={projection} question={question}>
      {mayRevise && (
        <Button
          variant={state.kind === 'returned' ? 'filled' : 'default'}
          onClick={onRevise}
          leftSection={<IconPencil size={22} stroke={1.75} aria-hidden />}
        >
          {t(state.kind === 'returned' ? 'own.reviseReturned' : 'own.revise')}
        </Button>
      )}
      {mayWithdraw && (
        <Button variant="subtle" loading={busy} onClick={() => void withdraw()}>
          {t('own.withdraw')}
        </Button>
      )}
    </QuestionCard>
  );
}
