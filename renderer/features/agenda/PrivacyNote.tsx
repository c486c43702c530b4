import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PrivacySheet } from '../session/PrivacySheet.tsx';
import classes from './AgendaPage.module.css';

const STORAGE_KEY = 'privacyNoteRead';

function wasRead(): boolean {
  try {
    return window.localStorage.getItem(STORAGE_KEY) !== null;
  } catch {
    // Where nothing can be remembered, the note is shown again: better twice than never.
    return false;
  }
}

/** Who can read private notes: said once on each device, and always to be found in the member's menu. */
export function PrivacyNote() {
  const { t } = useTranslation(['agenda', 'common']);
  const [read, setRead] = useState(wasRead);
  const [opened, setOpened] = useState(false);
  const understand = () => {
    setRead(true);
    setOpened(false);
    try {
      window.localStorage.setItem(STORAGE_KEY, '1');
    } catch {
      // See wasRead.
    }
  };
  if (read) return null;
  return (
    <aside className={classes.privacy}>
      <IconLock size={24} stroke={1.75} aria-hidden />
      <p>{t('privacy.text')}</p>
      <div>
        <Button variant="subtle" onClick={() => setOpened(true)}>
          {t('privacy.more')}
        </Button>
        <Button variant="default" onClick={understand}>
          {t('common:understood')}
        </Button>
      </div>
      <PrivacySheet opened={opened} onClose={understand} />
    </aside>
  );
}
