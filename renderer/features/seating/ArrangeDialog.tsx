import { Button, Group, Modal, NumberInput, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedSeat } from '../../../shared/domain/seatMap.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { newId } from '../../ui/newId.ts';
import { Notice } from '../../ui/Notice.tsx';
import { delegatesOf } from '../voting/sitting.ts';
import { arrange, fitsPlan, LIMITS, SHAPES, suggested, type Arrangement, type Shape } from './arrange.ts';
import { lastRowNumber, nextTop, withSpots, type Seats } from './draft.ts';
import type { Faces } from './faces.ts';
import { SeatPlan } from './SeatPlan.tsx';
import classes from './editor.module.css';

interface ArrangeDialogProps {
  readonly projection: Projection;
  readonly seats: Seats;
  readonly shape: Shape;
  readonly onAdd: (seats: readonly PlacedSeat[]) => void;
  readonly onClose: () => void;
}

const FIELDS: Readonly<Record<Shape, readonly (keyof typeof LIMITS)[]>> = {
  arc: ['seats', 'rows', 'sweep', 'pitch', 'rowGap'],
  rows: ['seats', 'rows', 'blocks', 'pitch', 'rowGap'],
  horseshoe: ['seats', 'rows', 'pitch', 'rowGap'],
};

const NO_FACES: Faces = new Map();

/** Sets up rows in one go; what comes of the numbers is seen at once. */
export function ArrangeDialog({ projection, seats, shape, onAdd, onClose }: ArrangeDialogProps) {
  const { t } = useTranslation(['seating', 'common']);
  const missing = delegatesOf(projection).length - seats.length;
  const [wanted, setWanted] = useState<Arrangement>(() => suggested(shape, missing > 0 ? missing : 10));
  const start = { top: nextTop(seats, wanted.rowGap), firstRow: lastRowNumber(seats) + 1 };
  const isSound = wanted.seats >= wanted.rows;
  const spots = isSound ? arrange(wanted, start) : [];
  const fits = fitsPlan(spots);
  const preview = withSpots(fits ? seats : [], spots, countedIds());
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('arrange.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      closeOnClickOutside={false}
      size="64rem"
    >
      <div className={classes.arrange}>
        <SegmentedControl
          fullWidth
          aria-label={t('arrange.shape')}
          value={wanted.shape}
          onChange={(value) => setWanted(suggested(value as Shape, wanted.seats))}
          data={SHAPES.map((value) => ({ value, label: t(`shape.${value}`) }))}
        />
        <div className={classes.arrangeFields}>
          {FIELDS[wanted.shape].map((field) => (
            <NumberInput
              key={field}
              label={t(`arrange.${field}`)}
              value={wanted[field]}
              {...LIMITS[field]}
              clampBehavior="strict"
              allowDecimal={false}
              step={field === 'pitch' || field === 'rowGap' || field === 'sweep' ? 10 : 1}
              onChange={(value) => typeof value === 'number' && setWanted({ ...wanted, [field]: value })}
              {...(field === 'seats' ? { 'data-autofocus': true } : {})}
            />
          ))}
        </div>
        <div className={classes.preview}>
          {spots.length > 0 && (
            <SeatPlan
              title={t('arrange.preview')}
              seats={preview}
              members={projection.members}
              faces={NO_FACES}
            />
          )}
        </div>
        {(!fits || !isSound) && (
          <Notice tone="warn" role="status">
            {t(isSound ? 'arrange.tooBig' : 'arrange.tooFew')}
          </Notice>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button disabled={!fits || !isSound} onClick={() => onAdd(withSpots(seats, spots, () => newId()))}>
            {t('arrange.add', { count: wanted.seats })}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}

/** Ids for a picture, the same at every drawing. */
function countedIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `preview-${count}`;
  };
}
