import { IconListTree } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenDocument } from '../../pdf/openDocument.ts';
import { readOutline, type OutlineEntry } from '../../pdf/outline.ts';
import type { PageViewer } from '../../pdf/PageViewer.ts';
import { Blank } from '../../ui/Blank.tsx';
import classes from './reading.module.css';

interface OutlineTreeProps {
  readonly document: OpenDocument;
  readonly viewer: PageViewer;
}

export function OutlineTree({ document, viewer }: OutlineTreeProps) {
  const { t } = useTranslation('reading');
  const [entries, setEntries] = useState<readonly OutlineEntry[] | null>(null);
  useEffect(() => {
    let isShown = true;
    void readOutline(document.pdf).then((read) => {
      if (isShown) setEntries(read);
    });
    return () => {
      isShown = false;
    };
  }, [document]);
  if (entries === null) return <p className={classes.panelText}>{t('panel.readingOutline')}</p>;
  if (entries.length === 0) return <Blank icon={IconListTree} title={t('panel.noOutline')} />;
  return (
    <div className={classes.panelScroll}>
      <Entries entries={entries} viewer={viewer} />
    </div>
  );
}

function Entries({
  entries,
  viewer,
}: {
  readonly entries: readonly OutlineEntry[];
  readonly viewer: PageViewer;
}) {
  return (
    <ul className={classes.outline}>
      {entries.map((entry, index) => (
        // A document's outline never changes while it is open.
        <li key={index}>
          <button
            type="button"
            disabled={entry.destination === null}
            onClick={() => {
              if (entry.destination !== null) viewer.goToDestination(entry.destination);
            }}
          >
            {entry.title}
          </button>
          {entry.entries.length > 0 && <Entries entries={entry.entries} viewer={viewer} />}
        </li>
      ))}
    </ul>
  );
}
