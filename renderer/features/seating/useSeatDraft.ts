import { useEffect, useState } from 'react';
import type { MemberId } from '../../../shared/domain/ids.ts';
import { seatMapMark } from '../../../shared/domain/seatMap.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { useCommand } from '../session/useCommand.ts';
import { vacated, type Seats } from './draft.ts';
import { forgetDraft, keepDraft, keptDraft } from './keptDraft.ts';

const STEPS = 100;

interface Edit {
  readonly seats: Seats;
  readonly past: readonly Seats[];
  readonly future: readonly Seats[];
  /** Marks of the maps that this drawing goes on from; the last one is replaced when it is saved. */
  readonly bases: readonly string[];
}

/** `record`: nothing here that is not saved. `conflict`: not saved here, and another map was saved meanwhile. */
export type DraftState = 'record' | 'unsaved' | 'conflict';

export interface SeatDraft {
  readonly seats: Seats;
  readonly state: DraftState;
  readonly busy: boolean;
  /** Why the room did not take it; `null` after the next change. */
  readonly fault: string | null;
  /** A drawing that was left unsaved earlier was taken up again. */
  readonly resumed: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  change(seats: Seats): void;
  undo(): void;
  redo(): void;
  save(): Promise<boolean>;
  /** After a conflict: goes on with the drawing of here, which replaces the other one when it is saved. */
  keepMine(): void;
  /** Drops the drawing of here. */
  takeRecord(): void;
}

/**
 * A seat map that is being drawn over the one of the record. It is kept on the device until it is saved; who is
 * no member any more leaves the seat.
 */
export function useSeatDraft(recorded: Seats, isMember: (id: MemberId) => boolean): SeatDraft {
  const { sessionId } = useRoom().session;
  const [first] = useState(() => keptDraft(sessionId));
  const [edit, setEdit] = useState<Edit | null>(first);
  const [resumed, setResumed] = useState(first !== null);
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const recordMark = seatMapMark(recorded);
  const base = edit?.bases.at(-1) ?? recordMark;
  const isOther = edit !== null && !edit.bases.includes(recordMark);
  const isSaved = edit === null || seatMapMark(edit.seats) === recordMark;
  const isUntouched = edit !== null && seatMapMark(edit.seats) === base;
  const shown = edit === null || (isOther && isUntouched) ? null : edit;
  const seats = vacated(shown?.seats ?? recorded, (id) => !isMember(id));
  const state: DraftState = shown === null || isSaved ? 'record' : isOther ? 'conflict' : 'unsaved';

  useEffect(() => {
    if (shown !== null && state !== 'record') keepDraft(sessionId, shown.seats, shown.bases);
    else forgetDraft(sessionId);
  }, [sessionId, shown, state]);

  const go = (next: Partial<Edit>) => {
    const now = shown ?? { seats: recorded, past: [], future: [], bases: [recordMark] };
    setFault(null);
    setEdit({ ...now, ...next });
  };
  const past = shown?.past ?? [];
  const future = shown?.future ?? [];
  return {
    seats,
    state,
    busy,
    fault,
    resumed: resumed && state !== 'record',
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    change(next) {
      if (seatMapMark(next) === seatMapMark(seats)) return;
      go({ seats: next, past: [...past.slice(-STEPS), seats], future: [] });
    },
    undo() {
      const before = past.at(-1);
      if (before !== undefined) go({ seats: before, past: past.slice(0, -1), future: [seats, ...future] });
    },
    redo() {
      const [next, ...rest] = future;
      if (next !== undefined) go({ seats: next, past: [...past, seats], future: rest });
    },
    async save() {
      setFault(null);
      if (!(await send({ type: 'putSeatMap', seats, replaces: base }))) return false;
      setResumed(false);
      setEdit((now) => (now === null ? null : { ...now, bases: [base, seatMapMark(seats)] }));
      return true;
    },
    keepMine: () => go({ bases: [recordMark] }),
    takeRecord() {
      setFault(null);
      setEdit(null);
    },
  };
}
