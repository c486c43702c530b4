import { useTranslation } from 'react-i18next';
import type { PollId } from '../../../shared/domain/ids.ts';
import type { PollView } from '../../../shared/protocol/projection.ts';
import { newId } from '../../ui/newId.ts';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { useProjection } from '../../room/RoomContext.tsx';
import { programmeOf } from '../agenda/programme.ts';
import { useCommand } from '../session/useCommand.ts';
import { planOf, type FollowUp } from './followUps.ts';

/** How much one touch lengthens a countdown. */
export const EXTENSION_SECONDS = 60;

/** The chair's hand on polls. Each answers whether the room accepted it; a refusal was said already. */
export function usePollDesk() {
  const { t } = useTranslation('polls');
  const { send, busy } = useCommand();
  const confirm = useConfirmation();
  const projection = useProjection();

  /** Brings the poll's item on first, and another one to its end. */
  const open = async ({ id, itemId }: PollView, seconds: number): Promise<boolean> => {
    const running = projection === null ? null : programmeOf(projection).running;
    if (running?.item.id !== itemId) {
      const isFree =
        running === null || (await send({ type: 'setItemState', itemId: running.item.id, state: 'done' }));
      if (!isFree || !(await send({ type: 'setItemState', itemId, state: 'running' }))) return false;
    }
    return send({ type: 'openPoll', pollId: id, seconds });
  };
  /** `reason`: why, although some are silent. */
  const close = ({ id }: PollView, reason = '') => send({ type: 'closePoll', pollId: id, reason });
  const announce = ({ id }: PollView) => send({ type: 'announcePoll', pollId: id });
  const remove = async ({ id, sheet }: PollView): Promise<boolean> => {
    const sure = await confirm({
      title: t('desk.removeTitle', { title: sheet.title }),
      body: t('desk.removeText'),
      confirm: t('desk.remove'),
      final: true,
    });
    return sure && send({ type: 'removePoll', pollId: id });
  };
  return {
    busy,
    open,
    close,
    announce,
    remove,
    extend: ({ id }: PollView) => send({ type: 'extendPoll', pollId: id, seconds: EXTENSION_SECONDS }),
    cancel: ({ id }: PollView, reason: string) => send({ type: 'cancelPoll', pollId: id, reason }),
    remind: ({ id }: PollView) => send({ type: 'remindPoll', pollId: id }),
    closeAndAnnounce: async (poll: PollView, reason = '') =>
      (await close(poll, reason)) && (await announce(poll)),
    follow: (poll: PollView, followUp: FollowUp) =>
      send({ type: 'putPoll', poll: planOf(poll, followUp, newId<PollId>()) }),
  };
}
