import { Button, Switch, TextInput } from '@mantine/core';
import {
  IconArmchair,
  IconLayoutDistributeHorizontal,
  IconLayoutRows,
  IconPlus,
  IconSelectAll,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SEAT_PLAN, type PlacedSeat } from '../../../shared/domain/seatMap.ts';
import { newId } from '../../ui/newId.ts';
import type { Shape } from './arrange.ts';
import { nextTop, relabelled, rowOf, straightened, withSpots, type Seats } from './draft.ts';
import classes from './editor.module.css';

interface SeatsPanelProps {
  readonly seats: Seats;
  readonly selected: ReadonlySet<string>;
  readonly adds: boolean;
  readonly onAdds: (adds: boolean) => void;
  readonly onChange: (seats: Seats) => void;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  readonly onRemove: () => void;
  readonly onArrange: (shape: Shape) => void;
  readonly onAdd: (seats: readonly PlacedSeat[]) => void;
}

/** Hands on the seats: new ones, and those that are selected. */
export function SeatsPanel(props: SeatsPanelProps) {
  const { seats, selected, adds, onAdds, onArrange, onAdd, onSelect } = props;
  const { t } = useTranslation('seating');
  const addOne = () => {
    const y = Math.min(nextTop(seats, 104), SEAT_PLAN.height);
    onAdd(withSpots(seats, [{ x: SEAT_PLAN.width / 2, y, label: '' }], () => newId()));
  };
  return (
    <div className={classes.tools}>
      <Button leftSection={<IconPlus size={22} stroke={1.75} aria-hidden />} onClick={() => onArrange('arc')}>
        {t('seats.addRows')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconArmchair size={22} stroke={1.75} aria-hidden />}
        onClick={addOne}
      >
        {t('seats.addOne')}
      </Button>
      {seats.length > 0 && (
        <>
          <Switch
            label={t('seats.adds')}
            checked={adds}
            onChange={(event) => onAdds(event.currentTarget.checked)}
          />
          <Button
            variant="default"
            leftSection={<IconSelectAll size={22} stroke={1.75} aria-hidden />}
            onClick={() => onSelect(new Set(seats.map(({ id }) => id)))}
          >
            {t('seats.selectAll')}
          </Button>
        </>
      )}
      {selected.size === 0 ? (
        <p className={classes.hint}>{t(seats.length === 0 ? 'seats.none' : 'seats.hint')}</p>
      ) : (
        <Selection {...props} />
      )}
    </div>
  );
}

function Selection({ seats, selected, onChange, onSelect, onRemove }: SeatsPanelProps) {
  const { t } = useTranslation('seating');
  const chosen = seats.filter(({ id }) => selected.has(id));
  const [first] = chosen;
  const rows = new Set(chosen.flatMap(({ label }) => rowOf(label) ?? []));
  const inRows = seats.filter(({ label }) => rows.has(rowOf(label) ?? ''));
  return (
    <section className={classes.selection} aria-label={t('seats.selection')}>
      <h2 role="status">{t('seats.selected', { count: chosen.length })}</h2>
      {chosen.length === 1 && first !== undefined && (
        <TextInput
          label={t('seats.label')}
          description={t('seats.labelHint')}
          value={first.label}
          maxLength={20}
          onChange={(event) => onChange(relabelled(seats, first.id, event.currentTarget.value))}
        />
      )}
      {inRows.length > chosen.length && (
        <Button
          variant="default"
          leftSection={<IconLayoutRows size={22} stroke={1.75} aria-hidden />}
          onClick={() => onSelect(new Set(inRows.map(({ id }) => id)))}
        >
          {t('seats.wholeRow')}
        </Button>
      )}
      {chosen.length > 1 && (
        <Button
          variant="default"
          leftSection={<IconLayoutDistributeHorizontal size={22} stroke={1.75} aria-hidden />}
          onClick={() => onChange(straightened(seats, selected))}
        >
          {t('seats.straighten')}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconTrash size={22} stroke={1.75} aria-hidden />}
        onClick={onRemove}
      >
        {t('seats.remove', { count: chosen.length })}
      </Button>
      <p className={classes.hint}>{t('seats.keys')}</p>
    </section>
  );
}
