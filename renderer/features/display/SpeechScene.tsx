import { IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Speech } from '../../../shared/domain/floor.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { PresencePlan } from '../seating/HallPlan.tsx';
import { seatOf } from '../seating/plan.ts';
import { titleOf, type QuestionView } from '../questions/questionView.ts';
import { speakerOf, timeOf, WARNING_SECONDS } from '../speaking/floorView.ts';
import { useServerNow } from '../voting/useServerNow.ts';
import { formatSeconds } from '../voting/votes.ts';
import classes from './display.module.css';

/** Who speaks, for whom, on what, and how much time is left: colour and word change before the end. */
export function SpeechScene({
  speech,
  projection,
}: {
  readonly speech: Speech;
  readonly projection: Projection;
}) {
  const { t } = useTranslation(['display', 'speaking']);
  const { name, position, group } = speakerOf(projection, speech.speaker, speech.groupId);
  const { sittingId } = speech;
  const seat = speech.speaker.kind === 'member' ? seatOf(projection, speech.speaker.memberId) : null;
  const question = speech.questionId === null ? undefined : projection.questions[speech.questionId];
  // Who asks is introduced by whom he asks; an official by the office.
  const lines = {
    none: [position, group],
    asks: [],
    answers: [position],
  }[question === undefined ? 'none' : speech.kind === 'answer' ? 'answers' : 'asks'];
  const from = lines.filter((part) => part !== null && part !== '').join(' · ');
  return (
    <>
      <p className={classes.label} data-live>
        {t(`speaking:kind.${speech.kind}`)}
      </p>
      <h1 className={classes.speaker} data-chain={question !== undefined || undefined}>
        {name ?? t('speaking:removed')}
      </h1>
      {from !== '' && <p className={classes.speakerFrom}>{from}</p>}
      {question !== undefined && <Asked speech={speech} question={question} projection={projection} />}
      {speech.topic !== '' && <p className={classes.topic}>{speech.topic}</p>}
      {seat === null || sittingId === null ? (
        <Time speech={speech} isChain={question !== undefined} />
      ) : (
        <div className={classes.speechBody}>
          <Time speech={speech} isChain={question !== undefined} />
          <PresencePlan projection={projection} sittingId={sittingId} />
        </div>
      )}
    </>
  );
}

interface AskedProps {
  readonly speech: Speech;
  readonly question: QuestionView;
  readonly projection: Projection;
}

/** In the chain of a question: whom it asks, or whose question is answered. */
function Asked({ speech, question, projection }: AskedProps) {
  const { t } = useTranslation('questions');
  const author = projection.members[question.authorId]?.name ?? t('removed');
  const official = titleOf(projection, question.to) ?? t('removed');
  return (
    <p className={classes.speakerFrom} data-testid="hall-asked">
      {speech.kind === 'answer' ? t('hall.answers', { author }) : t('hall.asks', { official })}
    </p>
  );
}

function Time({ speech, isChain }: { readonly speech: Speech; readonly isChain: boolean }) {
  const { t } = useTranslation('speaking');
  const time = timeOf(speech, useServerNow());
  const isPaused = speech.clock.kind === 'paused';
  const word = isPaused ? 'paused' : time.stage === 'running' ? null : time.stage;
  return (
    <div
      className={classes.speechTime}
      data-chain={isChain || undefined}
      data-stage={isPaused ? 'paused' : time.stage}
    >
      <p role="timer" aria-live="off" data-testid="hall-clock">
        {time.stage === 'over' ? `+${formatSeconds(time.over)}` : formatSeconds(time.left)}
      </p>
      {/* Always there, so that the digits do not jump when the word comes. */}
      <p className={classes.speechWord}>
        {isPaused && <IconPlayerPause size="1em" stroke={2} aria-hidden />}
        {word === null ? '\u00a0' : t(`clock.${word}`, { count: WARNING_SECONDS })}
      </p>
    </div>
  );
}
