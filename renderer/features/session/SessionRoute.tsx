import { Button } from '@mantine/core';
import { IconFileUnknown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useParams } from 'react-router';
import { RoomProvider } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { useFailureText } from '../../ui/useFailureText.ts';
import { Waiting } from '../../ui/Waiting.tsx';
import { UploadsProvider } from '../desk/UploadsProvider.tsx';
import { useOpenSession } from './useOpenSession.ts';

/** `/s/:sessionKey`: everything below it stands in one open session. */
export function SessionRoute() {
  const { t } = useTranslation('common');
  const { sessionKey = '' } = useParams();
  const opened = useOpenSession(sessionKey);
  const { ofError } = useFailureText();
  switch (opened.status) {
    case 'opening':
      return <Waiting title={t('frame.opening')} />;
    case 'unknown':
    case 'failed':
      return (
        <main>
          <Blank
            icon={IconFileUnknown}
            title={t('notFound.title')}
            action={
              <Button component={Link} to="/">
                {t('notFound.home')}
              </Button>
            }
          >
            {opened.status === 'failed' ? ofError(opened.error) : t('notFound.text')}
          </Blank>
        </main>
      );
    case 'open':
      return (
        <RoomProvider value={opened.room}>
          <UploadsProvider>
            <Outlet />
          </UploadsProvider>
        </RoomProvider>
      );
  }
}
