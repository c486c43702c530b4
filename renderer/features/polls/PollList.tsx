import { useTranslation } from 'react-i18next';
import type { ItemId } from '../../../shared/domain/ids.ts';
import { HDND } from '../../../shared/domain/rulePack.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { SecondsField, useSeconds } from '../chair/SecondsField.tsx';
import { hindranceOfVotes } from '../chair/voteHindrance.ts';
import type { OpenSitting } from '../voting/sitting.ts';
import { PollEntry } from './PollEntry.tsx';
import { pollsOf } from './polls.ts';
import classes from '../chair/chair.module.css';

interface PollListProps {
  readonly projection: Projection;
  readonly itemId: ItemId;
  readonly open: OpenSitting | null;
}

/** Polls of one item in their order, and for how long the next one is opened. */
export function PollList({ projection, itemId, open }: PollListProps) {
  const { t } = useTranslation('chair');
  const polls = pollsOf(projection, itemId);
  const [seconds, setSeconds] = useSeconds(open?.pack);
  const hindrance = hindranceOfVotes(projection, open);
  const waiting = polls.some(({ state }) => state === 'prepared');
  return (
    <>
      {waiting && (
        <div className={classes.motionsHead}>
          {hindrance === null ? <span /> : <p className={classes.soft}>{t(`hindrance.${hindrance}`)}</p>}
          <SecondsField seconds={seconds} onSeconds={setSeconds} />
        </div>
      )}
      <ul className={classes.list}>
        {polls.map((poll) => (
          <PollEntry
            key={poll.id}
            projection={projection}
            poll={poll}
            pack={open?.pack ?? HDND}
            seconds={seconds}
            hindered={hindrance !== null}
          />
        ))}
      </ul>
    </>
  );
}
