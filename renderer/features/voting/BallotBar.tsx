import { ActionIcon, Button } from '@mantine/core';
import { IconArrowsDiagonal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { useSeat } from '../../room/RoomContext.tsx';
import { StateLine } from './BallotSheet.tsx';
import { ChoiceButtons } from './ChoiceButtons.tsx';
import { Countdown } from './Countdown.tsx';
import type { BallotFocus } from './useBallotFocus.ts';
import type { OwnVote } from './useOwnBallot.ts';
import classes from './voting.module.css';

interface BallotBarProps {
  readonly vote: VoteView;
  readonly ballot: OwnVote;
  readonly focus: BallotFocus;
  /** At the chair's desk the three choices stand in the bar: one touch, and the desk stays in sight. */
  readonly withChoices: boolean;
  readonly onOpen: () => void;
}

/** The ballot made small: never gone while the vote is open. */
export function BallotBar({ vote, ballot, focus, withChoices, onOpen }: BallotBarProps) {
  const { t } = useTranslation('voting');
  const { status, own, chosen, hindrance } = ballot;
  const isElectronic = vote.method === 'electronic';
  const votes = isElectronic && hindrance === null && vote.state === 'open';
  const isReminded = useSeat()?.reminders[vote.id] !== undefined;
  return (
    <section
      {...focus}
      className={classes.bar}
      aria-label={t('barLabel')}
      data-testid="ballot-bar"
      data-no-print
    >
      <div className={classes.barText}>
        <StateLine vote={vote} />
        <p className={classes.barTitle} title={vote.motion.title}>
          {vote.motion.title}
        </p>
      </div>
      {votes && (
        <p className={classes.barOwn} role="status" data-state={status}>
          {status === 'cast'
            ? t('bar.cast', { label: own === undefined ? '' : vote.labels[own.choice], seq: own?.seq ?? '–' })
            : t(isReminded && status === 'none' ? 'bar.reminded' : `bar.${status}`)}
        </p>
      )}
      {votes && withChoices && (
        <ChoiceButtons labels={vote.labels} chosen={chosen} disabled={false} small onChoose={ballot.cast} />
      )}
      {!isElectronic && vote.state === 'open' && <p className={classes.barOwn}>{t(`form.${vote.method}`)}</p>}
      {isElectronic && vote.state === 'open' && <Countdown vote={vote} />}
      {withChoices ? (
        <ActionIcon color="gray" aria-label={t('bar.open')} title={t('bar.open')} onClick={onOpen}>
          <IconArrowsDiagonal size={24} stroke={1.75} aria-hidden />
        </ActionIcon>
      ) : (
        <Button
          variant={votes && status === 'none' ? 'filled' : 'default'}
          onClick={onOpen}
          leftSection={<IconArrowsDiagonal size={20} stroke={1.75} aria-hidden />}
        >
          {t('bar.open')}
        </Button>
      )}
    </section>
  );
}
