import { IconFileOff, IconHandStop, IconMailbox } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { useProjection, useRoom, useSignal } from '../../room/RoomContext.tsx';
import { useLabels } from './useLabels.ts';
import classes from './counting.module.css';

/** For the delegate: the vote goes on by hands or on paper, and what became of the own electronic ballot. */
export function ByHandNote({ vote }: { readonly vote: VoteView }) {
  const { t } = useTranslation('voting');
  if (vote.method === 'electronic') return null;
  const Icon = vote.method === 'hands' ? IconHandStop : IconMailbox;
  return (
    <div className={classes.byHand} data-testid="by-hand">
      <Icon size={40} stroke={1.75} aria-hidden />
      <div>
        <p className={classes.byHandTitle}>{t(`byHand.${vote.method}`)}</p>
        <p>{t(`byHand.${vote.method}Text`)}</p>
      </div>
      <VoidBallot vote={vote} />
    </div>
  );
}

/** One's own ballot in the vote before, which this one took the place of. */
function VoidBallot({ vote }: { readonly vote: VoteView }) {
  const { t } = useTranslation('voting');
  const own = useSignal(useRoom().ballots.own);
  const before = useVoteBefore(vote);
  const ballot = before === null ? undefined : own.get(before.id);
  const labels = useLabels(vote.labels);
  if (before?.cancellation !== 'fallback' || ballot === undefined) return null;
  return (
    <p className={classes.void} data-testid="void-ballot">
      <IconFileOff size={24} stroke={1.75} aria-hidden />
      <span>{t('byHand.void', { label: labels[ballot.choice], number: before.number })}</span>
    </p>
  );
}

/** The vote whose place this one takes. */
export function useVoteBefore(vote: VoteView): VoteView | null {
  const projection = useProjection();
  return vote.follows === null ? null : (projection?.votes[vote.follows] ?? null);
}
