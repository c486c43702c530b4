import { useTranslation } from 'react-i18next';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { Notice } from '../../ui/Notice.tsx';

/** Without a connection the numbers stand still, and nobody must close on them. */
export function Stale() {
  const { t } = useTranslation('chair');
  if (useSignal(useRoom().connection) === 'online') return null;
  return (
    <Notice tone="warn" role="status">
      {t('vote.stale')}
    </Notice>
  );
}
