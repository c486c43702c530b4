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
import { isReadyToClose } from './beforeClose.ts';
import { FallbackDialog } from './FallbackDialog.tsx';
import { Hand } from './Hand.tsx';
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
  const { busy, announce } = useVoteDesk();
  return (
    <div className={classes.hands}>
      <Hand look="first" icon={IconSpeakerphone} busy={busy} onTouch={() => void announce(vote)}>
        {t('vote.announce')}
      </Hand>
      <p className={classes.soft}>{t('vote.closedText')}</p>
    </div>
  );
}

function OpenHands({ projection, vote }: VoteHandsProps) {
  const { t } = useTranslation('chair');
  const desk = useVoteDesk();
  const [fallsBack, setFallsBack] = useState(false);
  const { busy } = desk;
  const isCounted = vote.method !== 'electronic';
  const isReady = isReadyToClose(projection, vote);
  return (
    <div className={classes.hands}>
      <Hand
        look="first"
        icon={IconSpeakerphone}
        busy={busy}
        ready={isReady}
        onTouch={() => void desk.closeAndAnnounce([vote])}
      >
        {t('vote.closeAndAnnounce')}
      </Hand>
      <Hand
        look="other"
        icon={IconPlayerStop}
        busy={busy}
        ready={isReady}
        onTouch={() => void desk.close(vote)}
      >
        {t('vote.close')}
      </Hand>
      {!isCounted && (
        <Hand look="other" icon={IconPlus} busy={busy} onTouch={() => void desk.extend(vote)}>
          {t('vote.extend', { seconds: EXTENSION_SECONDS })}
        </Hand>
      )}
      <Hand
        look="other"
        icon={isCounted ? IconRefresh : IconHandStop}
        busy={busy}
        onTouch={() => setFallsBack(true)}
      >
        {t(isCounted ? 'fallback.openCounted' : 'fallback.open')}
      </Hand>
      <span className={classes.grow} />
      <Hand look="danger" icon={IconBan} busy={busy} onTouch={() => void desk.cancel([vote])}>
        {t('vote.cancel')}
      </Hand>
      {fallsBack && (
        <FallbackDialog projection={projection} votes={[vote]} onClose={() => setFallsBack(false)} />
      )}
    </div>
  );
}
