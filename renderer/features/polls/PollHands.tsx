import { IconBan, IconPlayerStop, IconPlus, IconSpeakerphone } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { Hand } from '../chair/Hand.tsx';
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
  const { busy, announce } = usePollDesk();
  return (
    <div className={classes.hands}>
      <Hand look="first" icon={IconSpeakerphone} busy={busy} onTouch={() => void announce(poll)}>
        {t('desk.announce')}
      </Hand>
      <p className={classes.soft}>{t('desk.closedText')}</p>
    </div>
  );
}

function OpenHands({ projection, poll }: PollHandsProps) {
  const { t } = useTranslation('polls');
  const desk = usePollDesk();
  const [cancels, setCancels] = useState(false);
  const { busy } = desk;
  const isNamed = poll.method === 'named';
  const isReady = isNamed || isCounted(projection, poll);
  return (
    <div className={classes.hands}>
      <Hand
        look="first"
        icon={IconSpeakerphone}
        busy={busy}
        ready={isReady}
        onTouch={() => void desk.closeAndAnnounce(poll)}
      >
        {t('desk.closeAndAnnounce')}
      </Hand>
      <Hand
        look="other"
        icon={IconPlayerStop}
        busy={busy}
        ready={isReady}
        onTouch={() => void desk.close(poll)}
      >
        {t('desk.close')}
      </Hand>
      {isNamed && (
        <Hand look="other" icon={IconPlus} busy={busy} onTouch={() => void desk.extend(poll)}>
          {t('desk.extend', { seconds: EXTENSION_SECONDS })}
        </Hand>
      )}
      <span className={classes.grow} />
      <Hand look="danger" icon={IconBan} busy={busy} onTouch={() => setCancels(true)}>
        {t('desk.cancel')}
      </Hand>
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
