import { useTranslation } from 'react-i18next';
import { OPINIONS, type Opinion } from '../../../shared/domain/opinion.ts';
import { OPINION_LOOKS } from './opinionLooks.ts';
import type { OpinionReport, ReportedComment, ReportedQuestion } from './report.ts';
import { useShares } from './useShares.ts';
import classes from './opinions.module.css';

/** Numbers, shares and comments of a sheet, question by question. */
export function ReportView({ report }: { readonly report: OpinionReport }) {
  const { t } = useTranslation('opinions');
  return (
    <>
      {report.questions.map((question, index) => (
        <section key={question.id} className={classes.box} data-testid="reported-question">
          <h3>
            <span className={classes.number}>{t('form.question', { number: index + 1 })}</span>{' '}
            {question.text}
          </h3>
          <Numbers question={question} report={report} />
          <Comments comments={question.comments} />
        </section>
      ))}
    </>
  );
}

interface NumbersProps {
  readonly question: ReportedQuestion;
  readonly report: OpinionReport;
}

/** Shares are of those who were asked; of those who answered, too. */
function Numbers({ question, report }: NumbersProps) {
  const { t } = useTranslation('opinions');
  const { percent } = useShares();
  return (
    <ul className={classes.numbers}>
      {OPINIONS.map((opinion) => (
        <li key={opinion} data-opinion={opinion} className={OPINION_LOOKS[opinion].className}>
          <OpinionName opinion={opinion} />
          <strong>{question.counts[opinion]}</strong>
          <span className={classes.bar} aria-hidden>
            <progress value={question.counts[opinion]} max={Math.max(1, report.asked)} />
          </span>
          <span className={classes.share}>
            {t('report.ofAsked', { percent: percent(question.counts[opinion], report.asked) })}
            {report.answered < report.asked && (
              <span className={classes.soft}>
                {' · '}
                {t('report.ofAnswered', { percent: percent(question.counts[opinion], report.answered) })}
              </span>
            )}
          </span>
        </li>
      ))}
      {question.none > 0 && (
        <li data-opinion="none">
          <span>{t('opinion.none')}</span>
          <strong>{question.none}</strong>
          <span className={classes.bar} aria-hidden>
            <progress value={question.none} max={Math.max(1, report.asked)} />
          </span>
          <span className={classes.share}>
            {t('report.ofAsked', { percent: percent(question.none, report.asked) })}
          </span>
        </li>
      )}
    </ul>
  );
}

function OpinionName({ opinion }: { readonly opinion: Opinion }) {
  const { t } = useTranslation('opinions');
  const { Icon } = OPINION_LOOKS[opinion];
  return (
    <span className={classes.said}>
      <Icon size={22} stroke={1.75} aria-hidden />
      {t(`opinion.${opinion}`)}
    </span>
  );
}

function Comments({ comments }: { readonly comments: readonly ReportedComment[] }) {
  const { t } = useTranslation('opinions');
  if (comments.length === 0) return <p className={classes.soft}>{t('report.noComments')}</p>;
  return (
    <>
      <h4 className={classes.commentsTitle}>{t('report.comments', { count: comments.length })}</h4>
      <ul className={classes.comments}>
        {comments.map(({ memberId, name, position, opinion, comment }) => (
          <li key={memberId}>
            <p>
              <strong>{name}</strong>
              {position !== '' && <span className={classes.soft}> · {position}</span>}
              <span className={classes.soft}> · {t(`opinion.${opinion}`)}</span>
            </p>
            <p className={classes.comment}>{comment}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
