import { MARKS, type SlipSheet } from '../../../shared/domain/slip.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { OfficialHead } from './OfficialHead.tsx';
import { officialDay, useOfficialTexts } from './officialTexts.ts';
import classes from './print.module.css';

interface PaperSlipProps {
  readonly about: NonNullable<Projection['session']['about']>;
  readonly sheet: SlipSheet;
  /** When a slip is invalid, in the words of the rules. */
  readonly invalid: string;
  /** Day of the sitting. */
  readonly dated: number;
}

/** One slip, as it is put into the box. Nothing on it tells one from another. */
export function PaperSlip({ about, sheet, invalid, dated }: PaperSlipProps) {
  const t = useOfficialTexts();
  const { form } = sheet;
  const hasOffice = form !== 'proposal' && sheet.rows.some(({ office }) => office !== '');
  const hasBorn = form !== 'proposal' && sheet.rows.some(({ born }) => born !== '');
  const count = form === 'election' ? sheet.toElect : 0;
  return (
    <>
      <OfficialHead about={about} issuer={about.details.title} dated={dated} seal />
      <h2 className={classes.slipTitle}>{t(`slip.title.${form}`)}</h2>
      <p className={classes.slipAbout}>{sheet.title}</p>
      <table className={classes.slipTable}>
        <thead>
          <tr>
            <th scope="col">{t('number')}</th>
            <th scope="col">{t(form === 'proposal' ? 'content' : 'name')}</th>
            {hasBorn && <th scope="col">{t('born')}</th>}
            {hasOffice && <th scope="col">{t('office')}</th>}
            {MARKS[form].map((mark) => (
              <th key={mark} scope="col" className={classes.markColumn}>
                {t(`mark.${mark}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map((row, at) => (
            <tr key={row.id}>
              <td className={classes.centred}>{at + 1}</td>
              <td className={classes.rowName}>{row.name}</td>
              {hasBorn && <td className={classes.centred}>{officialDay(row.born)}</td>}
              {hasOffice && <td>{row.office}</td>}
              {MARKS[form].map((mark) => (
                <td key={mark} className={classes.centred}>
                  <span className={classes.box} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.slipRules}>
        <p>
          <strong>{t('slip.how')}</strong> {t(`slip.mark.${form}`, { count })} {t('slip.secret')}
        </p>
        <p>
          <strong>{t('slip.valid')}</strong> {t('slip.validText')}
        </p>
        {invalid !== '' && (
          <p>
            <strong>{t('slip.invalid')}</strong> {lowered(invalid)}
          </p>
        )}
      </div>
    </>
  );
}

/** A sentence as it goes on after a colon. */
function lowered(sentence: string): string {
  return sentence.charAt(0).toLocaleLowerCase('vi') + sentence.slice(1);
}
