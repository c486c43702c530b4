import { useTranslation } from 'react-i18next';
import { CHOICES } from '../../../shared/domain/rulePack.ts';
import type { Count } from '../../../shared/domain/vote.ts';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { CHOICE_LOOKS } from '../../ui/choices.ts';
import { useLabels } from './useLabels.ts';
import classes from './counting.module.css';

export interface CountRow {
  readonly name: string;
  readonly count: Count;
}

/** The numbers of the two counters side by side; what differs is marked. */
export function CountTable({
  labels: stored,
  rows,
}: {
  readonly labels: VoteView['labels'];
  readonly rows: readonly [CountRow, CountRow];
}) {
  const { t } = useTranslation('voting');
  const labels = useLabels(stored);
  const [one, other] = rows;
  return (
    <table className={classes.table} data-testid="count-table">
      <thead>
        <tr>
          <th scope="col">{t('count.choice')}</th>
          {rows.map(({ name }, index) => (
            <th key={index} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {CHOICES.map((choice) => {
          const { Icon, className } = CHOICE_LOOKS[choice];
          return (
            <tr key={choice} data-differs={one.count[choice] !== other.count[choice] || undefined}>
              <th scope="row" className={className}>
                <span>
                  <Icon size={22} stroke={1.75} aria-hidden />
                  {labels[choice]}
                </span>
              </th>
              <td>{one.count[choice]}</td>
              <td>{other.count[choice]}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
