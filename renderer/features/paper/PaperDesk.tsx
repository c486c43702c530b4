import { Button } from '@mantine/core';
import { IconCheck, IconClipboardList, IconFileText, IconHourglass, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CountingView, PollView, Projection } from '../../../shared/protocol/projection.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useMe } from '../session/useMe.ts';
import { DifferenceTable } from './DifferenceTable.tsx';
import { DiscrepancyList } from './DiscrepancyList.tsx';
import { closeHindrance, countsIn, paperPath } from './paperPoll.ts';
import { TellersCard } from './TellersCard.tsx';
import classes from './paper.module.css';

interface PaperDeskProps {
  readonly projection: Projection;
  readonly poll: PollView;
}

/** All that is particular to a poll on paper, at the desk: tellers, slips to print, both counts, the minute. */
export function PaperDesk({ projection, poll }: PaperDeskProps) {
  const { t } = useTranslation('paper');
  const { session } = useRoom();
  const me = useMe();
  const isDone = poll.state === 'closed' || poll.state === 'announced';
  return (
    <div className={classes.desk} data-testid="paper-desk" data-state={poll.state}>
      <TellersCard projection={projection} poll={poll} />
      {poll.state === 'open' && <CountingState projection={projection} poll={poll} />}
      <Recounts projection={projection} counting={projection.slipCounting[poll.id]} />
      <div className={classes.hands}>
        {countsIn(poll, me.id) && (
          <Button
            component={Link}
            size="lg"
            to={paperPath(session, poll.id, 'count')}
            leftSection={<IconClipboardList size={22} stroke={1.75} aria-hidden />}
          >
            {t('bar.count')}
          </Button>
        )}
        {(poll.state === 'prepared' || poll.state === 'open') && (
          <Button
            component={Link}
            variant="default"
            to={paperPath(session, poll.id, 'slips')}
            leftSection={<IconPrinter size={22} stroke={1.75} aria-hidden />}
          >
            {t('desk.slips')}
          </Button>
        )}
        {isDone && (
          <Button
            component={Link}
            variant="default"
            to={paperPath(session, poll.id, 'minute')}
            leftSection={<IconFileText size={22} stroke={1.75} aria-hidden />}
          >
            {t('desk.minute')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** How far the two are; numbers only where they differ, or where what both counted cannot be. */
function CountingState({ projection, poll }: PaperDeskProps) {
  const { t } = useTranslation('paper');
  const counting = projection.slipCounting[poll.id];
  const hindrance = closeHindrance(counting);
  const counterIds = poll.tellers?.counterIds ?? [];
  const [one = '', other = ''] = counterIds.map((id) => projection.members[id]?.name ?? id);
  return (
    <section
      className={classes.stack}
      aria-label={t('desk.counting')}
      data-testid="paper-counting"
      data-counting={hindrance ?? 'agreed'}
    >
      <ul className={classes.counters}>
        {counterIds.map((id) => {
          const has = counting?.counted.includes(id) === true;
          const Icon = has ? IconCheck : IconHourglass;
          return (
            <li key={id} data-entered={has || undefined}>
              <Icon size={22} stroke={1.75} aria-hidden />
              {t(has ? 'desk.entered' : 'desk.waiting', { name: projection.members[id]?.name ?? id })}
            </li>
          );
        })}
      </ul>
      {hindrance === 'differ' && counting !== undefined && (
        <>
          <Notice tone="warn" role="status" title={t('desk.differ')}>
            {t('desk.differText')}
          </Notice>
          <DifferenceTable sheet={poll.sheet} differences={counting.differences} names={[one, other]} />
        </>
      )}
      {hindrance === 'unsettled' && counting !== undefined && (
        <Notice tone="warn" role="status" title={t('desk.unsettled')}>
          <DiscrepancyList sheet={poll.sheet} discrepancies={counting.discrepancies} />
          {t('desk.unsettledText')}
        </Notice>
      )}
      {hindrance === null && (
        <Notice tone="good" role="status" title={t('desk.agreed')}>
          {t('desk.agreedText')}
        </Notice>
      )}
    </section>
  );
}

interface RecountsProps {
  readonly projection: Projection;
  readonly counting: CountingView | undefined;
}

/** Who counted again, and why. */
function Recounts({ projection, counting }: RecountsProps) {
  const { t } = useTranslation('paper');
  if (counting === undefined || counting.recounts.length === 0) return null;
  return (
    <section className={classes.recounts} data-testid="recounts">
      <h4>{t('desk.recounts')}</h4>
      <ul className={classes.sentences}>
        {counting.recounts.map(({ memberId, reason }, index) => (
          <li key={index}>
            {t('desk.recount', { name: projection.members[memberId]?.name ?? memberId, reason })}
          </li>
        ))}
      </ul>
    </section>
  );
}
