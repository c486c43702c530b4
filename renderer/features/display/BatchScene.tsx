import { IconCircleX, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CHOICES } from '../../../shared/domain/rulePack.ts';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { CHOICE_LOOKS } from '../../ui/choices.ts';
import { useServerNow } from '../voting/useServerNow.ts';
import { correctionBy } from '../voting/voteGroups.ts';
import { formatSeconds, isResultShown, nameOfVote, secondsLeft } from '../voting/votes.ts';
import classes from './batch.module.css';
import shared from './display.module.css';

/** So many rows are read from the last row; more take turns. */
const ROWS = 4;
const TURN_MS = 8000;

interface BatchSceneProps {
  readonly votes: readonly VoteView[];
  readonly projection: Projection;
}

/** Several votes at once: turnout of each while they are open, then the result of each. */
export function BatchScene({ votes, projection }: BatchSceneProps) {
  const { t } = useTranslation('display');
  const pages = Math.ceil(votes.length / ROWS);
  const page = Math.floor(useServerNow(1000) / TURN_MS) % pages;
  const open = votes.filter(({ state }) => state === 'open');
  const timed = open.find(({ method }) => method === 'electronic');
  return (
    <>
      <div className={classes.head}>
        <p className={shared.label} data-live={open.length > 0 || undefined}>
          {t(open.length > 0 ? 'together' : 'togetherResults', { count: votes.length })}
          {pages > 1 && <span className={classes.page}> · {t('page', { page: page + 1, pages })}</span>}
        </p>
        {timed !== undefined && <Left vote={timed} />}
      </div>
      <TextOf votes={votes} projection={projection} />
      {votes.some(isResultShown) && <Legend vote={votes.find(isResultShown) ?? votes[0]} />}
      <ol className={classes.rows} data-testid="hall-batch">
        {votes.slice(page * ROWS, page * ROWS + ROWS).map((vote) => (
          <li key={vote.id} className={classes.row} data-state={vote.state}>
            <p className={classes.name}>{nameOfVote(vote)}</p>
            <Standing vote={vote} projection={projection} />
          </li>
        ))}
      </ol>
    </>
  );
}

/** Which text the parts are of, where all are of one. */
function TextOf({ votes, projection }: BatchSceneProps) {
  const files = new Set(votes.map(({ motion }) => motion.fileId));
  const [fileId] = files;
  const title = fileId === undefined || files.size > 1 ? undefined : projection.files[fileId]?.title;
  return title === undefined ? null : <p className={classes.text}>{title}</p>;
}

function Left({ vote }: { readonly vote: VoteView }) {
  const { t } = useTranslation('display');
  const left = secondsLeft(vote, useServerNow());
  return (
    <p className={classes.left} data-short={left <= 10 || undefined} role="timer" aria-live="off">
      {left === 0 ? t('overShort') : formatSeconds(left)}
    </p>
  );
}

/** Which icon is which choice, in the council's own words. */
function Legend({ vote }: { readonly vote: VoteView | undefined }) {
  if (vote === undefined) return null;
  return (
    <p className={classes.legend}>
      {CHOICES.map((choice) => {
        const { Icon, className } = CHOICE_LOOKS[choice];
        return (
          <span key={choice} className={`${classes.choice} ${className}`}>
            <Icon size="1.1em" stroke={2} aria-hidden />
            {vote.labels[choice]}
          </span>
        );
      })}
    </p>
  );
}

function Standing({ vote, projection }: { readonly vote: VoteView; readonly projection: Projection }) {
  const { t } = useTranslation(['display', 'voting']);
  const { state, method, running } = vote;
  if (isResultShown(vote)) return <ResultOf vote={vote} projection={projection} />;
  if (state === 'cancelled') return <p className={classes.note}>{t('cancelledShort')}</p>;
  if (state === 'closed') return <p className={classes.note}>{t('closedShort')}</p>;
  if (method !== 'electronic') return <p className={classes.note}>{t(`voting:form.${method}`)}</p>;
  const turnout = projection.turnout[vote.id] ?? 0;
  return (
    <div className={classes.turnout}>
      {running === null ? (
        <div className={classes.track} aria-hidden="true">
          <div style={{ width: `${(100 * turnout) / Math.max(1, vote.entitled)}%` }} />
        </div>
      ) : (
        <Numbers numbers={running} />
      )}
      <p className={classes.count}>
        {turnout}/{vote.entitled}
      </p>
    </div>
  );
}

function Numbers({ numbers }: { readonly numbers: Readonly<Record<(typeof CHOICES)[number], number>> }) {
  return (
    <div className={classes.numbers}>
      {CHOICES.map((choice) => {
        const { Icon, className } = CHOICE_LOOKS[choice];
        return (
          <span key={choice} className={`${classes.choice} ${className}`} data-choice={choice}>
            <Icon size="1em" stroke={2} aria-hidden />
            {numbers[choice]}
          </span>
        );
      })}
    </div>
  );
}

function ResultOf({ vote, projection }: { readonly vote: VoteView; readonly projection: Projection }) {
  const { t } = useTranslation(['display', 'voting']);
  const { result } = vote;
  const corrects = correctionBy(projection, vote);
  if (result === null) return null;
  const Icon = result.carried ? IconRosetteDiscountCheck : IconCircleX;
  return (
    <div className={classes.result}>
      <Numbers numbers={result} />
      <p className={classes.verdict} data-carried={result.carried || undefined} data-testid="hall-verdict">
        <Icon size="1.1em" stroke={1.75} aria-hidden />
        {t(result.carried ? 'voting:result.carried' : 'voting:result.rejected')}
      </p>
      <p className={classes.needed}>
        {t('needed', { needed: result.needed, total: result.total })}
        {corrects !== null && ` · ${t('corrects', { number: corrects.of.number })}`}
      </p>
    </div>
  );
}
