import { useTranslation } from 'react-i18next';
import { CHOICES, type RulePack } from '../../../shared/domain/rulePack.ts';
import type { VoteResult } from '../../../shared/domain/vote.ts';
import { CHOICE_LOOKS } from '../../ui/choices.ts';
import { useLabels } from './useLabels.ts';
import classes from './voting.module.css';

interface VoteBarsProps {
  /** By hand, so that nobody pressed anything. */
  readonly counted: boolean;
  readonly result: VoteResult;
  readonly labels: RulePack['labels'];
  /** One line for each choice, where there is the breadth. */
  readonly wide?: boolean;
}

/**
 * The numbers as bars over what the majority is a share of, with a mark where the motion is carried. Sizes follow
 * the font's.
 */
export function VoteBars({ result, labels, counted, wide = false }: VoteBarsProps) {
  const { t } = useTranslation('voting');
  const meanings = useLabels(labels);
  const share = (count: number) => `${(100 * count) / Math.max(1, result.total)}%`;
  return (
    <div className={classes.bars} data-wide={wide || undefined}>
      {CHOICES.map((choice) => {
        const { Icon, className } = CHOICE_LOOKS[choice];
        return (
          <div key={choice} className={`${classes.barRow} ${className}`} data-choice={choice}>
            <span className={classes.barLabel}>
              <Icon size="1.4em" stroke={1.75} aria-hidden />
              {meanings[choice]}
            </span>
            <span className={classes.barTrack} aria-hidden="true">
              <span className={classes.barFill} style={{ width: share(result[choice]) }} />
              {choice === 'for' && (
                <span className={classes.barMark} style={{ insetInlineStart: share(result.needed) }} />
              )}
            </span>
            <span className={classes.barCount}>{result[choice]}</span>
          </div>
        );
      })}
      {(result.silent > 0 || result.absent > 0) && (
        <p className={classes.barRest}>
          {t(counted ? 'result.restCounted' : 'result.rest', {
            silent: result.silent,
            absent: result.absent,
          })}
        </p>
      )}
    </div>
  );
}
