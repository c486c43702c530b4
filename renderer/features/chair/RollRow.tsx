import { UnstyledButton } from '@mantine/core';
import {
  IconCheck,
  IconClock,
  IconDeviceTabletOff,
  IconDoorExit,
  IconMailCheck,
  IconUserOff,
  IconUsers,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PRESENCES, type Presence } from '../../../shared/domain/attendance.ts';
import { Tag } from '../../ui/Tag.tsx';
import type { RollEntry } from './roll.ts';
import classes from './chair.module.css';

const ICONS: Readonly<Record<Presence, typeof IconCheck>> = {
  present: IconCheck,
  late: IconClock,
  absentWithLeave: IconMailCheck,
  absent: IconUserOff,
  left: IconDoorExit,
  substituted: IconUsers,
};

interface RollRowProps {
  readonly row: RollEntry;
  readonly onCall: (presence: Presence) => void;
  /** `null` where the rules allow no substitutes. */
  readonly onSubstitute: (() => void) | null;
}

/** One delegate on the roll, with a big button for each standing. */
export function RollRow({ row, onCall, onSubstitute }: RollRowProps) {
  const { t } = useTranslation(['chair', 'voting', 'house']);
  const { member, presence, declared, online, substitute } = row;
  return (
    <li className={classes.person} data-testid="roll-row">
      <div className={classes.grow}>
        <p className={classes.name}>{member.name}</p>
        <p className={classes.tags}>
          {member.position !== '' && <span className={classes.soft}>{member.position}</span>}
          {substitute !== null && <Tag tone="accent">{t('house:roll.inPlace', { name: substitute })}</Tag>}
          {declared && <Tag tone="accent">{t('roll.saysHere')}</Tag>}
          {!online && (presence === 'present' || presence === 'late') && (
            <Tag tone="warn" icon={<IconDeviceTabletOff size={18} stroke={1.75} aria-hidden />}>
              {t('roll.offline')}
            </Tag>
          )}
        </p>
      </div>
      <div className={classes.presences} role="group" aria-label={t('roll.of', { name: member.name })}>
        {PRESENCES.filter((one) => one !== 'substituted' || onSubstitute !== null).map((one) => {
          const Icon = ICONS[one];
          return (
            <UnstyledButton
              key={one}
              className={classes.presence ?? ''}
              aria-pressed={presence === one}
              data-presence={one}
              onClick={() => (one === 'substituted' ? onSubstitute?.() : onCall(one))}
            >
              <Icon size={20} stroke={1.75} aria-hidden />
              <span>{t(`voting:roll.${one}`)}</span>
            </UnstyledButton>
          );
        })}
      </div>
    </li>
  );
}
