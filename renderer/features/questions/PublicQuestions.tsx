import { IconMessageQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { Blank } from '../../ui/Blank.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import { byOfficial, inOrder, titleOf } from './questionView.ts';
import classes from './questions.module.css';

/** The accepted questions with their answers, by who is asked. */
export function PublicQuestions({ projection }: { readonly projection: Projection }) {
  const { t } = useTranslation('questions');
  const questions = inOrder(projection.questions);
  if (questions.length === 0) {
    return (
      <Blank icon={IconMessageQuestion} title={t('all.none')}>
        {t('all.noneText')}
      </Blank>
    );
  }
  return (
    <section className={classes.list} aria-label={t('part.all')}>
      {byOfficial(questions).map(({ key, to, questions: own }) => (
        <div key={key} className={classes.list}>
          <h3 className={classes.official}>
            {titleOf(projection, to) ?? t('removed')}
            <span className={classes.soft}>{t('all.count', { count: own.length })}</span>
          </h3>
          {own.map((question) => (
            <QuestionCard
              key={question.id}
              projection={projection}
              question={question}
              showOfficial={false}
            />
          ))}
        </div>
      ))}
    </section>
  );
}
