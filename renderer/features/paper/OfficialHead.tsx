import type { Projection } from '../../../shared/protocol/projection.ts';
import { officialDate, townOf, useOfficialTexts } from './officialTexts.ts';
import classes from './print.module.css';

interface OfficialHeadProps {
  readonly about: NonNullable<Projection['session']['about']>;
  /** Below the council: who issues it. */
  readonly issuer: string;
  /** Day that the document bears. Milliseconds since 1970. */
  readonly dated: number;
  /** Leave a place for the seal. */
  readonly seal?: boolean;
}

/** The head of an official document: issuing body at the left, quốc hiệu at the right; of the Party its own. */
export function OfficialHead({ about, issuer, dated, seal = false }: OfficialHeadProps) {
  const t = useOfficialTexts();
  const { council } = about;
  const town = townOf(council.name);
  return (
    <header className={classes.head}>
      <div>
        <p className={classes.body}>{council.name}</p>
        <p className={classes.issuer}>{issuer}</p>
        {seal && <p className={classes.seal}>{t('seal')}</p>}
      </div>
      <div>
        {council.level === 'party' ? (
          <p className={classes.motto}>{t('party').toLocaleUpperCase('vi')}</p>
        ) : (
          <>
            <p className={classes.nation}>{t('nation')}</p>
            <p className={classes.motto}>{t('motto')}</p>
          </>
        )}
        <p className={classes.dated}>
          {t('dated', { town: town === '' ? t('dots') : town, ...officialDate(dated) })}
        </p>
      </div>
    </header>
  );
}
