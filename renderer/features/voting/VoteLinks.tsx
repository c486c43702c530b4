import { useTranslation } from 'react-i18next';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { useProjection } from '../../room/RoomContext.tsx';
import { useVoteBefore } from './ByHandNote.tsx';
import { correctionBy, correctionOf, replacedBy } from './voteGroups.ts';
import classes from './counting.module.css';

/** How a vote was taken, what it is linked to, and why it was closed; nothing where there is nothing to say. */
export function VoteLinks({ vote }: { readonly vote: VoteView }) {
  const { t } = useTranslation('voting');
  const projection = useProjection();
  const before = useVoteBefore(vote);
  const ballots = before === null ? 0 : (projection?.turnout[before.id] ?? 0);
  const names = (vote.counters ?? []).map((id) => projection?.members[id]?.name ?? id);
  const corrects = projection === null ? null : correctionBy(projection, vote);
  const sentences = [
    vote.method !== 'electronic' &&
      t('links.form', { form: t(`form.${vote.method}`), names: names.join(', ') }),
    before?.cancellation === 'fallback' &&
      t('links.fallback', { number: before.number, count: ballots, reason: vote.reason }),
    corrects !== null && t('links.corrects', { number: corrects.of.number, reason: corrects.reason }),
    ...useWhatFollows(projection, vote),
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

/** The vote that took the place of this one, or is about to. */
function useWhatFollows(projection: Projection | null, vote: VoteView): readonly (string | false)[] {
  const { t } = useTranslation('voting');
  if (projection === null) return [];
  const fellTo = Object.values(projection.votes).find((one) => one.follows === vote.id);
  const replaced = replacedBy(projection, vote);
  const under = correctionOf(projection, vote);
  const reasonOf = (one: VoteView) => correctionBy(projection, one)?.reason ?? one.reason;
  return [
    vote.cancellation === 'fallback' &&
      fellTo !== undefined &&
      t('links.fellBack', { number: fellTo.number, reason: fellTo.reason }),
    replaced !== null && t('links.corrected', { number: replaced.number, reason: reasonOf(replaced) }),
    under !== null && t('links.beingCorrected', { number: under.number, reason: reasonOf(under) }),
  ];
}
