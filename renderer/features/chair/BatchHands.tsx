import { Button } from '@mantine/core';
import { IconBan, IconHandStop, IconPlayerStop, IconPlus, IconSpeakerphone } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { FallbackDialog } from './FallbackDialog.tsx';
import { EXTENSION_SECONDS, useVoteDesk } from './useVoteDesk.ts';
import { isReadyToClose } from './beforeClose.ts';
import classes from './chair.module.css';

interface BatchHandsProps {
  readonly projection: Projection;
  readonly votes: readonly VoteView[];
}

/** What the chair can do with all votes of a batch at once. */
export function BatchHands({ projection, votes }: BatchHandsProps) {
  const open = votes.filter(({ state }) => state === 'open');
  const closed = votes.filter(({ state }) => state === 'closed');
  if (open.length > 0) return <OpenHands projection={projection} open={open} />;
  return closed.length > 0 ? <AnnounceHand closed={closed} /> : null;
}

function AnnounceHand({ closed }: { readonly closed: readonly VoteView[] }) {
  const { t } = useTranslation('chair');
  const desk = useVoteDesk();
  const isOnline = useSignal(useRoom().connection) === 'online';
  return (
    <div className={classes.hands}>
      <Button
        size="lg"
        loading={desk.busy}
        disabled={!isOnline}
        onClick={() => void desk.onEach(closed, desk.announce)}
        leftSection={<IconSpeakerphone size={24} stroke={1.75} aria-hidden />}
      >
        {t('together.announce', { count: closed.length })}
      </Button>
      <p className={classes.soft}>{t('together.closedText')}</p>
    </div>
  );
}

function OpenHands({
  projection,
  open,
}: {
  readonly projection: Projection;
  readonly open: readonly VoteView[];
}) {
  const { t } = useTranslation('chair');
  const desk = useVoteDesk();
  const [fallsBack, setFallsBack] = useState(false);
  const isOnline = useSignal(useRoom().connection) === 'online';
  const isIdle = isOnline && !desk.busy;
  const isReady = open.every((vote) => isReadyToClose(projection, vote));
  const electronic = open.filter(({ method }) => method === 'electronic');
  return (
    <div className={classes.hands}>
      <Button
        size="lg"
        loading={desk.busy}
        disabled={!isOnline || !isReady}
        onClick={() => void desk.closeAndAnnounce(open)}
        leftSection={<IconSpeakerphone size={24} stroke={1.75} aria-hidden />}
      >
        {t('together.closeAndAnnounce', { count: open.length })}
      </Button>
      <Button
        size="lg"
        variant="default"
        disabled={!isIdle || !isReady}
        onClick={() => void desk.onEach(open, desk.close)}
        leftSection={<IconPlayerStop size={24} stroke={1.75} aria-hidden />}
      >
        {t('together.close')}
      </Button>
      {electronic.length > 0 && (
        <>
          <Button
            size="lg"
            variant="default"
            disabled={!isIdle}
            onClick={() => void desk.onEach(electronic, desk.extend)}
            leftSection={<IconPlus size={24} stroke={1.75} aria-hidden />}
          >
            {t('together.extend', { seconds: EXTENSION_SECONDS })}
          </Button>
          <Button
            size="lg"
            variant="default"
            disabled={!isIdle}
            onClick={() => setFallsBack(true)}
            leftSection={<IconHandStop size={24} stroke={1.75} aria-hidden />}
          >
            {t('together.fallback')}
          </Button>
        </>
      )}
      <span className={classes.grow} />
      <Button
        color="red"
        variant="light"
        size="lg"
        disabled={!isIdle}
        onClick={() => void desk.cancel(open)}
        leftSection={<IconBan size={24} stroke={1.75} aria-hidden />}
      >
        {t('together.cancel')}
      </Button>
      {fallsBack && (
        <FallbackDialog projection={projection} votes={electronic} onClose={() => setFallsBack(false)} />
      )}
    </div>
  );
}
