import { useTranslation } from 'react-i18next';
import { useProjection } from '../../room/RoomContext.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { formatClock } from '../../ui/time.ts';
import { openSittingOf } from '../voting/sitting.ts';

/** That the sitting has a break, and when it goes on. */
export function BreakNotice() {
  const { t, i18n } = useTranslation('agenda');
  const projection = useProjection();
  const pause = projection === null ? null : (openSittingOf(projection)?.pause ?? null);
  if (pause === null) return null;
  return (
    <Notice tone="info" title={t('break.title')} role="status">
      {pause.until === null
        ? t('break.open')
        : t('break.until', { clock: formatClock(pause.until, i18n.language) })}
    </Notice>
  );
}
