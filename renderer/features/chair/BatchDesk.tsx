import { useTranslation } from 'react-i18next';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { Countdown } from '../voting/Countdown.tsx';
import { BatchHands } from './BatchHands.tsx';
import { BatchVote } from './BatchVote.tsx';
import { MissingHands } from './MissingHands.tsx';
import { Stale } from './Stale.tsx';
import classes from './chair.module.css';
import own from './batch.module.css';

interface BatchDeskProps {
  readonly projection: Projection;
  readonly votes: readonly VoteView[];
}

/** Votes that were opened in one go: each with its turnout and its groups, and the chair's hands on all of them. */
export function BatchDesk({ projection, votes }: BatchDeskProps) {
  const { t } = useTranslation(['chair', 'voting']);
  const open = votes.filter(({ state }) => state === 'open');
  const timed = open.filter(({ method }) => method === 'electronic');
  const latest = timed.reduce<VoteView | null>(
    (last, vote) => (last === null || vote.seconds > last.seconds ? vote : last),
    null,
  );
  return (
    <section
      className={classes.box}
      data-live={open.length > 0 || undefined}
      data-testid="batch-desk"
      aria-labelledby="batch-title"
    >
      <div className={classes.voteHead}>
        <div className={classes.grow}>
          <h3 id="batch-title">{t('together.title', { count: votes.length })}</h3>
          <p className={classes.soft}>
            {t('together.standing', {
              open: open.length,
              closed: votes.filter(({ state }) => state === 'closed').length,
              announced: votes.filter(({ state }) => state === 'announced').length,
            })}
          </p>
        </div>
        {latest !== null && (
          <div className={classes.voteTime}>
            <Countdown vote={latest} long />
          </div>
        )}
      </div>
      <Stale />
      <BatchHands projection={projection} votes={votes} />
      {timed.length > 0 && <MissingHands projection={projection} votes={timed} />}
      <ol className={own.votes}>
        {votes.map((vote) => (
          <BatchVote key={vote.id} projection={projection} vote={vote} />
        ))}
      </ol>
    </section>
  );
}
