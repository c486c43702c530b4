import { IconAlertTriangle, IconCircleX, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import type { OpenedPollView } from '../polls/polls.ts';
import { isNamedResult } from '../seating/hallFaces.ts';
import { ChoicePlan, PresencePlan } from '../seating/HallPlan.tsx';
import { hasSeats } from '../seating/plan.ts';
import { useProjection } from '../../room/RoomContext.tsx';
import { openSittingOf, quorumOf, type OpenSitting } from '../voting/sitting.ts';
import { useVoteBefore } from '../voting/ByHandNote.tsx';
import { useArithmetic } from '../voting/useArithmetic.ts';
import { termsOfVote, useMajority } from '../voting/useMajority.ts';
import { useServerNow } from '../voting/useServerNow.ts';
import { VoteBars } from '../voting/VoteBars.tsx';
import { RunningBars } from '../voting/RunningBars.tsx';
import { correctionBy } from '../voting/voteGroups.ts';
import { formatSeconds, secondsLeft } from '../voting/votes.ts';
import { formatClock, formatSpan } from '../../ui/time.ts';
import { PollResultScene, PollScene } from './PollScene.tsx';
import { sceneOf, type Scene } from './scene.ts';
import { BatchScene } from './BatchScene.tsx';
import { SpeechScene } from './SpeechScene.tsx';
import classes from './display.module.css';

/** The scene of the moment, in letters for the last row. */
export function SceneView({ projection }: { readonly projection: Projection }) {
  const scene = sceneOf(projection);
  return (
    <div className={classes.scene} data-scene={scene.kind} aria-live="polite">
      <BrokenQuorum projection={projection} />
      <Picture scene={scene} projection={projection} />
    </div>
  );
}

/** Over every picture of an open sitting. */
function BrokenQuorum({ projection }: { readonly projection: Projection }) {
  const { t } = useTranslation('house');
  const open = openSittingOf(projection);
  if (open === null || open.pause !== null) return null;
  const { here, needed, total, broken } = quorumOf(projection, open);
  if (!broken) return null;
  return (
    <p className={classes.broken} role="alert" data-testid="quorum-broken">
      <IconAlertTriangle size="1.2em" stroke={1.75} aria-hidden />
      {t('quorum.hall', { here, total, needed })}
    </p>
  );
}

function Picture({ scene, projection }: { readonly scene: Scene; readonly projection: Projection }) {
  switch (scene.kind) {
    case 'idle':
      return <Idle scene={scene} projection={projection} />;
    case 'item':
      return <Item scene={scene} />;
    case 'break':
      return <BreakPicture scene={scene} />;
    case 'speech':
      return <SpeechScene speech={scene.speech} projection={projection} />;
    case 'vote':
      return <Vote vote={scene.vote} projection={projection} />;
    case 'poll':
      return <PollScene poll={scene.poll} projection={projection} />;
    case 'pollResult':
      return <PollResultScene poll={scene.poll} />;
    case 'result':
      return <Result vote={scene.vote} projection={projection} />;
    case 'votes':
    case 'results':
      return <BatchScene votes={scene.votes} projection={projection} />;
  }
}

function Idle({
  scene: { sitting, open },
  projection,
}: {
  readonly scene: Extract<Scene, { kind: 'idle' }>;
  readonly projection: Projection;
}) {
  const { t, i18n } = useTranslation('display');
  const showsSeats = sitting !== null && open !== null && hasSeats(projection);
  return (
    <>
      <h1 className={classes.title} data-small={showsSeats || undefined}>
        {projection.session.about.details.title}
      </h1>
      {sitting !== null && (
        <div className={classes.below} data-small={showsSeats || undefined}>
          <p className={classes.second}>{sitting.title}</p>
          {!showsSeats && <p className={classes.third}>{formatSpan(sitting, i18n.language)}</p>}
          {open === null ? (
            <p className={classes.third}>{t('notOpen')}</p>
          ) : (
            <QuorumLine projection={projection} open={open} />
          )}
        </div>
      )}
      {showsSeats && <PresencePlan projection={projection} sittingId={sitting.id} hasLegend />}
    </>
  );
}

function QuorumLine({ projection, open }: { readonly projection: Projection; readonly open: OpenSitting }) {
  const { t } = useTranslation('display');
  const quorum = quorumOf(projection, open);
  return (
    <p className={classes.quorum} data-met={quorum.met || undefined}>
      <strong>{t('quorum', { here: quorum.here, seats: quorum.total })}</strong>
      {', '}
      {t('quorumNeeded', { needed: quorum.needed })}
    </p>
  );
}

/** Until the desk resumes; the clock alone ends no break. */
function BreakPicture({ scene: { until, sitting } }: { readonly scene: Extract<Scene, { kind: 'break' }> }) {
  const { t, i18n } = useTranslation('display');
  return (
    <>
      <p className={classes.label}>{sitting.title}</p>
      <h1 className={classes.verdict}>{t('break.title')}</h1>
      <p className={classes.second}>
        {until === null ? t('break.open') : t('break.until', { clock: formatClock(until, i18n.language) })}
      </p>
    </>
  );
}

function Item({ scene: { entry, cancelled } }: { readonly scene: Extract<Scene, { kind: 'item' }> }) {
  const { t } = useTranslation('display');
  const { item, number } = entry;
  return (
    <>
      <p className={classes.label}>{t('item', { number })}</p>
      <h1 className={classes.title}>{item.title}</h1>
      {item.rapporteur !== '' && <p className={classes.second}>{item.rapporteur}</p>}
      {cancelled !== null && (
        <p className={classes.third}>
          <Cancelled newest={cancelled} />
        </p>
      )}
    </>
  );
}

function Cancelled({ newest }: { readonly newest: VoteView | OpenedPollView }) {
  const { t } = useTranslation('display');
  if ('sheet' in newest) return t('poll.cancelled', { number: newest.terms.number });
  const { number, cancellation } = newest;
  return t(cancellation === 'newVersion' ? 'cancelledNewVersion' : 'cancelled', { number });
}

/** Characters above which a title takes three lines or four, and what stands below it is set smaller. */
const LONG_TITLE = 80;

function MotionTitle({ vote: { motion } }: { readonly vote: VoteView }) {
  return (
    <h1 className={classes.title} data-long={motion.title.length > LONG_TITLE || undefined}>
      {motion.title}
    </h1>
  );
}

/** Its number, its form where it is not the usual one, and whether it corrects another one. */
function VoteLabel({ vote }: { readonly vote: VoteView }) {
  const { t } = useTranslation(['display', 'voting']);
  const projection = useProjection();
  const corrects = projection === null ? null : correctionBy(projection, vote);
  const parts = [
    t('vote', { number: vote.number }),
    vote.method !== 'electronic' && t(`voting:form.${vote.method}`),
    corrects !== null && t('corrects', { number: corrects.of.number }),
  ];
  return parts.filter((part) => part !== false).join(' · ');
}

/** How many have voted; what they chose only where the rules show it. */
function Vote({ vote, projection }: { readonly vote: VoteView; readonly projection: Projection }) {
  const majority = useMajority();
  return (
    <>
      <p className={classes.label} data-live={vote.state === 'open' || undefined}>
        <VoteLabel vote={vote} />
      </p>
      <MotionTitle vote={vote} />
      <p className={classes.majority}>{majority(vote.motion.kind, termsOfVote(vote))}</p>
      {vote.method === 'electronic' ? (
        <Turnout vote={vote} projection={projection} />
      ) : (
        <ByHand vote={vote} />
      )}
    </>
  );
}

function Turnout({ vote, projection }: { readonly vote: VoteView; readonly projection: Projection }) {
  const { t } = useTranslation('display');
  const turnout = projection.turnout[vote.id] ?? 0;
  return (
    <>
      {vote.state === 'open' ? <Remaining vote={vote} /> : <p className={classes.over}>{t('closedText')}</p>}
      {vote.running !== null && (
        <div className={classes.bars}>
          <RunningBars vote={vote} />
        </div>
      )}
      <div className={classes.turnout}>
        <p>{t('turnout', { count: turnout, total: vote.entitled })}</p>
        {vote.running === null && (
          <div className={classes.track} aria-hidden="true">
            <div style={{ width: `${(100 * turnout) / Math.max(1, vote.entitled)}%` }} />
          </div>
        )}
      </div>
    </>
  );
}

/** By hands or on paper: nothing runs on the devices, and a vote that fell back says so. */
function ByHand({ vote }: { readonly vote: VoteView }) {
  const { t } = useTranslation(['display', 'voting']);
  const before = useVoteBefore(vote);
  return (
    <>
      <p className={classes.verdict} data-testid="by-hand">
        {vote.state === 'open' && vote.method !== 'electronic'
          ? t(`voting:byHand.${vote.method}`)
          : t('closedText')}
      </p>
      {before?.cancellation === 'fallback' && (
        <p className={classes.second}>{t('fellBack', { number: before.number })}</p>
      )}
    </>
  );
}

function Remaining({ vote }: { readonly vote: VoteView }) {
  const { t } = useTranslation('display');
  const left = secondsLeft(vote, useServerNow());
  if (left === 0) return <p className={classes.over}>{t('overText')}</p>;
  return (
    <p
      className={classes.countdown}
      data-short={left <= 10 || undefined}
      data-small={vote.running !== null || undefined}
      role="timer"
      aria-live="off"
    >
      {formatSeconds(left)}
    </p>
  );
}

function Result({ vote, projection }: { readonly vote: VoteView; readonly projection: Projection }) {
  const { t } = useTranslation(['display', 'voting']);
  const arithmetic = useArithmetic(vote);
  const { result } = vote;
  if (result === null) return null;
  const Icon = result.carried ? IconRosetteDiscountCheck : IconCircleX;
  const showsSeats = isNamedResult(vote) && hasSeats(projection);
  return (
    <>
      <p className={classes.label}>
        <VoteLabel vote={vote} />
      </p>
      <MotionTitle vote={vote} />
      <div className={classes.resultBody} data-seats={showsSeats || undefined}>
        <div className={classes.resultText}>
          <p className={classes.verdict} data-carried={result.carried || undefined}>
            <Icon size="1.1em" stroke={1.75} aria-hidden />
            {t(result.carried ? 'voting:result.carried' : 'voting:result.rejected')}
          </p>
          <p className={classes.arithmetic}>{arithmetic}</p>
          <Replaced vote={vote} projection={projection} />
          <div className={classes.bars}>
            <VoteBars
              result={result}
              labels={vote.labels}
              counted={vote.method !== 'electronic'}
              wide={!showsSeats}
            />
          </div>
        </div>
        {showsSeats && <ChoicePlan projection={projection} vote={vote} />}
      </div>
    </>
  );
}

/** The result that stands no more, crossed out: the hall has seen it. */
function Replaced({ vote, projection }: { readonly vote: VoteView; readonly projection: Projection }) {
  const { t } = useTranslation('display');
  const before = correctionBy(projection, vote)?.of ?? null;
  const arithmetic = useArithmetic(before ?? vote);
  if (before === null || before.result === null) return null;
  return (
    <p className={classes.replaced} data-testid="replaced">
      {t('replaced', { number: before.number })} <s>{arithmetic}</s>
    </p>
  );
}
