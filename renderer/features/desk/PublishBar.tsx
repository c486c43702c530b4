import { Button } from '@mantine/core';
import { IconCircleCheck, IconEyeOff, IconSpeakerphone } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProjection } from '../../room/RoomContext.tsx';
import { draftsOf, type Drafts } from './drafts.ts';
import { PublishDialog } from './PublishDialog.tsx';
import classes from './desk.module.css';

/** How much is not yet public, and the way to publish it. */
export function PublishBar() {
  const projection = useProjection();
  const drafts = useMemo(() => (projection === null ? null : draftsOf(projection)), [projection]);
  return drafts === null ? null : <Bar drafts={drafts} />;
}

function Bar({ drafts }: { readonly drafts: Drafts }) {
  const { t } = useTranslation('desk');
  const [opened, setOpened] = useState(false);
  const nothing = !drafts.neverPublished && drafts.items.length === 0;
  if (nothing) {
    return (
      <p className={classes.published} data-no-print>
        <IconCircleCheck size={22} stroke={1.75} aria-hidden />
        {t('publish.nothing')}
      </p>
    );
  }
  const parts = [
    drafts.newItems > 0 ? t('publish.items', { count: drafts.newItems }) : '',
    drafts.newFiles > 0 ? t('publish.files', { count: drafts.newFiles }) : '',
  ].filter((part) => part !== '');
  return (
    <section className={classes.publishBar} aria-label={t('publish.title')} data-no-print>
      <IconEyeOff size={24} stroke={1.75} aria-hidden />
      <p aria-live="polite">
        {drafts.neverPublished && <strong>{t('publish.never')} </strong>}
        {parts.length > 0 && t('publish.pending', { parts: parts.join(', ') })}
      </p>
      <Button
        onClick={() => setOpened(true)}
        leftSection={<IconSpeakerphone size={22} stroke={1.75} aria-hidden />}
      >
        {t('publish.review')}
      </Button>
      <PublishDialog drafts={drafts} opened={opened} onClose={() => setOpened(false)} />
    </section>
  );
}
