import { useTranslation } from 'react-i18next';
import type { Command } from '../../../shared/domain/command.ts';
import type { AgendaItem } from '../../../shared/domain/agenda.ts';
import type { BatchId, VoteId } from '../../../shared/domain/ids.ts';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { newId } from '../../ui/newId.ts';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { useProjection } from '../../room/RoomContext.tsx';
import { programmeOf } from '../agenda/programme.ts';
import { useCommand } from '../session/useCommand.ts';
import type { MotionEntry } from './motions.ts';

/** How much one touch lengthens a countdown. */
export const EXTENSION_SECONDS = 30;

type Opening = Extract<Command, { type: 'openVote' }>;
/** How a vote is taken, and which result it corrects for which reason. */
type Form = Pick<Opening, 'method' | 'counters' | 'follows' | 'reason'>;

/**
 * The chair's hand on votes. Each answers whether the room accepted it; a refusal was said already, by `say` or in a
 * notification.
 */
export function useVoteDesk(say?: (sentence: string) => void) {
  const { t } = useTranslation('chair');
  const { send, busy } = useCommand(say);
  const confirm = useConfirmation();
  const projection = useProjection();

  /** Brings the motion's item on first, and another one to its end: closing sittings vote with one touch. */
  const bringOn = async (item: AgendaItem): Promise<boolean> => {
    if (item.state === 'running') return true;
    const other = projection === null ? null : programmeOf(projection).running;
    if (other !== null && !(await send({ type: 'setItemState', itemId: other.item.id, state: 'done' })))
      return false;
    return send({ type: 'setItemState', itemId: item.id, state: 'running' });
  };
  const open = async ({ motion, item }: MotionEntry, seconds: number, form: Form = {}): Promise<boolean> =>
    (await bringOn(item)) &&
    send({ type: 'openVote', voteId: newId<VoteId>(), motionId: motion.id, seconds, ...form });
  /** Several of the running item in one go; a single one as usual. */
  const openTogether = (entries: readonly MotionEntry[], seconds: number): Promise<boolean> => {
    const [only] = entries;
    if (only !== undefined && entries.length === 1) return open(only, seconds);
    const votes = entries.map(({ motion }) => ({ voteId: newId<VoteId>(), motionId: motion.id }));
    return send({ type: 'openVotes', batchId: newId<BatchId>(), votes, seconds });
  };
  /** `reason`: why, although some are silent. */
  const close = ({ id }: VoteView, reason = '') => send({ type: 'closeVote', voteId: id, reason });
  const announce = ({ id }: VoteView) => send({ type: 'announceVote', voteId: id });
  /** One after the other, until one is refused. */
  const onEach = async (
    votes: readonly VoteView[],
    act: (vote: VoteView) => Promise<boolean>,
  ): Promise<boolean> => {
    for (const vote of votes) if (!(await act(vote))) return false;
    return true;
  };
  const cancel = async (votes: readonly VoteView[]): Promise<boolean> => {
    const sure = await confirm({
      title: t('vote.cancelTitle', { number: votes.map(({ number }) => number).join(', ') }),
      body: t('vote.cancelText', { title: votes.map(({ motion }) => motion.title).join('; ') }),
      confirm: t('vote.cancel'),
      final: true,
    });
    return sure && onEach(votes, ({ id }) => send({ type: 'cancelVote', voteId: id }));
  };
  return {
    busy,
    open,
    openTogether,
    close,
    announce,
    cancel,
    extend: ({ id }: VoteView) => send({ type: 'extendVote', voteId: id, seconds: EXTENSION_SECONDS }),
    remind: ({ id }: VoteView) => send({ type: 'remindVoters', voteId: id }),
    onEach,
    /** All results come together: what is not closed cannot be announced. */
    closeAndAnnounce: async (votes: readonly VoteView[], reason = '') =>
      (await onEach(votes, (vote) => close(vote, reason))) && (await onEach(votes, announce)),
  };
}
