import { IconCloudCheck, IconCloudUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import classes from './SessionFrame.module.css';

/** What only this device holds, always on the screen. "Saved" means durable in the room. */
export function SavingMark() {
  const { t } = useTranslation('common');
  const { documents } = useSignal(useRoom().saving);
  const saved = documents === 0;
  const Icon = saved ? IconCloudCheck : IconCloudUp;
  return (
    <span
      className={`${classes.state} ${(saved ? classes.quiet : classes.warn) ?? ''}`}
      role="status"
      data-testid="saving-state"
      data-documents={documents}
    >
      <Icon size={22} stroke={1.75} aria-hidden />
      <span className={classes.long}>
        {saved ? t('saving.none') : t('saving.some', { count: documents })}
      </span>
      <span className={classes.short} aria-hidden="true">
        {saved ? t('saving.noneShort') : t('saving.someShort', { count: documents })}
      </span>
    </span>
  );
}
