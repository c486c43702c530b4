import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../ui/time.ts';
import type { OpinionReport, ReportedPerson } from './report.ts';
import classes from './opinions.module.css';

interface WhoAnsweredProps {
  readonly report: OpinionReport;
  readonly remindedAt: number | null;
}

/** Who is still silent, and who answered when. */
export function WhoAnswered({ report, remindedAt }: WhoAnsweredProps) {
  const { t, i18n } = useTranslation('opinions');
  const silent = report.people.filter(({ answer }) => answer === null);
  const given = report.people.filter(({ answer }) => answer !== null);
  return (
    <div className={classes.twoLists}>
      <section className={classes.box} aria-label={t('who.silent')}>
        <h3>{t('who.silentCount', { count: silent.length })}</h3>
        {remindedAt !== null && silent.length > 0 && (
          <p className={classes.soft}>
            {t('who.reminded', { at: formatDateTime(remindedAt, i18n.language) })}
          </p>
        )}
        {silent.length === 0 && <p className={classes.soft}>{t('who.silentNone')}</p>}
        <People people={silent} />
      </section>
      <section className={classes.box} aria-label={t('who.given')}>
        <h3>{t('who.givenCount', { count: given.length })}</h3>
        {given.length === 0 && <p className={classes.soft}>{t('who.givenNone')}</p>}
        <People people={given} />
      </section>
    </div>
  );
}

function People({ people }: { readonly people: readonly ReportedPerson[] }) {
  const { i18n } = useTranslation();
  return (
    <ul className={classes.people}>
      {people.map(({ memberId, name, position, answer }) => (
        <li key={memberId}>
          <span className={classes.grow}>
            <strong>{name}</strong>
            {position !== '' && <span className={classes.soft}> · {position}</span>}
          </span>
          {answer !== null && (
            <span className={classes.soft}>{formatDateTime(answer.at, i18n.language)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
