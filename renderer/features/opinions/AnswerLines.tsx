import { useTranslation } from 'react-i18next';
import type { OpinionAnswer } from '../../../shared/domain/opinion.ts';
import type { OpinionView } from '../../../shared/protocol/projection.ts';
import { OPINION_LOOKS } from './opinionLooks.ts';
import classes from './opinions.module.css';

interface AnswerLinesProps {
  readonly sheet: Pick<OpinionView, 'questions'>;
  readonly answers: readonly OpinionAnswer[];
}

/** Answers to be read only. */
export function AnswerLines({ sheet, answers }: AnswerLinesProps) {
  const { t } = useTranslation('opinions');
  return (
    <ol className={classes.lines}>
      {sheet.questions.map(({ id, text }) => {
        const answer = answers.find(({ questionId }) => questionId === id);
        if (answer === undefined) return null;
        const { Icon, className } = OPINION_LOOKS[answer.opinion];
        return (
          <li key={id}>
            <p>{text}</p>
            <p className={`${classes.said} ${className}`}>
              <Icon size={22} stroke={1.75} aria-hidden />
              {t(`opinion.${answer.opinion}`)}
            </p>
            {answer.comment !== '' && <p className={classes.comment}>{answer.comment}</p>}
          </li>
        );
      })}
    </ol>
  );
}
