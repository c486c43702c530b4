import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/Notice.tsx';
import { PrivacySheet } from '../session/PrivacySheet.tsx';

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
    <Notice
      tone="info"
      action={
        <Group gap="xs">
          <Button onClick={understand}>{t('common:understood')}</Button>
          <Button variant="subtle" onClick={() => setOpened(true)}>
            {t('privacy.more')}
          </Button>
        </Group>
      }
    >
      {t('privacy.text')}
      <PrivacySheet opened={opened} onClose={understand} />
    </Notice>
  );
}
