import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { DeviceSheet } from '../session/DeviceSheet.tsx';
import { useCommand } from '../session/useCommand.ts';
import type { OwnVote } from './useOwnBallot.ts';
import classes from './voting.module.css';

/** Why one cannot vote on this device now, and what to do. */
export function HindranceNote({
  vote,
  ballot,
}: {
  readonly vote: Pick<VoteView, 'sittingId'>;
  readonly ballot: Pick<OwnVote, 'hindrance'>;
}) {
  const { t } = useTranslation(['voting', 'common']);
  const { send, busy } = useCommand();
  const [showsDevices, setShowsDevices] = useState(false);
  const { hindrance } = ballot;
  if (hindrance === null) return null;
  return (
    <div className={`${classes.note} ${classes.noteWarn}`} role="status" data-testid="hindrance">
      <IconAlertTriangle size={24} stroke={1.75} aria-hidden />
      <div>
        <p>{t(`hindrance.${hindrance}`)}</p>
        <p className={classes.noteMore}>{t(`hindranceStep.${hindrance}`)}</p>
        {hindrance === 'notHere' && (
          <Button
            mt="xs"
            loading={busy}
            onClick={() => void send({ type: 'declarePresence', sittingId: vote.sittingId })}
          >
            {t('presence.here')}
          </Button>
        )}
        {(hindrance === 'deviceWaiting' || hindrance === 'deviceRevoked') && (
          <Button mt="xs" variant="default" onClick={() => setShowsDevices(true)}>
            {t('common:device.title')}
          </Button>
        )}
        <DeviceSheet opened={showsDevices} onClose={() => setShowsDevices(false)} />
      </div>
    </div>
  );
}
