import { useTranslation } from 'react-i18next';
import { isDelegate } from '../../../shared/domain/roster.ts';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { useMe } from '../session/useMe.ts';
import { useArithmetic } from './useArithmetic.ts';
import classes from './voting.module.css';

/**
 * What a screen reader says when votes open, end or have their results. Stands in the page, empty, before there is a
 * vote: a live region that appears together with its words is often not read.
 */
export function VoteAnnouncement({ votes }: { readonly votes: readonly VoteView[] }) {
  const me = useMe();
  const lastOpen = isDelegate(me) ? votes.findLast(({ state }) => state === 'open') : undefined;
  return (
    <div className={classes.announcement} aria-live="assertive" data-testid="vote-announcement">
      {votes.map((vote) => (
        <Sentence key={vote.id} vote={vote} withWay={vote === lastOpen} />
      ))}
    </div>
  );
}

/** `withWay`: how the keyboard gets to the ballot, said once. */
function Sentence({ vote, withWay }: { readonly vote: VoteView; readonly withWay: boolean }) {
  const { t } = useTranslation('voting');
  const arithmetic = useArithmetic(vote);
  const parts = [`${t(`state.${vote.state}`, { number: vote.number })}: ${vote.motion.title}.`];
  if (withWay) parts.push(t('toBallotKey'));
  if (vote.state === 'announced') parts.push(arithmetic);
  return <p>{parts.join(' ')}</p>;
}
