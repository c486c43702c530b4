import { Button } from '@mantine/core';
import { IconArrowsDiagonal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Countdown } from './Countdown.tsx';
import { ForAll } from './ForAll.tsx';
import type { VoteWithBallot } from './BatchSheet.tsx';
import type { BallotFocus } from './useBallotFocus.ts';
import { nameOfVote } from './votes.ts';
import { useSeat } from '../../room/RoomContext.tsx';
import classes from './voting.module.css';

interface BatchBarProps {
  readonly ballots: readonly VoteWithBallot[];
  readonly focus: BallotFocus;
  /** At the chair's desk: "for all" stands in the bar. */
  readonly withChoices: boolean;
  readonly onOpen: () => void;
}

/** The ballots of a batch made small: never gone while one of them is open. */
export function BatchBar({ ballots, focus, withChoices, onOpen }: BatchBarProps) {
  const { t } = useTranslation('voting');
  const reminders = useSeat()?.reminders;
  const open = ballots.filter(({ vote }) => vote.state === 'open');
  const toCast = open.filter(({ vote, ballot }) => vote.method === 'electronic' && ballot.hindrance === null);
  const cast = toCast.filter(({ ballot }) => ballot.status === 'cast').length;
  const isReminded = toCast.some(
    ({ vote, ballot }) => ballot.chosen === null && reminders?.[vote.id] !== undefined,
  );
  const [timed] = open.filter(({ vote }) => vote.method === 'electronic');
  const isDone = toCast.length > 0 && cast === toCast.length;
  return (
    <section
      {...focus}
      className={classes.bar}
      aria-label={t('barLabel')}
      data-testid="batch-bar"
      data-no-print
    >
      <div className={classes.barText}>
        <p className={classes.stateLine} data-live={open.length > 0 || undefined}>
          {open.length > 0 && <span className={classes.liveDot} aria-hidden="true" />}
          {t(open.length > 0 ? 'batch.title' : 'batch.closed', { count: ballots.length })}
        </p>
        <p className={classes.barTitle}>{ballots.map(({ vote }) => nameOfVote(vote)).join(' · ')}</p>
      </div>
      {toCast.length > 0 && (
        <p className={classes.barOwn} role="status" data-state={isDone ? 'cast' : 'none'}>
          {isReminded ? t('bar.reminded') : t('batch.progress', { cast, total: toCast.length })}
        </p>
      )}
      {withChoices && toCast.length > 0 && <ForAll ballots={toCast} small />}
      {timed !== undefined && <Countdown vote={timed.vote} />}
      <Button
        variant={toCast.length > 0 && !isDone && !withChoices ? 'filled' : 'default'}
        onClick={onOpen}
        leftSection={<IconArrowsDiagonal size={20} stroke={1.75} aria-hidden />}
      >
        {t('bar.open')}
      </Button>
    </section>
  );
}
