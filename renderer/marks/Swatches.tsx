import { useTranslation } from 'react-i18next';
import type { MarkColor } from '../../shared/marks/mark.ts';
import classes from './marks.module.css';

interface SwatchesProps {
  readonly colors: readonly MarkColor[];
  readonly chosen: MarkColor | null;
  /** Colours of the pen; else those that lie under text. */
  readonly isInk: boolean;
  onChoose(color: MarkColor): void;
}

export function Swatches({ colors, chosen, isInk, onChoose }: SwatchesProps) {
  const { t } = useTranslation('reading');
  return (
    <div className={`${classes.swatches} marks-colors`} role="radiogroup" aria-label={t('marks.color')}>
      {colors.map((color) => (
        <button
          key={color}
          type="button"
          role="radio"
          aria-checked={chosen === color}
          aria-label={t(`color.${color}`)}
          title={t(`color.${color}`)}
          data-color={color}
          onClick={() => onChoose(color)}
        >
          <span className={classes.dot} data-ink={isInk || undefined} />
        </button>
      ))}
    </div>
  );
}
