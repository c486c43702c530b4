import { Button } from '@mantine/core';
import { IconBan, IconPlayerStop, IconPlus, IconSpeakerphone } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { CancelPollDialog } from './CancelPollDialog.tsx';
import type { OpenedPollView } from './polls.ts';
import { EXTENSION_SECONDS, usePollDesk } from './usePollDesk.ts';
import classes from '../chair/chair.module.css';

interface PollHandsProps {
  readonly projection: Projection;
  readonly poll: OpenedPollView;
}

/** What the chair can do with a poll that is open, or closed and not yet announced. */
export function PollHands({ projection, poll }: PollHandsProps) {
  return poll.state === 'closed' ? <AnnounceHand poll={poll} /> : <OpenHands {...{ projection, poll }} />;
}

function AnnounceHand({ poll }: Pick<PollHandsProps, 'poll'>) {
  const { t } = useTranslation('polls');
  const desk = usePollDesk();
  const isOnline = useSignal(useRoom().connection) === 'online';
  return (
    <div className={classes.hands}>
      <Button
        size="lg"
        loading={desk.busy}
        disabled={!isOnline}
        onClick={() => void desk.announce(poll)}
        leftSection={<IconSpeakerphone size={24} stroke={1.75} aria-hidden />}
      >
        {t('desk.announce')}
      </Button>
      <p className={classes.soft}>{t('desk.closedText')}</p>
    </div>
  );
}

function OpenHands({ projection, poll }: PollHandsProps) {
  const { t } = useTranslation('polls');
  const desk = usePollDesk();
  const [cancels, setCancels] = useState(false);
  const isOnline = useSignal(useRoom().connection) === 'online';
  const isNamed = poll.method === 'named';
  const isReady = isNamed || isCounted(projection, poll);
  return (
    <div className={classes.hands}>
      <Button
        size="lg"
        loading={desk.busy}
        disabled={!isOnline || !isReady}
        onClick={() => void desk.closeAndAnnounce(poll)}
        leftSection={<IconSpeakerphone size={24} stroke={1.75} aria-hidden />}
      >
        {t('desk.closeAndAnnounce')}
      </Button>
      <Button
        size="lg"
        variant="default"
        disabled={desk.busy || !isOnline || !isReady}
        onClick={() => void desk.close(poll)}
        leftSection={<IconPlayerStop size={24} stroke={1.75} aria-hidden />}
      >
        {t('desk.close')}
      </Button>
      {isNamed && (
        <Button
          size="lg"
          variant="default"
          disabled={desk.busy || !isOnline}
          onClick={() => void desk.extend(poll)}
          leftSection={<IconPlus size={24} stroke={1.75} aria-hidden />}
        >
          {t('desk.extend', { seconds: EXTENSION_SECONDS })}
        </Button>
      )}
      <span className={classes.grow} />
      <Button
        color="red"
        variant="light"
        size="lg"
        disabled={desk.busy || !isOnline}
        onClick={() => setCancels(true)}
        leftSection={<IconBan size={24} stroke={1.75} aria-hidden />}
      >
        {t('desk.cancel')}
      </Button>
      {!isReady && <p className={classes.soft}>{t('desk.notCounted')}</p>}
      {cancels && <CancelPollDialog poll={poll} onClose={() => setCancels(false)} />}
    </div>
  );
}

/** Both tellers have counted the same, and it can be (L13). */
function isCounted({ slipCounting }: Projection, { id }: OpenedPollView): boolean {
  const counting = slipCounting[id];
  return counting !== undefined && counting.agreed !== null && counting.discrepancies.length === 0;
}
