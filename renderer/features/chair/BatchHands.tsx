import { IconBan, IconHandStop, IconPlayerStop, IconPlus, IconSpeakerphone } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { isReadyToClose } from './beforeClose.ts';
import { FallbackDialog } from './FallbackDialog.tsx';
import { Hand } from './Hand.tsx';
import { EXTENSION_SECONDS, useVoteDesk } from './useVoteDesk.ts';
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
  return (
    <div className={classes.hands}>
      <Hand
        look="first"
        icon={IconSpeakerphone}
        busy={desk.busy}
        onTouch={() => void desk.onEach(closed, desk.announce)}
      >
        {t('together.announce', { count: closed.length })}
      </Hand>
      <p className={classes.soft}>{t('together.closedText')}</p>
    </div>
  );
}

interface OpenHandsProps {
  readonly projection: Projection;
  readonly open: readonly VoteView[];
}

function OpenHands({ projection, open }: OpenHandsProps) {
  const { t } = useTranslation('chair');
  const desk = useVoteDesk();
  const [fallsBack, setFallsBack] = useState(false);
  const { busy } = desk;
  const isReady = open.every((vote) => isReadyToClose(projection, vote));
  const electronic = open.filter(({ method }) => method === 'electronic');
  return (
    <div className={classes.hands}>
      <Hand
        look="first"
        icon={IconSpeakerphone}
        busy={busy}
        ready={isReady}
        onTouch={() => void desk.closeAndAnnounce(open)}
      >
        {t('together.closeAndAnnounce', { count: open.length })}
      </Hand>
      <Hand
        look="other"
        icon={IconPlayerStop}
        busy={busy}
        ready={isReady}
        onTouch={() => void desk.onEach(open, desk.close)}
      >
        {t('together.close')}
      </Hand>
      {electronic.length > 0 && (
        <>
          <Hand
            look="other"
            icon={IconPlus}
            busy={busy}
            onTouch={() => void desk.onEach(electronic, desk.extend)}
          >
            {t('together.extend', { seconds: EXTENSION_SECONDS })}
          </Hand>
          <Hand look="other" icon={IconHandStop} busy={busy} onTouch={() => setFallsBack(true)}>
            {t('together.fallback')}
          </Hand>
        </>
      )}
      <span className={classes.grow} />
      <Hand look="danger" icon={IconBan} busy={busy} onTouch={() => void desk.cancel(open)}>
        {t('together.cancel')}
      </Hand>
      {fallsBack && (
        <FallbackDialog projection={projection} votes={electronic} onClose={() => setFallsBack(false)} />
      )}
    </div>
  );
}
