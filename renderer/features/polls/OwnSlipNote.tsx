import { useTranslation } from 'react-i18next';
import { useFailureText } from '../../ui/useFailureText.ts';
import { formatClock } from '../../ui/time.ts';
import { NOTE_LOOKS } from '../voting/OwnBallotNote.tsx';
import type { OpenedPollView } from './polls.ts';
import type { OwnPart } from './useOwnSlip.ts';
import classes from '../voting/voting.module.css';

/** What the room has of one's own slip, and since when; "recorded" only with the room's receipt. */
export function OwnSlipNote({ poll, part }: { readonly poll: OpenedPollView; readonly part: OwnPart }) {
  const { t, i18n } = useTranslation('polls');
  const { ofRefusal } = useFailureText();
  const { status, own } = part;
  if (status === 'none' && poll.state !== 'open') return <p className={classes.note}>{t('own.noSlip')}</p>;
  const { Icon, tone } = NOTE_LOOKS[status];
  const receipt = {
    seq: own?.seq ?? '–',
    clock: own?.at == null ? '–' : formatClock(own.at, i18n.language),
  };
  const text = {
    none: () => t('own.none'),
    sending: () => t('own.sending'),
    waiting: () => t('own.waiting'),
    withheld: () => t('own.withheld'),
    overdue: () => t('own.overdue'),
    cast: () => t('own.cast', receipt),
    late: () => t('own.late', receipt),
    refused: () =>
      t('own.refused', { reason: own?.refusal == null ? t('own.refusedUnknown') : ofRefusal(own.refusal) }),
  }[status]();
  return (
    <div className={`${classes.note} ${tone ?? ''}`} role="status" data-testid="own-slip" data-state={status}>
      <Icon size={24} stroke={1.75} aria-hidden />
      <div>
        <p>{text}</p>
        {poll.state === 'open' && (status === 'cast' || status === 'waiting') && (
          <p className={classes.noteMore}>{t('own.mayChange')}</p>
        )}
        {status !== 'cast' && own?.counts != null && poll.state !== 'cancelled' && (
          <p className={classes.noteMore} data-testid="slip-counts">
            {t('own.counts')}
          </p>
        )}
      </div>
    </div>
  );
}
