import { IconCheck, IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { Notice } from '../../ui/Notice.tsx';
import { CountForm } from '../voting/CountForm.tsx';
import { CountTable } from '../voting/CountTable.tsx';
import { VoteLinks } from '../voting/VoteLinks.tsx';
import classes from './chair.module.css';

interface CountDeskProps {
  readonly projection: Projection;
  readonly vote: VoteView;
}

/** A count by hand as the desk sees it: who has entered; the numbers once both have; a difference to settle. */
export function CountDesk({ projection, vote }: CountDeskProps) {
  const { t } = useTranslation('chair');
  const view = projection.counts[vote.id];
  if (view === undefined || vote.counters === null) return null;
  const nameOf = (id: (typeof vote.counters)[number]) => projection.members[id]?.name ?? id;
  const [one, other] = vote.counters;
  const [first, second] = [view.entries[one], view.entries[other]];
  return (
    <div className={classes.count} data-testid="count-desk" data-state={view.state}>
      <VoteLinks vote={vote} />
      <ul className={classes.counters}>
        {vote.counters.map((id) => {
          const hasEntered = view.enteredBy.includes(id);
          const Icon = hasEntered ? IconCheck : IconHourglass;
          return (
            <li key={id} data-entered={hasEntered || undefined}>
              <Icon size={22} stroke={1.75} aria-hidden />
              {t(hasEntered ? 'count.entered' : 'count.waiting', { name: nameOf(id) })}
            </li>
          );
        })}
      </ul>
      {view.state === 'differ' && (
        <Notice tone="warn" role="status">
          {t('count.differ')}
        </Notice>
      )}
      {view.state === 'agreed' && (
        <Notice tone="good" role="status">
          {t('count.agreed')}
        </Notice>
      )}
      {first !== undefined && second !== undefined && (
        <CountTable
          labels={vote.labels}
          rows={[
            { name: nameOf(one), count: first },
            { name: nameOf(other), count: second },
          ]}
        />
      )}
      <CountForm vote={vote} />
    </div>
  );
}
