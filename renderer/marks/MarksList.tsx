import { ActionIcon, SegmentedControl } from '@mantine/core';
import {
  IconHighlight,
  IconLock,
  IconMessage,
  IconNotes,
  IconPencil,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionId } from '../../shared/domain/ids.ts';
import type { MarksOfFile, PlacedMark } from '../room/RoomClient.ts';
import { useSignal } from '../room/RoomContext.tsx';
import { Blank } from '../ui/Blank.tsx';
import { boundsOf } from './hitTest.ts';
import classes from './marks.module.css';
import type { MarksLayer } from './MarksLayer.ts';

const FILTERS = { all: 'marks.all', mine: 'marks.onlyMine', others: 'marks.onlyOthers' } as const;
type Filter = keyof typeof FILTERS;

interface MarksListProps {
  readonly layer: MarksLayer;
  readonly marks: MarksOfFile;
  readonly version: VersionId;
  authorName(placed: PlacedMark): string;
}

/** All marks of this version, page by page. */
export function MarksList({ layer, marks, version, authorName }: MarksListProps) {
  const { t } = useTranslation('reading');
  const all = useSignal(marks.marks);
  const [filter, setFilter] = useState<Filter>('all');
  const here = all.filter((placed) => placed.mark.version === version);
  const shown = here
    .filter((placed) => filter === 'all' || placed.mine === (filter === 'mine'))
    .sort((one, other) => one.mark.page - other.mark.page || topOf(other) - topOf(one));
  const elsewhere = all.length - here.length;
  return (
    <>
      <SegmentedControl
        className={classes.filter}
        fullWidth
        aria-label={t('marks.filter')}
        value={filter}
        onChange={(value) => setFilter(value as Filter)}
        data={Object.entries(FILTERS).map(([value, word]) => ({ value, label: t(word) }))}
      />
      {shown.length === 0 ? (
        <Blank icon={IconNotes} title={here.length === 0 ? t('marks.none') : t('marks.noneHere')} />
      ) : (
        <ul className={classes.list}>
          {shown.map((placed, index) => (
            <li key={placed.id}>
              {shown[index - 1]?.mark.page !== placed.mark.page && (
                <h3>{t('panel.page', { page: placed.mark.page })}</h3>
              )}
              <ListedMark layer={layer} placed={placed} name={authorName(placed)} />
            </li>
          ))}
        </ul>
      )}
      <p className={classes.elsewhere}>{t('marks.privateHint')}</p>
      {elsewhere > 0 && (
        <p className={classes.elsewhere}>{t('marks.otherVersions', { number: elsewhere })}</p>
      )}
    </>
  );
}

function ListedMark({ layer, placed, name }: { layer: MarksLayer; placed: PlacedMark; name: string }) {
  const { t } = useTranslation('reading');
  const { mark } = placed;
  const Icon =
    mark.kind === 'note'
      ? IconMessage
      : mark.kind === 'ink' && mark.tool === 'pen'
        ? IconPencil
        : IconHighlight;
  const isPrivate = placed.audience.kind === 'private';
  const Audience = isPrivate ? IconLock : IconUsers;
  const jump = (): void => {
    layer.viewer.goToPoint(mark.page, topOf(placed));
    // The page may have to be drawn first; then the frame is left out and the place says enough.
    layer.open({ kind: 'mark', page: mark.page, id: placed.id });
  };
  return (
    <div className={classes.listed}>
      <button type="button" aria-label={t('marks.goTo', { page: mark.page })} onClick={jump}>
        <span className="marks-colors">
          <span className={classes.kind} data-color={mark.color}>
            <Icon size={18} stroke={1.75} aria-hidden />
          </span>
        </span>
        <span className={classes.listedText}>
          <span className={classes.words}>{wordsOf(placed, t)}</span>
          <span className={classes.byline}>
            {name}
            <Audience
              size={16}
              stroke={1.75}
              aria-label={isPrivate ? t('marks.isPrivate') : t('marks.isShared')}
            />
          </span>
        </span>
      </button>
      {placed.mine && (
        <ActionIcon
          color="gray"
          aria-label={t('marks.delete')}
          title={t('marks.delete')}
          onClick={() => layer.erase([placed.id])}
        >
          <IconTrash size={20} stroke={1.6} />
        </ActionIcon>
      )}
    </div>
  );
}

function wordsOf({ mark }: PlacedMark, t: ReturnType<typeof useTranslation<'reading'>>['t']): string {
  if (mark.kind === 'note') return mark.text === '' ? t('marks.emptyNote') : mark.text;
  if (mark.kind === 'highlight') return mark.quote;
  return mark.tool === 'pen' ? t('marks.kindInk') : t('marks.kindMarker');
}

function topOf(placed: PlacedMark): number {
  return boundsOf(placed.mark)[3];
}
