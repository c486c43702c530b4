import { IconUserShare } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { useProjection } from '../../room/RoomContext.tsx';
import { useMe } from '../session/useMe.ts';
import { heldIn } from './proxies.ts';
import classes from './proxies.module.css';

/** On the ballot: for whom else it counts, or who votes in one's place. */
export function HeldVotesNote({ vote }: { readonly vote: VoteView }) {
  const { t } = useTranslation('proxies');
  const me = useMe();
  const members = useProjection()?.members ?? {};
  const held = heldIn(vote, me.id);
  const mine = vote.proxies?.find(({ giverId }) => giverId === me.id);
  if (held.length === 0 && mine === undefined) return null;
  const names = held.map((id) => members[id]?.name ?? id).join(', ');
  return (
    <p className={classes.note} data-testid="held-votes">
      <IconUserShare size={22} stroke={1.75} aria-hidden />
      {mine === undefined
        ? t('ballot.held', { names })
        : t('ballot.given', { name: members[mine.holderId]?.name ?? mine.holderId })}
    </p>
  );
}
