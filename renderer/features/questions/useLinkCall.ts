import type { ItemId, SpeechId } from '../../../shared/domain/ids.ts';
import type { ChainKind } from '../../../shared/domain/question.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';
import { newId } from '../../ui/newId.ts';
import { programmeOf } from '../agenda/programme.ts';
import { useCommand } from '../session/useCommand.ts';
import { speechAt } from '../speaking/floorView.ts';
import { openSittingOf } from '../voting/sitting.ts';
import type { QuestionView } from './questionView.ts';

interface LinkCall {
  /** `null` while nobody can be called: no item runs, or no sitting is open. */
  readonly itemId: ItemId | null;
  readonly call: (kind: ChainKind) => Promise<void>;
  readonly busy: boolean;
}

/** Gives the floor for a link of a question's chain, in one touch: who speaks now ends, a new slip is accepted first. */
export function useLinkCall(projection: Projection, question: QuestionView): LinkCall {
  const isOnline = useSignal(useRoom().connection) === 'online';
  const { send, busy } = useCommand();
  const open = openSittingOf(projection);
  const running = programmeOf(projection).running?.item.id ?? null;
  const canCall = isOnline && open !== null && open.pause === null;
  const itemId = canCall ? running : null;
  const call = async (kind: ChainKind) => {
    if (itemId === null) return;
    const questionId = question.id;
    const isAccepted = question.state.kind === 'accepted';
    if (!isAccepted && !(await send({ type: 'acceptQuestion', questionId }))) return;
    await send({
      ...{ type: 'giveFloorOnQuestion', questionId, itemId, kind, speaker: null },
      ...{ speechId: newId<SpeechId>(), seconds: null, after: speechAt(projection, 'hall')?.id ?? null },
    });
  };
  return { itemId, call, busy };
}
