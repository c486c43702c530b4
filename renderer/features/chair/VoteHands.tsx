import { Button } from '@mantine/core';
import {
  IconBan,
  IconHandStop,
  IconPlayerStop,
  IconPlus,
  IconRefresh,
  IconSpeakerphone,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { isReadyToClose } from './beforeClose.ts';
import { FallbackDialog } from './FallbackDialog.tsx';
import { EXTENSION_SECONDS, useVoteDesk } from './useVoteDesk.ts';
import classes from './chair.module.css';

interface VoteHandsProps {
  readonly projection: Projection;
  readonly vote: VoteView;
}

/** What the chair can do with a vote that is open, or closed and not yet announced. */
export function VoteHands({ projection, vote }: VoteHandsProps) {
  return vote.state === 'closed' ? <AnnounceHand vote={vote} /> : <OpenHands {...{ projection, vote }} />;
}

function AnnounceHand({ vote }: { readonly vote: VoteView }) {
  const { t } = useTranslation('chair');
  const desk = useVoteDesk();
  const isOnline = useSignal(useRoom().connection) === 'online';
  return (
    <div className={classes.hands}>
      <Button
        size="lg"
        loading={desk.busy}
        disabled={!isOnline}
        onClick={() => void desk.announce(vote)}
        leftSection={<IconSpeakerphone size={24} stroke={1.75} aria-hidden />}
      >
        {t('vote.announce')}
      </Button>
      <p className={classes.soft}>{t('vote.closedText')}</p>
    </div>
  );
}

function OpenHands({ projection, vote }: VoteHandsProps) {
  const { t } = useTranslation('chair');
  const desk = useVoteDesk();
  const [fallsBack, setFallsBack] = useState(false);
  const isOnline = useSignal(useRoom().connection) === 'online';
  const isCounted = vote.method !== 'electronic';
  const isReady = isReadyToClose(projection, vote);
  const FallbackIcon = isCounted ? IconRefresh : IconHandStop;
  return (
    <div className={classes.hands}>
      <Button
        size="lg"
        loading={desk.busy}
        disabled={!isOnline || !isReady}
        onClick={() => void desk.closeAndAnnounce([vote])}
        leftSection={<IconSpeakerphone size={24} stroke={1.75} aria-hidden />}
      >
        {t('vote.closeAndAnnounce')}
      </Button>
      <Button
        size="lg"
        variant="default"
        disabled={desk.busy || !isOnline || !isReady}
        onClick={() => void desk.close(vote)}
        leftSection={<IconPlayerStop size={24} stroke={1.75} aria-hidden />}
      >
        {t('vote.close')}
      </Button>
      {!isCounted && (
        <Button
          size="lg"
          variant="default"
          disabled={desk.busy || !isOnline}
          onClick={() => void desk.extend(vote)}
          leftSection={<IconPlus size={24} stroke={1.75} aria-hidden />}
        >
          {t('vote.extend', { seconds: EXTENSION_SECONDS })}
        </Button>
      )}
      <Button
        size="lg"
        variant="default"
        disabled={desk.busy || !isOnline}
        onClick={() => setFallsBack(true)}
        leftSection={<FallbackIcon size={24} stroke={1.75} aria-hidden />}
      >
        {t(isCounted ? 'fallback.openCounted' : 'fallback.open')}
      </Button>
      <span className={classes.grow} />
      <Button
        color="red"
        variant="light"
        size="lg"
        disabled={desk.busy || !isOnline}
        onClick={() => void desk.cancel([vote])}
        leftSection={<IconBan size={24} stroke={1.75} aria-hidden />}
      >
        {t('vote.cancel')}
      </Button>
      {fallsBack && (
        <FallbackDialog projection={projection} votes={[vote]} onClose={() => setFallsBack(false)} />
      )}
    </div>
  );
}
