import { useTranslation } from 'react-i18next';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { useProjection } from '../../room/RoomContext.tsx';
import { useVoteBefore } from './ByHandNote.tsx';
import classes from './counting.module.css';

/** How a vote was taken, what it is linked to, and why it was closed; nothing where there is nothing to say. */
export function VoteLinks({ vote }: { readonly vote: VoteView }) {
  const { t } = useTranslation('voting');
  const projection = useProjection();
  const before = useVoteBefore(vote);
  const after = projection === null ? null : voteAfter(projection, vote);
  const ballots = before === null ? 0 : (projection?.turnout[before.id] ?? 0);
  const names = (vote.counters ?? []).map((id) => projection?.members[id]?.name ?? id);
  const sentences = [
    vote.method !== 'electronic' &&
      t('links.form', { form: t(`form.${vote.method}`), names: names.join(', ') }),
    before !== null &&
      t(before.cancellation === 'fallback' ? 'links.fallback' : 'links.corrects', {
        number: before.number,
        count: ballots,
        reason: vote.reason,
      }),
    after !== null &&
      t(vote.cancellation === 'fallback' ? 'links.fellBack' : 'links.corrected', {
        number: after.number,
        reason: after.reason,
      }),
    vote.closeReason !== '' && t('links.closed', { reason: vote.closeReason }),
  ].filter((sentence) => sentence !== false);
  if (sentences.length === 0) return null;
  return (
    <ul className={classes.links} data-testid="vote-links">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

/** The newest vote that takes the place of this one. */
function voteAfter({ votes }: Projection, { id }: VoteView): VoteView | null {
  const after = Object.values(votes).filter((vote) => vote.follows === id);
  return after.sort((a, b) => b.number - a.number)[0] ?? null;
}
