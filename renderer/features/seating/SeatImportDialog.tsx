import { Button, FileButton, Group, Modal, SegmentedControl, Textarea } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedSeat } from '../../../shared/domain/seatMap.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { newId } from '../../ui/newId.ts';
import { Notice } from '../../ui/Notice.tsx';
import { decodeTable } from '../desk/parseRosterTable.ts';
import { rosterOf } from '../desk/roster.ts';
import type { Seats } from './draft.ts';
import { facesOfPlan } from './facesOfPlan.ts';
import {
  drawnFrom,
  hasPositions,
  parseSeatTable,
  seatedFrom,
  type SeatProblem,
  type SeatTable,
} from './parseSeatTable.ts';
import { SeatPlan } from './SeatPlan.tsx';
import classes from './editor.module.css';

interface SeatImportDialogProps {
  readonly projection: Projection;
  readonly seats: Seats;
  readonly onTake: (seats: readonly PlacedSeat[]) => void;
  readonly onClose: () => void;
}

/** Draw a new map in curved or straight rows, or seat people on the map that is there. */
const WAYS = ['arc', 'rows', 'people'] as const;
type Way = (typeof WAYS)[number];

interface Outcome {
  /** `null` where they do not fit on the plan. */
  readonly seats: Seats | null;
  readonly problems: readonly SeatProblem[];
}

function outcomeOf(table: SeatTable, way: Way, seats: Seats): Outcome {
  if (way === 'people') {
    const found = seatedFrom(table, seats);
    return {
      seats: found.seats,
      problems: [...table.problems, ...found.problems].sort((a, b) => a.line - b.line),
    };
  }
  let count = 0;
  const drawn = drawnFrom(table, way, () => {
    count += 1;
    return `import-${count}`;
  });
  return { seats: drawn, problems: table.problems };
}

/** Reads a list of seats; what comes of it, and what of it does not, is shown before it is taken over. */
export function SeatImportDialog({ projection, seats, onTake, onClose }: SeatImportDialogProps) {
  const { t } = useTranslation(['seating', 'common']);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Way | null>(null);
  const { members } = rosterOf(projection);
  const table = useMemo(() => (text.trim() === '' ? null : parseSeatTable(text, members)), [text, members]);
  const labels = new Set(seats.map(({ label }) => label));
  const isKnown =
    table !== null && table.lines.length > 0 && table.lines.every(({ label }) => labels.has(label));
  const way = chosen ?? (isKnown ? 'people' : 'arc');
  const outcome = useMemo(() => (table === null ? null : outcomeOf(table, way, seats)), [table, way, seats]);
  const preview = outcome?.seats ?? null;
  const take = () => {
    if (preview === null) return;
    onTake(way === 'people' ? preview : preview.map((seat) => ({ ...seat, id: newId() })));
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('import.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      closeOnClickOutside={false}
      size="64rem"
    >
      <div className={classes.arrange}>
        <p className={classes.lead}>{t('import.lead')}</p>
        <Source text={text} onText={setText} />
        {text.trim() !== '' && table === null && (
          <Notice tone="warn" role="alert">
            {t('import.noColumns')}
          </Notice>
        )}
        {table !== null && (
          <SegmentedControl
            aria-label={t('import.way')}
            value={way}
            onChange={(value) => setChosen(value as Way)}
            data={WAYS.filter((value) => value !== 'people' || seats.length > 0).map((value) => ({
              value,
              label: t(`import.ways.${value}`),
              disabled: value === 'rows' && hasPositions(table),
            }))}
          />
        )}
        {outcome !== null && <Summary outcome={outcome} lines={table?.lines.length ?? 0} />}
        {outcome !== null && preview === null && (
          <Notice tone="warn" role="alert">
            {t('import.tooBig')}
          </Notice>
        )}
        {preview !== null && preview.length > 0 && (
          <div className={classes.preview}>
            <SeatPlan
              title={t('import.preview')}
              seats={preview}
              members={projection.members}
              faces={facesOfPlan(preview)}
            />
          </div>
        )}
        {way !== 'people' && preview !== null && seats.length > 0 && (
          <p className={classes.lead}>{t('import.replaces')}</p>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button disabled={preview === null || (table?.lines.length ?? 0) === 0} onClick={take}>
            {t('import.take')}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}

function Source({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const { t } = useTranslation('seating');
  return (
    <>
      <div>
        <FileButton
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onChange={(file) => void file?.arrayBuffer().then((bytes) => onText(decodeTable(bytes)))}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconFileText size={22} stroke={1.75} aria-hidden />}
            >
              {t('import.choose')}
            </Button>
          )}
        </FileButton>
      </div>
      <Textarea
        label={t('import.text')}
        placeholder={t('import.example')}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        minRows={2}
        maxRows={4}
        autosize
        spellCheck={false}
        data-autofocus
      />
    </>
  );
}

function Summary({ outcome, lines }: { readonly outcome: Outcome; readonly lines: number }) {
  const { t } = useTranslation('seating');
  const people = outcome.seats?.filter(({ memberId }) => memberId !== null).length ?? 0;
  return (
    <Notice
      tone={outcome.problems.length === 0 ? 'info' : 'warn'}
      role="status"
      title={t('import.summary', { lines, seats: outcome.seats?.length ?? 0, people })}
    >
      {outcome.problems.length === 0 ? (
        t('import.allRight')
      ) : (
        <ul className={classes.problems} data-testid="import-problems" tabIndex={0}>
          {outcome.problems.map(({ line, kind, text }) => (
            <li key={`${line} ${kind}`}>
              <strong>{t('import.line', { line })}</strong> {t(`import.problem.${kind}`, { text })}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
