import { ROW_OUTCOMES, type RowOutcome } from '../../../shared/domain/slip.ts';
import { decidingMark, thresholdFor, type Minute, type MinuteRow, type MinuteThreshold } from './minute.ts';
import { majorityWords, officialShare, useOfficialTexts } from './officialTexts.ts';
import classes from './print.module.css';

/** What has to be reached, and who of the rows did: each with its arithmetic. */
export function MinuteConclusion({ minute }: { readonly minute: Minute }) {
  const t = useOfficialTexts();
  const { rows, places } = minute;
  return (
    <>
      <h3>{t('minute.part4')}</h3>
      <Thresholds minute={minute} />
      {!rows.some(({ outcome }) => isNamed(outcome)) && (
        <p>{t(minute.form === 'election' ? 'minute.nobody.election' : 'minute.nobody.confidenceSlips')}</p>
      )}
      {ROW_OUTCOMES.filter(isNamed).map((outcome) => {
        const those = rows.filter((row) => row.outcome === outcome);
        if (those.length === 0) return null;
        return (
          <div key={outcome} data-testid={`conclusion-${outcome}`}>
            <p>
              <strong>{t(`minute.conclusion.${outcome}`)}</strong>
            </p>
            <ul className={classes.people}>
              {those.map((row) => (
                <li key={row.id}>
                  <Arithmetic minute={minute} row={row} threshold={thresholdFor(minute, outcome)} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {places !== null && (
        <p>
          {places.unfilled > 0
            ? t('minute.unfilled', { count: places.unfilled })
            : t('minute.allFilled', { count: places.toElect })}
        </p>
      )}
    </>
  );
}

/** Outcomes that follow from nothing reached stand in the table alone. */
function isNamed(outcome: RowOutcome): outcome is Exclude<RowOutcome, 'notElected' | 'kept'> {
  return outcome !== 'notElected' && outcome !== 'kept';
}

function Thresholds({ minute: { form, thresholds, voters } }: { readonly minute: Minute }) {
  const t = useOfficialTexts();
  return thresholds.map(({ majority, needed, total }, index) => {
    const key = form === 'confidenceSlips' ? (index === 0 ? 'low' : 'removal') : form;
    return (
      <p key={key}>
        {t(`minute.needed.${key}`, { needed, total, basis: majorityWords(t, majority, voters) })}
      </p>
    );
  });
}

interface ArithmeticProps {
  readonly minute: Minute;
  readonly row: MinuteRow;
  readonly threshold: MinuteThreshold | undefined;
}

/** "Nguyễn Văn A: 32/61 phiếu bầu (52,46%)", by the mark that decides. */
function Arithmetic({ minute: { form, marks }, row: { name, counts }, threshold }: ArithmeticProps) {
  const t = useOfficialTexts();
  const mark = decidingMark(form);
  const count = counts[marks.indexOf(mark)] ?? 0;
  const total = threshold?.total ?? 0;
  return t('minute.reached', {
    name,
    count,
    total,
    mark: t(`minute.of.${form}`),
    share: officialShare(count, total),
  });
}
