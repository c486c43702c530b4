import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mayRunAgenda } from '../../../shared/domain/rights.ts';
import { useMe } from '../session/useMe.ts';
import { anchorOfItem, showAnchor } from './anchors.ts';
import { FileRow } from './FileRow.tsx';
import { ItemControls } from './ItemControls.tsx';
import { ItemMeta } from './ItemMeta.tsx';
import type { Programme, ProgrammeItem } from './programme.ts';
import classes from './AgendaPage.module.css';

/** What is on, with its files ready to touch, and what comes next. */
export function NowPanel({ programme }: { readonly programme: Programme }) {
  const { t } = useTranslation('agenda');
  const { running, next } = programme;
  if (running === null && next === null) return null;
  return (
    <section className={classes.now} data-live={running !== null || undefined} aria-labelledby="now-title">
      {running === null ? (
        <p id="now-title" className={classes.nowQuiet}>
          {t('nothingRunning')}
        </p>
      ) : (
        <Running entry={running} programme={programme} />
      )}
      {next !== null && (
        <div className={classes.next}>
          <span className={classes.nextLabel}>{t('next')}</span>
          <span className={classes.nextTitle}>
            <span className={classes.nextNumber}>{next.number}.</span> {next.item.title}
          </span>
          <Button variant="subtle" onClick={() => showAnchor(anchorOfItem(next.item.id))}>
            {t('show')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Running({ entry, programme }: { readonly entry: ProgrammeItem; readonly programme: Programme }) {
  const { t } = useTranslation('agenda');
  const me = useMe();
  return (
    <>
      <div className={classes.nowHead}>
        <p className={classes.nowLabel}>
          <span className={classes.liveDot} aria-hidden="true" />
          {t('now')}
        </p>
        {mayRunAgenda(me) && <ItemControls entry={entry} programme={programme} />}
      </div>
      <h2 id="now-title" className={classes.nowTitle}>
        <span className={classes.nextNumber}>{entry.number}.</span> {entry.item.title}
      </h2>
      <ItemMeta item={entry.item} />
      {entry.files.length === 0 ? (
        <p className={classes.above}>{t('noFiles')}</p>
      ) : (
        <ul className={classes.files} aria-label={t('files', { count: entry.files.length })}>
          {entry.files.map((file) => (
            <FileRow key={file.id} file={file} />
          ))}
        </ul>
      )}
    </>
  );
}
