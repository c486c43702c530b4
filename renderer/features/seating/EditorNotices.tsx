import { Button, Group } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/Notice.tsx';
import { overlapping } from './plan.ts';
import type { SeatDraft } from './useSeatDraft.ts';
import classes from './editor.module.css';

/** What the secretary has to know of the drawing, each with what to do. */
export function EditorNotices({ draft }: { readonly draft: SeatDraft }) {
  const { t } = useTranslation('seating');
  const count = useMemo(() => overlapping(draft.seats).size, [draft.seats]);
  const hasNone = draft.state !== 'conflict' && draft.fault === null && !draft.resumed && count === 0;
  if (hasNone) return null;
  return (
    <div className={classes.notices}>
      {draft.state === 'conflict' ? (
        <Notice
          tone="warn"
          role="alert"
          title={t('conflict.title')}
          action={
            <Group gap="sm">
              <Button onClick={draft.keepMine}>{t('conflict.mine')}</Button>
              <Button variant="default" onClick={draft.takeRecord}>
                {t('conflict.theirs')}
              </Button>
            </Group>
          }
        >
          {t('conflict.text')}
        </Notice>
      ) : (
        draft.fault !== null && (
          <Notice tone="live" role="alert">
            {draft.fault}
          </Notice>
        )
      )}
      {draft.resumed && draft.state === 'unsaved' && (
        <Notice
          tone="info"
          role="status"
          action={
            <Button variant="default" onClick={draft.takeRecord}>
              {t('resumed.drop')}
            </Button>
          }
        >
          {t('resumed.text')}
        </Notice>
      )}
      {count > 0 && (
        <Notice tone="warn" role="status">
          {t('overlap', { count })}
        </Notice>
      )}
    </div>
  );
}
