import { IconBellRinging, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { formatClock } from '../../ui/time.ts';
import { missingFrom } from './beforeClose.ts';
import { CloseReasonDialog } from './CloseReasonDialog.tsx';
import { Hand } from './Hand.tsx';
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
  const missing = missingFrom(projection, votes);
  const reminded = votes.flatMap(({ id }) => projection.reminded[id] ?? []);
  if (missing === 0) return null;
  const incomplete = votes.filter((vote) => missingFrom(projection, [vote]) > 0);
  return (
    <div className={classes.hands} data-testid="missing">
      <Hand
        look="light"
        icon={IconBellRinging}
        busy={desk.busy}
        onTouch={() => void desk.onEach(incomplete, desk.remind)}
      >
        {t('remind.send', { count: missing })}
      </Hand>
      <Hand look="other" icon={IconPencil} busy={desk.busy} onTouch={() => setCloses(true)}>
        {t(votes.length === 1 ? 'close.open' : 'together.closeReason')}
      </Hand>
      {reminded.length > 0 && (
        <p className={classes.soft} role="status">
          {t('remind.sent', { clock: formatClock(Math.max(...reminded), i18n.language) })}
        </p>
      )}
      {closes && (
        <CloseReasonDialog
          title={t('close.title', { number: votes.map(({ number }) => number).join(', ') })}
          text={t('close.text', { count: missing })}
          busy={desk.busy}
          onCloseWith={(reason) => desk.closeAndAnnounce(votes, reason)}
          onLeave={() => setCloses(false)}
        />
      )}
    </div>
  );
}
