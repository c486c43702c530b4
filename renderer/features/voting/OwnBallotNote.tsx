import {
  IconAlertTriangle,
  IconCircleCheckFilled,
  IconClockX,
  IconCloudUp,
  IconHandStop,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { useFailureText } from '../../ui/useFailureText.ts';
import type { BallotStatus } from './ballotState.ts';
import { useLabels } from './useLabels.ts';
import type { OwnVote } from './useOwnBallot.ts';
import classes from './voting.module.css';

/** How each state of what one has cast looks. */
export const NOTE_LOOKS = {
  none: { Icon: IconHandStop, tone: undefined },
  sending: { Icon: IconCloudUp, tone: undefined },
  waiting: { Icon: IconCloudUp, tone: classes.noteWarn },
  withheld: { Icon: IconAlertTriangle, tone: classes.noteLive },
  overdue: { Icon: IconClockX, tone: classes.noteWarn },
  cast: { Icon: IconCircleCheckFilled, tone: classes.noteGood },
  late: { Icon: IconClockX, tone: classes.noteLive },
  refused: { Icon: IconAlertTriangle, tone: classes.noteLive },
} as const satisfies Record<BallotStatus, unknown>;

/** What the room has of one's own ballot; "recorded" only with the room's receipt. */
export function OwnBallotNote({ vote, ballot }: { readonly vote: VoteView; readonly ballot: OwnVote }) {
  const { t } = useTranslation('voting');
  const { ofRefusal } = useFailureText();
  const labels = useLabels(vote.labels);
  const { status, own } = ballot;
  if (status === 'none' && vote.state !== 'open') {
    return <p className={classes.note}>{t('own.noBallot')}</p>;
  }
  const { Icon, tone } = NOTE_LOOKS[status];
  const text = {
    none: () => t('own.none'),
    sending: () => t('own.sending'),
    waiting: () => t('own.waiting'),
    withheld: () => t('own.withheld'),
    overdue: () => t('own.overdue'),
    cast: () => t('own.cast', { seq: own?.seq ?? '–' }),
    late: () => t('own.late', { seq: own?.seq ?? '–' }),
    refused: () =>
      t('own.refused', { reason: own?.refusal == null ? t('own.refusedUnknown') : ofRefusal(own.refusal) }),
  }[status]();
  return (
    <div
      className={`${classes.note} ${tone ?? ''}`}
      role="status"
      data-testid="own-ballot"
      data-state={status}
    >
      <Icon size={24} stroke={1.75} aria-hidden />
      <div>
        <p>{text}</p>
        {vote.state === 'open' && (status === 'cast' || status === 'waiting') && (
          <p className={classes.noteMore}>{t('own.mayChange')}</p>
        )}
        {vote.state !== 'open' && own !== undefined && (
          <p className={classes.noteMore}>
            {t(status === 'cast' ? 'own.choice' : 'own.choiceOfBallot', { label: labels[own.choice] })}
          </p>
        )}
        {status !== 'cast' && own?.counts != null && vote.state !== 'cancelled' && (
          <p className={classes.noteMore} data-testid="counts">
            {t('own.counts', { label: labels[own.counts] })}
          </p>
        )}
      </div>
    </div>
  );
}
