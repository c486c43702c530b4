import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { AnswerDialog } from './AnswerDialog.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import type { QuestionView } from './questionView.ts';
import classes from './questions.module.css';

interface QuestionsToMeProps {
  readonly projection: Projection;
  readonly questions: readonly QuestionView[];
}

/** What an official is asked: each is answered in writing, now or within the days that were promised. */
export function QuestionsToMe({ projection, questions }: QuestionsToMeProps) {
  const { t } = useTranslation('questions');
  const [answering, setAnswering] = useState<QuestionView | null>(null);
  return (
    <section className={classes.list} aria-label={t('part.toMe')}>
      <p className={classes.soft}>{t('toMe.lead')}</p>
      {questions.map((question) => (
        <QuestionCard key={question.id} projection={projection} question={question} showOfficial={false}>
          <Button
            variant={question.answer === null ? 'filled' : 'default'}
            onClick={() => setAnswering(question)}
            leftSection={<IconPencil size={22} stroke={1.75} aria-hidden />}
          >
            {t(question.answer === null ? 'answer.write' : 'answer.revise')}
          </Button>
        </QuestionCard>
      ))}
      {answering !== null && (
        <AnswerDialog projection={projection} question={answering} onClose={() => setAnswering(null)} />
      )}
    </section>
  );
}
