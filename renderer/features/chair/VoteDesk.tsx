import { Button, Progress } from '@mantine/core';
import { IconBan, IconPlayerStop, IconPlus, IconSpeakerphone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { StateLine } from '../voting/BallotSheet.tsx';
import { Countdown } from '../voting/Countdown.tsx';
import { MotionText } from '../voting/MotionText.tsx';
import { ResultView } from '../voting/ResultView.tsx';
import { termsOfVote, useMajority } from '../voting/useMajority.ts';
import { BeforeCloseGroups } from './BeforeCloseGroups.tsx';
import { EXTENSION_SECONDS, useVoteDesk } from './useVoteDesk.ts';
import classes from './chair.module.css';

interface VoteDeskProps {
  readonly projection: Projection;
  readonly vote: VoteView;
}

/** The vote that is on: time, turnout, who is missing, and the chair's hands on it. */
export function VoteDesk({ projection, vote }: VoteDeskProps) {
  const { t } = useTranslation(['chair', 'voting']);
  const majority = useMajority();
  const turnout = projection.turnout[vote.id] ?? 0;
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
        </div>
        {vote.state === 'open' && (
          <div className={classes.voteTime}>
            <Countdown vote={vote} long />
          </div>
        )}
      </div>
      {vote.state === 'open' && (
        <div className={classes.turnout}>
          <p data-testid="turnout">{t('voting:turnout', { count: turnout, total: vote.entitled })}</p>
          <Progress
            className={classes.grow ?? ''}
            size="lg"
            value={(100 * turnout) / Math.max(1, vote.entitled)}
            color="var(--accent)"
            aria-label={t('vote.turnout')}
          />
        </div>
      )}
      {vote.state === 'closed' && <ResultView vote={vote} />}
      <Stale />
      <VoteHands vote={vote} />
      {vote.state === 'open' && <BeforeCloseGroups projection={projection} vote={vote} />}
    </section>
  );
}

/** Without a connection the numbers stand still, and nobody must close on them. */
function Stale() {
  const { t } = useTranslation('chair');
  if (useSignal(useRoom().connection) === 'online') return null;
  return (
    <Notice tone="warn" role="status">
      {t('vote.stale')}
    </Notice>
  );
}

function VoteHands({ vote }: { readonly vote: VoteView }) {
  const { t } = useTranslation('chair');
  const desk = useVoteDesk();
  const isOnline = useSignal(useRoom().connection) === 'online';
  if (vote.state === 'closed') {
    return (
      <div className={classes.hands}>
        <Button
          size="lg"
          loading={desk.busy}
          disabled={!isOnline}
          onClick={() => void desk.announce(vote)}
          leftSection={<IconSpeakerphone size={24} stroke={1.75} aria-hidden />}
        >
          {t('vote.announce')}
        </Button>
        <p className={classes.soft}>{t('vote.closedText')}</p>
      </div>
    );
  }
  return (
    <div className={classes.hands}>
      <Button
        size="lg"
        loading={desk.busy}
        disabled={!isOnline}
        onClick={() => void desk.closeAndAnnounce(vote)}
        leftSection={<IconSpeakerphone size={24} stroke={1.75} aria-hidden />}
      >
        {t('vote.closeAndAnnounce')}
      </Button>
      <Button
        size="lg"
        variant="default"
        disabled={desk.busy || !isOnline}
        onClick={() => void desk.close(vote)}
        leftSection={<IconPlayerStop size={24} stroke={1.75} aria-hidden />}
      >
        {t('vote.close')}
      </Button>
      <Button
        size="lg"
        variant="default"
        disabled={desk.busy || !isOnline}
        onClick={() => void desk.extend(vote)}
        leftSection={<IconPlus size={24} stroke={1.75} aria-hidden />}
      >
        {t('vote.extend', { seconds: EXTENSION_SECONDS })}
      </Button>
      <span className={classes.grow} />
      <Button
        color="red"
        variant="light"
        size="lg"
        disabled={desk.busy || !isOnline}
        onClick={() => void desk.cancel(vote)}
        leftSection={<IconBan size={24} stroke={1.75} aria-hidden />}
      >
        {t('vote.cancel')}
      </Button>
    </div>
  );
}
