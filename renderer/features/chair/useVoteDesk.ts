import { useTranslation } from 'react-i18next';
import type { VoteId } from '../../../shared/domain/ids.ts';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { newId } from '../../ui/newId.ts';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { useProjection } from '../../room/RoomContext.tsx';
import { programmeOf } from '../agenda/programme.ts';
import { useCommand } from '../session/useCommand.ts';
import type { MotionEntry } from './motions.ts';

/** How much one touch lengthens a countdown. */
export const EXTENSION_SECONDS = 30;

/** The chair's hand on votes. Each answers whether the room accepted it; a refusal was said already. */
export function useVoteDesk() {
  const { t } = useTranslation('chair');
  const { send, busy } = useCommand();
  const confirm = useConfirmation();
  const projection = useProjection();

  /** Brings the motion's item on first, and another one to its end: closing sittings vote with one touch. */
  const open = async ({ motion, item }: MotionEntry, seconds: number): Promise<boolean> => {
    if (item.state !== 'running') {
      const other = projection === null ? null : programmeOf(projection).running;
      if (other !== null && !(await send({ type: 'setItemState', itemId: other.item.id, state: 'done' })))
        return false;
      if (!(await send({ type: 'setItemState', itemId: item.id, state: 'running' }))) return false;
    }
    return send({ type: 'openVote', voteId: newId<VoteId>(), motionId: motion.id, seconds });
  };
  /** `reason`: why, although some are silent. */
  const close = ({ id }: VoteView, reason = '') => send({ type: 'closeVote', voteId: id, reason });
  const announce = ({ id }: VoteView) => send({ type: 'announceVote', voteId: id });
  const cancel = async (vote: VoteView): Promise<boolean> => {
    const sure = await confirm({
      title: t('vote.cancelTitle', { number: vote.number }),
      body: t('vote.cancelText', { title: vote.motion.title }),
      confirm: t('vote.cancel'),
      final: true,
    });
    return sure && send({ type: 'cancelVote', voteId: vote.id });
  };
  return {
    busy,
    open,
    close,
    announce,
    cancel,
    extend: ({ id }: VoteView) => send({ type: 'extendVote', voteId: id, seconds: EXTENSION_SECONDS }),
    remind: ({ id }: VoteView) => send({ type: 'remindVoters', voteId: id }),
    closeAndAnnounce: async (vote: VoteView, reason = '') =>
      (await close(vote, reason)) && (await announce(vote)),
  };
}
