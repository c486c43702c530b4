import { Button } from '@mantine/core';
import { IconChecklist, IconGavel, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Sitting } from '../../../shared/domain/agenda.ts';
import { HDND, type RulePack } from '../../../shared/domain/rulePack.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { Blank } from '../../ui/Blank.tsx';
import { useCommand } from '../session/useCommand.ts';
import type { OpenSitting } from '../voting/sitting.ts';
import { votesAtHand } from '../voting/voteGroups.ts';
import { latestVote } from '../voting/votes.ts';
import { motionOf } from './motionOf.ts';
import { MotionStateTag } from './MotionStateTag.tsx';
import { MotionTerms } from './MotionTerms.tsx';
import {
  isUndecided,
  isVotable,
  nextInSeries,
  seriesOf,
  textsForSeries,
  type MotionEntry,
} from './motions.ts';
import { ResultHistory } from './ResultHistory.tsx';
import { SecondsField, useSeconds } from './SecondsField.tsx';
import { useVoteDesk } from './useVoteDesk.ts';
import { hindranceOfVotes } from './voteHindrance.ts';
import { WaitsFor } from './WaitsFor.tsx';
import { VotesDesk } from './VotesDesk.tsx';
import classes from './chair.module.css';

interface SeriesDeskProps {
  readonly projection: Projection;
  readonly sitting: Sitting;
  readonly open: OpenSitting | null;
}

/** A closing sitting: all motions in the order of the agenda, one touch each, the next one proposed. */
export function SeriesDesk({ projection, sitting, open }: SeriesDeskProps) {
  const { t } = useTranslation('chair');
  const [seconds, setSeconds] = useSeconds(open?.pack);
  const desk = useVoteDesk();
  const series = seriesOf(projection, sitting.id);
  const votes = votesAtHand(projection);
  const last = latestVote(projection);
  const next = nextInSeries(series, last?.motion.id ?? null);
  const hindrance = hindranceOfVotes(projection, open);
  const pack = open?.pack ?? HDND;
  const decided = series.filter(({ state }) => state === 'carried' || state === 'rejected').length;
  if (series.length === 0) {
    return (
      <Blank
        icon={IconChecklist}
        title={t('series.empty')}
        action={<AddAll projection={projection} sitting={sitting} />}
      >
        {t('series.emptyText')}
      </Blank>
    );
  }
  return (
    <div className={classes.run}>
      <VotesDesk projection={projection} votes={votes} />
      {votes.length === 0 && (
        <section className={classes.box} data-testid="series-next">
          <div className={classes.motionsHead}>
            <h3>{next === null ? t('series.done') : t('series.next')}</h3>
            {next !== null && <SecondsField seconds={seconds} onSeconds={setSeconds} />}
          </div>
          {next !== null && (
            <div className={classes.motion}>
              <MotionTitle entry={next} pack={pack} />
              <Button
                size="xl"
                loading={desk.busy}
                disabled={hindrance !== null}
                onClick={() => void desk.open(next, seconds)}
                leftSection={<IconGavel size={28} stroke={1.75} aria-hidden />}
              >
                {t('vote.open')}
              </Button>
            </div>
          )}
          {next !== null && hindrance !== null && (
            <p className={classes.soft}>{t(`hindrance.${hindrance}`)}</p>
          )}
        </section>
      )}
      <section className={classes.box}>
        <h3>{t('series.count', { decided, total: series.length })}</h3>
        <ol className={classes.list}>
          {series.map((entry) => (
            <li key={entry.motion.id} className={classes.motion} data-testid="series-motion">
              <MotionTitle entry={entry} pack={pack} />
              {isVotable(entry) && (
                <Button
                  size="lg"
                  variant="light"
                  disabled={hindrance !== null || desk.busy}
                  onClick={() => void desk.open(entry, seconds)}
                  leftSection={<IconGavel size={24} stroke={1.75} aria-hidden />}
                >
                  {t('vote.open')}
                </Button>
              )}
            </li>
          ))}
        </ol>
        <AddAll projection={projection} sitting={sitting} />
      </section>
    </div>
  );
}

/** Makes motions of all drafts of the sitting at once; a removal is made by itself, with its own majority. */
function AddAll({ projection, sitting }: Pick<SeriesDeskProps, 'projection' | 'sitting'>) {
  const { t } = useTranslation('chair');
  const { send, busy } = useCommand();
  const texts = textsForSeries(projection, sitting.id);
  if (texts.length === 0) return null;
  const add = async () => {
    for (const text of texts) if (!(await send(motionOf(text, 'resolution')))) return;
  };
  return (
    <div>
      <Button
        variant="light"
        loading={busy}
        className={classes.start ?? ''}
        onClick={() => void add()}
        leftSection={<IconPlus size={22} stroke={1.75} aria-hidden />}
      >
        {t('series.addAll', { count: texts.length })}
      </Button>
      <p className={classes.soft}>{t('series.addAllText')}</p>
    </div>
  );
}

function MotionTitle({ entry, pack }: { readonly entry: MotionEntry; readonly pack: RulePack }) {
  const { t } = useTranslation('chair');
  const { motion, state, itemNumber, item, results, waitsFor, versionNumber } = entry;
  return (
    <div className={classes.grow}>
      <p className={classes.name}>{motion.title}</p>
      <p className={classes.tags}>
        <MotionStateTag state={state} />
        <span className={classes.soft}>
          {t('series.item', { number: itemNumber })}
          {versionNumber !== null && ` · ${t('motion.version', { number: versionNumber })}`}
          {isUndecided(entry) && item.state !== 'running' && ` · ${t('series.starts')}`}
        </span>
      </p>
      {results.length > 0 ? <ResultHistory results={results} /> : <MotionTerms entry={entry} pack={pack} />}
      {isUndecided(entry) && waitsFor.length > 0 && <WaitsFor motions={waitsFor} />}
    </div>
  );
}
