import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { BeforeCloseView } from '../seating/BeforeCloseView.tsx';
import { castByProxy } from '../proxies/proxies.ts';
import { StateLine } from '../voting/BallotSheet.tsx';
import { Countdown } from '../voting/Countdown.tsx';
import { MotionText } from '../voting/MotionText.tsx';
import { ResultView } from '../voting/ResultView.tsx';
import { RunningBars } from '../voting/RunningBars.tsx';
import { termsOfVote, useMajority } from '../voting/useMajority.ts';
import { VoteLinks } from '../voting/VoteLinks.tsx';
import { BeforeCloseGroups } from './BeforeCloseGroups.tsx';
import { CountDesk } from './CountDesk.tsx';
import { MissingHands } from './MissingHands.tsx';
import { Stale } from './Stale.tsx';
import { VoteHands } from './VoteHands.tsx';
import classes from './chair.module.css';

interface VoteDeskProps {
  readonly projection: Projection;
  readonly vote: VoteView;
}

/** The vote that is on: time, turnout, who is missing, and the chair's hands on it. */
export function VoteDesk({ projection, vote }: VoteDeskProps) {
  const { t } = useTranslation(['chair', 'voting', 'proxies']);
  const majority = useMajority();
  const isElectronic = vote.method === 'electronic';
  const turnout = projection.turnout[vote.id] ?? 0;
  const byProxy = castByProxy(projection, vote);
  return (
    <section
      className={classes.box}
      data-live={vote.state === 'open' || undefined}
      data-testid="vote-desk"
      aria-labelledby="vote-title"
    >
      <div className={classes.voteHead}>
        <div className={classes.grow}>
          <StateLine vote={vote} />
          <h3 id="vote-title">{vote.motion.title}</h3>
          {vote.state === 'open' && (
            <p className={classes.terms} data-kind={vote.motion.kind}>
              {majority(vote.motion.kind, termsOfVote(vote))}
            </p>
          )}
          <MotionText short motion={vote.motion} />
          {isElectronic && vote.state === 'open' && <VoteLinks vote={vote} />}
        </div>
        {isElectronic && vote.state === 'open' && (
          <div className={classes.voteTime}>
            <Countdown vote={vote} long />
          </div>
        )}
      </div>
      {isElectronic && vote.state === 'open' && (
        <div className={classes.turnout}>
          <p data-testid="turnout">
            {t('voting:turnout', { count: turnout + byProxy, total: vote.entitled })}
            {byProxy > 0 && ` (${t('proxies:turnout', { count: byProxy })})`}
          </p>
          <Progress
            className={classes.grow ?? ''}
            size="lg"
            value={(100 * (turnout + byProxy)) / Math.max(1, vote.entitled)}
            color="var(--accent)"
            aria-label={t('vote.turnout')}
          />
        </div>
      )}
      <RunningBars vote={vote} />
      {vote.state === 'closed' && <ResultView vote={vote} />}
      <Stale />
      <VoteHands projection={projection} vote={vote} />
      {!isElectronic && vote.state === 'open' && <CountDesk projection={projection} vote={vote} />}
      {isElectronic && vote.state === 'open' && (
        <>
          <MissingHands projection={projection} votes={[vote]} />
          <BeforeCloseView projection={projection} vote={vote}>
            <BeforeCloseGroups projection={projection} vote={vote} />
          </BeforeCloseView>
        </>
      )}
    </section>
  );
}
