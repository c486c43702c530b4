import { useTranslation } from 'react-i18next';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useArithmetic } from '../voting/useArithmetic.ts';
import classes from './parts.module.css';

/** All results of a motion; those that were voted on again are crossed out and say which vote took their place. */
export function ResultHistory({ results }: { readonly results: readonly VoteView[] }) {
  const { t } = useTranslation('chair');
  const last = results.at(-1);
  if (last === undefined) return null;
  if (results.length === 1) return <ArithmeticLine vote={last} />;
  return (
    <ol className={classes.results} aria-label={t('again.history')} data-testid="result-history">
      {results.map((vote) => (
        <li key={vote.id} data-replaced={vote.id !== last.id || undefined}>
          <span>{t('again.number', { number: vote.number })}</span>
          <ArithmeticLine vote={vote} />
          {vote.id !== last.id && <Tag tone="warn">{t('again.replaced', { number: last.number })}</Tag>}
        </li>
      ))}
    </ol>
  );
}

/** The result of a vote in one line. */
function ArithmeticLine({ vote }: { readonly vote: VoteView }) {
  return <p className={classes.soft}>{useArithmetic(vote)}</p>;
}
