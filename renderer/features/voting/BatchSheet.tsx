import { ActionIcon, Button } from '@mantine/core';
import { IconArrowsDiagonalMinimize2, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { BatchBallot } from './BatchBallot.tsx';
import { Countdown } from './Countdown.tsx';
import { ForAll } from './ForAll.tsx';
import { HindranceNote } from './HindranceNote.tsx';
import { MotionText } from './MotionText.tsx';
import { isVoteOver } from './votes.ts';
import type { BallotFocus } from './useBallotFocus.ts';
import type { OwnVote } from './useOwnBallot.ts';
import { useRowKeys } from './useRowKeys.ts';
import classes from './voting.module.css';
import own from './batch.module.css';

export interface VoteWithBallot {
  readonly vote: VoteView;
  readonly ballot: OwnVote;
}

interface BatchSheetProps {
  readonly ballots: readonly VoteWithBallot[];
  readonly focus: BallotFocus;
  /** Makes it small, or puts it away once all votes are over. */
  readonly onLeave: () => void;
}

/** The ballots of a batch in one sheet: a choice for each, or one touch for all; nothing under it moves. */
export function BatchSheet({ ballots, focus, onLeave }: BatchSheetProps) {
  const { t } = useTranslation(['voting', 'common']);
  const onKeyDown = useRowKeys();
  const votes = ballots.map(({ vote }) => vote);
  const open = ballots.filter(({ vote }) => vote.state === 'open');
  const toCast = open.filter(({ vote }) => vote.method === 'electronic');
  const isOver = votes.every(isVoteOver);
  const [first] = ballots;
  const [timed] = toCast;
  if (first === undefined) return null;
  const isOneText = votes.every(({ motion }) => motion.versionId === first.vote.motion.versionId);
  return (
    <section
      {...focus}
      className={`${classes.sheet} ${own.sheet}`}
      data-beside
      role="dialog"
      aria-labelledby="ballot-title"
      data-live={open.length > 0 || undefined}
      data-testid="batch-panel"
    >
      <div className={classes.sheetHead}>
        <p className={classes.stateLine} data-live={open.length > 0 || undefined}>
          {open.length > 0 && <span className={classes.liveDot} aria-hidden="true" />}
          {t(open.length > 0 ? 'batch.open' : isOver ? 'batch.over' : 'batch.closed')}
        </p>
        {timed !== undefined && <Countdown vote={timed.vote} />}
        <ActionIcon
          color="gray"
          aria-label={t(isOver ? 'common:close' : 'minimise')}
          title={t(isOver ? 'common:close' : 'minimise')}
          onClick={onLeave}
        >
          {isOver ? (
            <IconX size={24} stroke={1.75} aria-hidden />
          ) : (
            <IconArrowsDiagonalMinimize2 size={24} stroke={1.75} aria-hidden />
          )}
        </ActionIcon>
      </div>
      <h2 id="ballot-title" className={own.title}>
        {t(open.length > 0 ? 'batch.title' : 'batch.titleResults', { count: ballots.length })}
      </h2>
      {isOneText && <MotionText motion={first.vote.motion} onOpen={isOver ? undefined : onLeave} />}
      <ol className={own.ballots} onKeyDown={onKeyDown}>
        {ballots.map(({ vote, ballot }) => (
          <BatchBallot
            key={vote.id}
            vote={vote}
            ballot={ballot}
            withText={!isOneText}
            onOpenText={isOver ? undefined : onLeave}
          />
        ))}
      </ol>
      <div className={own.foot}>
        {timed !== undefined && <HindranceNote vote={timed.vote} ballot={timed.ballot} />}
        {toCast.length > 0 && <ForAll ballots={toCast} />}
        {isOver && (
          <Button variant="default" onClick={onLeave}>
            {t('common:close')}
          </Button>
        )}
      </div>
    </section>
  );
}
