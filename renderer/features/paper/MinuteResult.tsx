import type { Minute } from './minute.ts';
import { officialShare, useOfficialTexts } from './officialTexts.ts';
import classes from './print.module.css';

/** Every mark of every row, with its share of what the rules count it out of. */
export function MinuteResult({ minute }: { readonly minute: Minute }) {
  const t = useOfficialTexts();
  const { rows, marks, form, thresholds, voters } = minute;
  const first = thresholds[0];
  const hasOffice = form !== 'proposal' && rows.some(({ office }) => office !== '');
  if (first === undefined) return null;
  const basis = t(`share.total.${first.majority.of}`, { voters });
  return (
    <>
      <h3>{t('minute.part3')}</h3>
      <table className={classes.minuteTable}>
        <thead>
          <tr>
            <th scope="col">{t('number')}</th>
            <th scope="col">{t(form === 'proposal' ? 'content' : 'name')}</th>
            {hasOffice && <th scope="col">{t('office')}</th>}
            {marks.map((mark) => (
              <th key={mark} scope="col">
                {t('minute.votes', { mark: t(`mark.${mark}`) })}
              </th>
            ))}
            <th scope="col">{t('minute.result')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, office, counts, outcome }, at) => (
            <tr key={id} data-testid="minute-row">
              <td className={classes.centred}>{at + 1}</td>
              <td className={classes.rowName}>{name}</td>
              {hasOffice && <td>{office}</td>}
              {counts.map((count, index) => (
                <td key={index} className={classes.centred}>
                  {count}
                  <span className={classes.share}>({officialShare(count, first.total)})</span>
                </td>
              ))}
              <td>{t(`minute.outcome.${outcome}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('minute.shareOf', { total: first.total, basis })}</p>
    </>
  );
}
