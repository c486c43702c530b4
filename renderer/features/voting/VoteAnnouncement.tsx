import { useTranslation } from 'react-i18next';
import { isDelegate } from '../../../shared/domain/roster.ts';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { useMe } from '../session/useMe.ts';
import { useArithmetic } from './useArithmetic.ts';
import classes from './voting.module.css';

/**
 * What a screen reader says when a vote opens, ends or has its result. Stands in the page, empty, before there is a
 * vote: a live region that appears together with its words is often not read.
 */
export function VoteAnnouncement({ vote }: { readonly vote: VoteView | null }) {
  return (
    <div className={classes.announcement} aria-live="assertive" data-testid="vote-announcement">
      {vote !== null && <Sentence vote={vote} />}
    </div>
  );
}

function Sentence({ vote }: { readonly vote: VoteView }) {
  const { t } = useTranslation('voting');
  const me = useMe();
  const arithmetic = useArithmetic(vote);
  const parts = [`${t(`state.${vote.state}`, { number: vote.number })}: ${vote.motion.title}.`];
  if (vote.state === 'open' && isDelegate(me)) parts.push(t('toBallotKey'));
  if (vote.state === 'announced') parts.push(arithmetic);
  return <p>{parts.join(' ')}</p>;
}
