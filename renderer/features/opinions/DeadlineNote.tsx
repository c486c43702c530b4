import { IconClock, IconClockX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OpinionView } from '../../../shared/protocol/projection.ts';
import { Tag } from '../../ui/Tag.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { isNear, timeLeft } from './deadline.ts';
import { useNow } from './useSheets.ts';
import classes from './opinions.module.css';

/** When a sheet has to be answered, and how long that is. */
export function DeadlineNote({ sheet }: { readonly sheet: OpinionView }) {
  const { t, i18n } = useTranslation('opinions');
  const now = useNow();
  const at = formatDateTime(sheet.deadline, i18n.language);
  const left = timeLeft(sheet.deadline, now);
  const isDone = sheet.state !== 'open' || left.unit === 'over';
  const Icon = isDone ? IconClockX : IconClock;
  return (
    <p className={classes.deadline}>
      <Icon size={20} stroke={1.75} aria-hidden />
      <span>{t('deadline.at', { at })}</span>
      {!isDone && (
        <Tag tone={isNear(sheet.deadline, now) ? 'warn' : 'plain'}>
          {t(`deadline.${left.unit}`, { count: left.count })}
        </Tag>
      )}
    </p>
  );
}
