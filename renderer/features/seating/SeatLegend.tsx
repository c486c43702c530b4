import { IconHandStop, IconMicrophone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Choice } from '../../../shared/domain/rulePack.ts';
import { countsOf, SIGNS, type Faces } from './faces.ts';
import { useSeatWords } from './useSeatWords.ts';
import classes from './seating.module.css';

interface SeatLegendProps {
  readonly faces: Faces;
  readonly labels?: Readonly<Record<Choice, string>>;
}

/** What the colours and signs of a plan mean, and how many seats have them. */
export function SeatLegend({ faces, labels }: SeatLegendProps) {
  const { t } = useTranslation('seating');
  const { kindOf } = useSeatWords(labels);
  const all = [...faces.values()];
  const asking = all.filter((face) => face.asking !== null).length;
  return (
    <ul className={classes.legend} aria-label={t('legend')} data-testid="seat-legend">
      {countsOf(faces).map(({ kind, count }) => {
        const Sign = SIGNS[kind];
        return (
          <li key={kind} data-kind={kind}>
            <span className={classes.swatch} data-kind={kind} aria-hidden="true">
              {Sign !== null && <Sign size="0.95em" stroke={2.4} />}
            </span>
            {kindOf(kind)} <strong>{count}</strong>
          </li>
        );
      })}
      {all.some((face) => face.speaking) && (
        <li>
          <span className={classes.swatch} data-kind="speaking" aria-hidden="true">
            <IconMicrophone size="0.95em" stroke={2.2} />
          </span>
          {t('speaking')}
        </li>
      )}
      {asking > 0 && (
        <li>
          <span className={classes.swatch} data-kind="asking" aria-hidden="true">
            <IconHandStop size="0.95em" stroke={2.2} />
          </span>
          {t('asks')} <strong>{asking}</strong>
        </li>
      )}
    </ul>
  );
}
