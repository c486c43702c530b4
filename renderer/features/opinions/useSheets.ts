import { useParams } from 'react-router';
import type { OpinionId } from '../../../shared/domain/ids.ts';
import type { OpinionView } from '../../../shared/protocol/projection.ts';
import type { OwnAnswer } from '../../room/OwnAnswers.ts';
import { useProjection, useRoom, useSeat, useSignal } from '../../room/RoomContext.tsx';
import { useServerNow } from '../voting/useServerNow.ts';
import { waitingSheets } from './sheets.ts';

const LOOK_EVERY_MS = 1000;

/** The sheets that one has still to answer, by their deadline; as time goes on. */
export function useWaitingSheets(): readonly OpinionView[] {
  const room = useRoom();
  const projection = useProjection();
  const seat = useSeat();
  const own = useSignal(room.answers.own);
  const now = useServerNow(LOOK_EVERY_MS);
  return projection === null ? [] : waitingSheets(projection, seat, own, now);
}

/** What one wrote on this device. */
export function useOwnAnswer(opinionId: OpinionId): OwnAnswer | undefined {
  return useSignal(useRoom().answers.own).get(opinionId);
}

/** The sheet that the address names; `undefined` when there is none such. */
export function useSheetOfAddress(): OpinionView | undefined {
  const { opinionId = '' } = useParams();
  return useProjection()?.opinions[opinionId as OpinionId];
}

export function useNow(): number {
  return useServerNow(LOOK_EVERY_MS);
}
