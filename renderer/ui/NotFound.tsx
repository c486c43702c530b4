import { Button } from '@mantine/core';
import { IconMap2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Blank } from './Blank.tsx';

/** For an address of the application that names nothing. */
export function NotFound() {
  const { t } = useTranslation('common');
  return (
    <main>
      <Blank
        icon={IconMap2}
        title={t('notFound.title')}
        action={
          <Button component={Link} to="/">
            {t('notFound.home')}
          </Button>
        }
      >
        {t('notFound.text')}
      </Blank>
    </main>
  );
}
