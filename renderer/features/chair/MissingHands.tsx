import { Button } from '@mantine/core';
import { IconBellRinging, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { formatClock } from '../../ui/time.ts';
import { missingFrom } from './beforeClose.ts';
import { CloseDialog } from './CloseDialog.tsx';
import { useVoteDesk } from './useVoteDesk.ts';
import classes from './chair.module.css';

interface MissingHandsProps {
  readonly projection: Projection;
  /** Open and electronic. */
  readonly votes: readonly VoteView[];
}

/** While somebody who is here has not voted: remind, or close with a reason; to wait is to do neither. */
export function MissingHands({ projection, votes }: MissingHandsProps) {
  const { t, i18n } = useTranslation('chair');
  const desk = useVoteDesk();
  const [closes, setCloses] = useState(false);
  const isOnline = useSignal(useRoom().connection) === 'online';
  const missing = missingFrom(projection, votes);
  const reminded = votes.flatMap(({ id }) => projection.reminded[id] ?? []);
  if (missing === 0) return null;
  const incomplete = votes.filter((vote) => missingFrom(projection, [vote]) > 0);
  return (
    <div className={classes.hands} data-testid="missing">
      <Button
        size="lg"
        variant="light"
        loading={desk.busy}
        disabled={!isOnline}
        onClick={() => void desk.onEach(incomplete, desk.remind)}
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
        {t(votes.length === 1 ? 'close.open' : 'together.closeReason')}
      </Button>
      {reminded.length > 0 && (
        <p className={classes.soft} role="status">
          {t('remind.sent', { clock: formatClock(Math.max(...reminded), i18n.language) })}
        </p>
      )}
      {closes && <CloseDialog votes={votes} missing={missing} onClose={() => setCloses(false)} />}
    </div>
  );
}
