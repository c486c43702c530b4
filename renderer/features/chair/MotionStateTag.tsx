import {
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconHourglass,
  IconRefreshAlert,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../ui/Tag.tsx';
import type { MotionState } from './motions.ts';

const LOOKS = {
  waiting: { tone: 'plain', Icon: IconHourglass },
  outdated: { tone: 'warn', Icon: IconRefreshAlert },
  open: { tone: 'live', Icon: null },
  closed: { tone: 'accent', Icon: IconHourglass },
  carried: { tone: 'good', Icon: IconCheck },
  rejected: { tone: 'plain', Icon: IconX },
  cancelled: { tone: 'warn', Icon: IconBan },
  withdrawn: { tone: 'plain', Icon: IconArrowBackUp },
} as const;

/** Where a motion stands, by word and icon; red only while its vote is on. */
export function MotionStateTag({ state }: { readonly state: MotionState }) {
  const { t } = useTranslation('chair');
  const { tone, Icon } = LOOKS[state];
  return (
    <Tag tone={tone} icon={Icon === null ? undefined : <Icon size={18} stroke={1.75} aria-hidden />}>
      {t(`motionState.${state}`)}
    </Tag>
  );
}
