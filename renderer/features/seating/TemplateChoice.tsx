import { Button, UnstyledButton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { arrange, SHAPES, suggested, type Shape } from './arrange.ts';
import classes from './editor.module.css';

interface TemplateChoiceProps {
  readonly onChoose: (shape: Shape) => void;
  readonly onImport: () => void;
}

/** Where nothing is drawn yet: the usual shapes of a hall, or a file. */
export function TemplateChoice({ onChoose, onImport }: TemplateChoiceProps) {
  const { t } = useTranslation('seating');
  return (
    <div className={classes.templates}>
      <h2>{t('template.title')}</h2>
      <p>{t('template.text')}</p>
      <div className={classes.templateList}>
        {SHAPES.map((shape) => (
          <UnstyledButton key={shape} className={classes.template ?? ''} onClick={() => onChoose(shape)}>
            <ShapePicture shape={shape} />
            <span>{t(`shape.${shape}`)}</span>
          </UnstyledButton>
        ))}
      </div>
      <Button
        variant="default"
        onClick={onImport}
        leftSection={<IconFileImport size={22} stroke={1.75} aria-hidden />}
      >
        {t('import.open')}
      </Button>
    </div>
  );
}

/** A small hall of the shape. */
function ShapePicture({ shape }: { readonly shape: Shape }) {
  const spots = useMemo(
    () => arrange({ ...suggested(shape, 24), rows: 2 }, { top: 200, firstRow: 1 }),
    [shape],
  );
  const xs = spots.map(({ x }) => x);
  const ys = spots.map(({ y }) => y);
  const [left, right] = [Math.min(...xs) - 60, Math.max(...xs) + 60];
  const [top, bottom] = [60, Math.max(...ys) + 60];
  return (
    <svg viewBox={`${left} ${top} ${right - left} ${bottom - top}`} aria-hidden="true">
      <rect className={classes.pictureFront} x={1080} y={80} width={240} height={44} rx={10} />
      {spots.map(({ x, y }) => (
        <rect
          key={`${x},${y}`}
          className={classes.pictureSeat}
          x={x - 38}
          y={y - 34}
          width={76}
          height={68}
          rx={12}
        />
      ))}
    </svg>
  );
}
