import { IconAlertOctagon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import classes from './SessionFrame.module.css';

/** Lasts for as long as what the room shows contradicts what this device saw of the record. */
export function RecordAlarm() {
  const { t } = useTranslation('common');
  const trust = useSignal(useRoom().ballots.trust);
  if (trust !== 'broken') return null;
  return (
    <div
      className={`${classes.strip} ${classes.alarm}`}
      role="alert"
      data-testid="record-alarm"
      data-no-print
    >
      <IconAlertOctagon size={28} stroke={1.75} aria-hidden />
      <p>
        <strong>{t('alarm.title')}</strong> {t('alarm.text')}
      </p>
    </div>
  );
}
