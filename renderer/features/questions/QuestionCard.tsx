import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { sessionPath } from '../session/sessionKey.ts';
import { speakerOf } from '../speaking/floorView.ts';
import { formatSeconds } from '../voting/votes.ts';
import { chainIn, titleOf, type QuestionView } from './questionView.ts';
import classes from './questions.module.css';

const TONES = {
  submitted: 'plain',
  accepted: 'accent',
  returned: 'warn',
  withdrawn: 'plain',
  closed: 'good',
} as const;

interface QuestionCardProps {
  readonly projection: Projection;
  readonly question: QuestionView;
  /** Its place in the order of the session. */
  readonly place?: number;
  /** Who is asked is said once above the group, or here. */
  readonly showOfficial?: boolean;
  /** The item it belongs to, unless that is plain. */
  readonly showItem?: boolean;
  readonly children?: ReactNode;
}

/** A written question: who asks whom, about what, what was said in the hall and in writing. */
export function QuestionCard({
  projection,
  question,
  place,
  showOfficial = true,
  showItem = true,
  children,
}: QuestionCardProps) {
  const { t, i18n } = useTranslation('questions');
  const { state, topic, text, itemId, authorId, askedAt } = question;
  const author = projection.members[authorId]?.name ?? t('removed');
  const official = titleOf(projection, question.to) ?? t('removed');
  const item = itemId === null ? undefined : projection.items[itemId];
  return (
    <article className={classes.card} data-testid="question" data-state={state.kind}>
      <header className={classes.cardHead}>
        {place !== undefined && <span className={classes.place}>{place}</span>}
        <div className={classes.grow}>
          <h4 className={classes.topic}>{topic}</h4>
          <p className={classes.soft}>
            {showOfficial ? t('card.asks', { author, official }) : t('card.by', { author })}
            {' · '}
            {formatDateTime(askedAt, i18n.language)}
          </p>
        </div>
        <Tag tone={TONES[state.kind]}>{t(`state.${state.kind}`)}</Tag>
      </header>
      <p className={classes.words}>{text}</p>
      {showItem && item !== undefined && (
        <p className={classes.soft}>{t('card.item', { title: item.title })}</p>
      )}
      {state.kind === 'returned' && (
        <p className={classes.reason}>{t('card.returned', { reason: state.reason })}</p>
      )}
      <Chain projection={projection} question={question} />
      <Written projection={projection} question={question} />
      {children !== undefined && <div className={classes.hands}>{children}</div>}
    </article>
  );
}

/** What was said to it in the hall, with the times. */
function Chain({ projection, question }: Pick<QuestionCardProps, 'projection' | 'question'>) {
  const { t } = useTranslation(['questions', 'speaking']);
  const chain = chainIn(projection, question.id);
  if (chain.length === 0) return null;
  return (
    <ol className={classes.chain} aria-label={t('card.chain')}>
      {chain.map(({ id, kind, speaker, clock, usedMs }) => (
        <li key={id}>
          <span>{t(`speaking:kind.${kind}`)}</span>
          <strong>{speakerOf(projection, speaker).name ?? t('removed')}</strong>
          <span>
            {clock.kind === 'ended' ? formatSeconds(Math.round(usedMs / 1000)) : t('card.speaking')}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Written({ projection, question }: Pick<QuestionCardProps, 'projection' | 'question'>) {
  const { t, i18n } = useTranslation('questions');
  const { session } = useRoom();
  const { answer } = question;
  if (answer === null) return null;
  const file = answer.fileId === null ? undefined : projection.files[answer.fileId];
  return (
    <div className={classes.answer} data-testid="written-answer">
      <p className={classes.answerHead}>
        {t('card.answered', {
          official: titleOf(projection, question.to) ?? t('removed'),
          time: formatDateTime(answer.at, i18n.language),
        })}
      </p>
      <p className={classes.words}>{answer.text}</p>
      {file !== undefined && (
        <Button
          className={classes.file ?? ''}
          variant="light"
          component={Link}
          to={`${sessionPath(session)}/read/${file.id}`}
          leftSection={<IconFileText size={22} stroke={1.75} aria-hidden />}
        >
          {file.title}
        </Button>
      )}
    </div>
  );
}
