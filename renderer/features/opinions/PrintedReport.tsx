import { useTranslation } from 'react-i18next';
import { OPINIONS } from '../../../shared/domain/opinion.ts';
import type { OpinionView, Projection } from '../../../shared/protocol/projection.ts';
import { formatDateTime } from '../../ui/time.ts';
import { reportOf, type OpinionReport } from './report.ts';
import { useShares } from './useShares.ts';
import classes from './printed.module.css';

interface PrintedReportProps {
  readonly projection: Projection;
  readonly sheet: OpinionView;
}

/** The report in the form of Decree 30/2020/NĐ-CP; always in Vietnamese. Number, place and date are written by hand. */
export function PrintedReport({ projection, sheet }: PrintedReportProps) {
  const { i18n } = useTranslation();
  const t = i18n.getFixedT('vi', 'opinions');
  const { council, details } = projection.session.about;
  const report = reportOf(projection, sheet);
  const file = sheet.text === null ? undefined : projection.files[sheet.text.fileId];
  return (
    <article className={classes.paper} lang="vi">
      <header className={classes.head}>
        <div>
          <p className={classes.body}>{council.name}</p>
          <p>{t('print.number')}</p>
        </div>
        <div>
          <p className={classes.nation}>{t('print.nation')}</p>
          <p className={classes.motto}>{t('print.motto')}</p>
          <p className={classes.date}>{t('print.date')}</p>
        </div>
      </header>
      <h1>{t('print.title')}</h1>
      <p className={classes.about}>{t('print.about', { title: sheet.title })}</p>
      {sheet.state !== 'published' && <p className={classes.unpublished}>{t('print.unpublished')}</p>}
      <p>
        {t('print.intro', {
          session: details.title,
          from: formatDateTime(sheet.askedAt, 'vi'),
          to: formatDateTime(sheet.deadline, 'vi'),
        })}{' '}
        {file !== undefined && t('print.text', { title: file.title })}
      </p>
      <General report={report} />
      <Results report={report} />
      <Comments report={report} />
      <footer className={classes.foot}>
        <div className={classes.recipients}>
          <p>{t('print.recipients')}</p>
          <p>{t('print.recipientDelegates')}</p>
          <p>{t('print.recipientFile')}</p>
        </div>
        <div className={classes.signature}>
          <p>{t('print.signature')}</p>
          <p>{t('print.signatureHow')}</p>
        </div>
      </footer>
    </article>
  );
}

interface PartProps {
  readonly report: OpinionReport;
}

function General({ report }: PartProps) {
  const { i18n } = useTranslation();
  const t = i18n.getFixedT('vi', 'opinions');
  const { percent } = useShares('vi');
  const { asked, answered } = report;
  const silent = report.people.filter(({ answer }) => answer === null);
  return (
    <section>
      <h2>{t('print.general')}</h2>
      <p>{t('print.turnout', { asked, answered, percent: percent(answered, asked) })}</p>
      {silent.length > 0 && (
        <p>
          {t('print.silent', {
            count: silent.length,
            names: silent.map(({ name }) => name).join('; '),
          })}
        </p>
      )}
    </section>
  );
}

function Results({ report }: PartProps) {
  const { i18n } = useTranslation();
  const t = i18n.getFixedT('vi', 'opinions');
  const { percent } = useShares('vi');
  const cell = (count: number) => `${count} (${percent(count, report.asked)})`;
  return (
    <section>
      <h2>{t('print.results')}</h2>
      <table>
        <thead>
          <tr>
            <th>{t('print.place')}</th>
            <th>{t('print.question')}</th>
            {OPINIONS.map((opinion) => (
              <th key={opinion}>{t(`opinion.${opinion}`)}</th>
            ))}
            <th>{t('opinion.none')}</th>
          </tr>
        </thead>
        <tbody>
          {report.questions.map((question, index) => (
            <tr key={question.id}>
              <td>{index + 1}</td>
              <td className={classes.words}>{question.text}</td>
              {OPINIONS.map((opinion) => (
                <td key={opinion}>{cell(question.counts[opinion])}</td>
              ))}
              <td>{cell(question.none)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.note}>{t('print.shares', { asked: report.asked })}</p>
    </section>
  );
}

function Comments({ report }: PartProps) {
  const { i18n } = useTranslation();
  const t = i18n.getFixedT('vi', 'opinions');
  return (
    <section>
      <h2>{t('print.comments')}</h2>
      {report.questions.map(({ id, text, comments }, index) => (
        <div key={id}>
          <h3>{t('print.commentsOn', { number: index + 1, text })}</h3>
          {comments.length === 0 ? (
            <p>{t('print.noComments')}</p>
          ) : (
            comments.map(({ memberId, name, opinion, comment }) => (
              <p key={memberId} className={classes.comment}>
                – {name} ({t(`opinion.${opinion}`)}): {comment}
              </p>
            ))
          )}
        </div>
      ))}
    </section>
  );
}
