import { Button } from '@mantine/core';
import { IconBellRinging, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { formatClock } from '../../ui/time.ts';
import { beforePollCloses } from './beforePollCloses.ts';
import { ClosePollDialog } from './ClosePollDialog.tsx';
import type { OpenedPollView } from './polls.ts';
import { usePollDesk } from './usePollDesk.ts';
import classes from '../chair/chair.module.css';

interface MissingSlipsProps {
  readonly projection: Projection;
  readonly poll: OpenedPollView;
}

/** While somebody who is here has sent no slip: remind, or close with a reason; to wait is to do neither. */
export function MissingSlips({ projection, poll }: MissingSlipsProps) {
  const { t, i18n } = useTranslation('polls');
  const desk = usePollDesk();
  const [closes, setCloses] = useState(false);
  const isOnline = useSignal(useRoom().connection) === 'online';
  const { silent, offline } = beforePollCloses(projection, poll);
  const missing = silent.length + offline.length;
  const at = projection.slipReminded[poll.id];
  if (missing === 0) return null;
  return (
    <div className={classes.hands} data-testid="missing-slips">
      <Button
        size="lg"
        variant="light"
        loading={desk.busy}
        disabled={!isOnline}
        onClick={() => void desk.remind(poll)}
        leftSection={<IconBellRinging size={24} stroke={1.75} aria-hidden />}
      >
        {t('remind.send', { count: missing })}
      </Button>
      <Button
        size="lg"
        variant="default"
        disabled={!isOnline || desk.busy}
        onClick={() => setCloses(true)}
        leftSection={<IconPencil size={24} stroke={1.75} aria-hidden />}
      >
        {t('close.open')}
      </Button>
      {at !== undefined && (
        <p className={classes.soft} role="status">
          {t('remind.sent', { clock: formatClock(at, i18n.language) })}
        </p>
      )}
      {closes && <ClosePollDialog poll={poll} missing={missing} onClose={() => setCloses(false)} />}
    </div>
  );
}
