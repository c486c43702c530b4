import { Button } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ItemId } from '../../../shared/domain/ids.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import { speakerOf } from '../speaking/floorView.ts';
import { LinkButton } from './LinkButton.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import { QuestionHands } from './QuestionHands.tsx';
import { questionAtHand, questionsOn, type QuestionView } from './questionView.ts';
import classes from './questions.module.css';

/** How many that wait stand beside the floor; the rest is a touch away. */
const SHOWN = 4;

interface QuestionRunProps {
  readonly projection: Projection;
  /** The item that runs. */
  readonly itemId: ItemId;
}

/** Questions at the chair's desk: the one at hand with the next step of its chain, then those that wait. */
export function QuestionRun({ projection, itemId }: QuestionRunProps) {
  const { t } = useTranslation('questions');
  const { session } = useRoom();
  const atHand = questionAtHand(projection);
  const waiting = questionsOn(projection, itemId).filter(
    ({ id, state }) => id !== atHand?.id && (state.kind === 'accepted' || state.kind === 'submitted'),
  );
  if (atHand === null && waiting.length === 0) return null;
  return (
    <section className={classes.run} data-testid="question-run" aria-labelledby="question-run-title">
      <h3 id="question-run-title">{t('run.title')}</h3>
      {atHand !== null && (
        <QuestionCard projection={projection} question={atHand} showItem={atHand.itemId !== itemId}>
          <QuestionHands projection={projection} question={atHand} />
        </QuestionCard>
      )}
      {waiting.length > 0 && (
        <ol className={classes.waiting} aria-label={t('run.waiting')}>
          {waiting.slice(0, SHOWN).map((question) => (
            <WaitingQuestion key={question.id} projection={projection} question={question} />
          ))}
        </ol>
      )}
      {waiting.length > SHOWN && (
        <Button
          className={classes.all ?? ''}
          component={Link}
          to={`${sessionPath(session)}/questions`}
          variant="subtle"
          leftSection={<IconListDetails size={22} stroke={1.75} aria-hidden />}
        >
          {t('run.all', { count: waiting.length })}
        </Button>
      )}
    </section>
  );
}

interface WaitingQuestionProps {
  readonly projection: Projection;
  readonly question: QuestionView;
}

function WaitingQuestion({ projection, question }: WaitingQuestionProps) {
  const { t } = useTranslation('questions');
  const author = projection.members[question.authorId]?.name ?? t('removed');
  const official = speakerOf(projection, question.to).name ?? t('removed');
  return (
    <li className={classes.waitingRow} data-testid="waiting-question">
      <div className={classes.grow}>
        <p className={classes.rowName}>{t('card.asks', { author, official })}</p>
        <p className={classes.soft}>
          {question.topic}
          {question.state.kind === 'submitted' && ` · ${t('state.submitted')}`}
        </p>
      </div>
      <LinkButton projection={projection} question={question} variant="light" />
    </li>
  );
}
