import { SegmentedControl } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId } from '../../../shared/domain/ids.ts';
import type { PlacedSeat } from '../../../shared/domain/seatMap.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { ArrangeDialog } from './ArrangeDialog.tsx';
import type { Shape } from './arrange.ts';
import { moved, seated, vacated, without } from './draft.ts';
import { EditorHead } from './EditorHead.tsx';
import { EditorNotices } from './EditorNotices.tsx';
import { PeoplePanel } from './PeoplePanel.tsx';
import { recordedSeats } from './plan.ts';
import { SeatCanvas, type CanvasMode } from './SeatCanvas.tsx';
import { SeatImportDialog } from './SeatImportDialog.tsx';
import { SeatsPanel } from './SeatsPanel.tsx';
import { TemplateChoice } from './TemplateChoice.tsx';
import { useEditorKeys } from './useEditorKeys.ts';
import { usePersonDrag, type DropPlace } from './usePersonDrag.ts';
import { useSeatDraft } from './useSeatDraft.ts';
import classes from './editor.module.css';

type Dialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'import' }
  | { readonly kind: 'arrange'; readonly shape: Shape };

const NOTHING: ReadonlySet<string> = new Set();

/** Draws the seat map: first the seats, then who sits there. Nothing is changed for others before it is saved. */
export function SeatEditor({ projection }: { readonly projection: Projection }) {
  const { t } = useTranslation('seating');
  const { members } = projection;
  const recorded = useMemo(() => recordedSeats(projection), [projection]);
  const draft = useSeatDraft(recorded, (id) => members[id] !== undefined);
  const { seats, change } = draft;
  const [mode, setMode] = useState<CanvasMode>('seats');
  const [chosen, setChosen] = useState(NOTHING);
  const [adds, setAdds] = useState(false);
  const [armed, setArmed] = useState<MemberId | null>(null);
  const [dialog, setDialog] = useState<Dialog>({ kind: 'none' });
  const selected = useMemo(
    () => new Set(seats.filter(({ id }) => chosen.has(id)).map(({ id }) => id)),
    [seats, chosen],
  );
  useWarning(draft.state !== 'record');

  const put = (memberId: MemberId, place: DropPlace) => {
    setArmed(null);
    if (place.kind === 'seat') change(seated(seats, place.seatId, memberId));
    else change(vacated(seats, (id) => id === memberId));
  };
  const { drag, begin, swallowsClick } = usePersonDrag(put);
  const touch = ({ id, memberId }: PlacedSeat) => {
    if (swallowsClick()) return;
    if (armed !== null && armed !== memberId) put(armed, { kind: 'seat', seatId: id });
    else setArmed(armed === null ? memberId : null);
  };
  const remove = () => {
    change(without(seats, selected));
    setChosen(NOTHING);
  };
  useEditorKeys({
    isOff: dialog.kind !== 'none',
    selects: mode === 'seats',
    selected,
    onUndo: draft.undo,
    onRedo: draft.redo,
    onSave: () => draft.state === 'unsaved' && void draft.save(),
    onSelectAll: () => setChosen(new Set(seats.map(({ id }) => id))),
    onRemove: remove,
    onMove: (dx, dy) => change(moved(seats, selected, dx, dy)),
    onEscape: () => {
      setChosen(NOTHING);
      setArmed(null);
    },
  });
  const close = () => setDialog({ kind: 'none' });
  const add = (next: readonly PlacedSeat[]) => {
    change(next);
    const before = new Set(seats.map(({ id }) => id));
    setChosen(new Set(next.filter(({ id }) => !before.has(id)).map(({ id }) => id)));
    setMode('seats');
    close();
  };
  const dragged = drag === null ? undefined : members[drag.memberId];
  return (
    <main className={classes.editor} data-testid="seat-editor">
      <EditorHead draft={draft} members={members} onImport={() => setDialog({ kind: 'import' })} />
      <EditorNotices draft={draft} />
      <div className={classes.body}>
        <div className={classes.canvas}>
          {seats.length === 0 ? (
            <TemplateChoice
              onChoose={(shape) => setDialog({ kind: 'arrange', shape })}
              onImport={() => setDialog({ kind: 'import' })}
            />
          ) : (
            <SeatCanvas
              mode={mode}
              seats={seats}
              members={members}
              selected={mode === 'seats' ? selected : seatHolding(seats, armed)}
              adds={adds}
              drag={drag}
              onSelect={setChosen}
              onMove={(ids, dx, dy) => change(moved(seats, ids, dx, dy))}
              onTouch={touch}
              onHold={(event, { memberId }) => memberId !== null && begin(event, memberId)}
            />
          )}
        </div>
        <aside className={classes.panel}>
          <SegmentedControl
            fullWidth
            aria-label={t('editor.mode')}
            value={mode}
            onChange={(value) => setMode(value as CanvasMode)}
            data={[
              { value: 'seats', label: t('editor.seats') },
              { value: 'people', label: t('editor.people') },
            ]}
          />
          {mode === 'seats' ? (
            <SeatsPanel
              seats={seats}
              selected={selected}
              adds={adds}
              onAdds={setAdds}
              onChange={change}
              onSelect={setChosen}
              onRemove={remove}
              onArrange={(shape) => setDialog({ kind: 'arrange', shape })}
              onAdd={add}
            />
          ) : (
            <PeoplePanel
              projection={projection}
              seats={seats}
              armed={armed}
              isOver={drag?.over?.kind === 'list'}
              onChange={change}
              onArm={(id) => !swallowsClick() && setArmed(armed === id ? null : id)}
              onHold={begin}
            />
          )}
        </aside>
      </div>
      {drag !== null && dragged !== undefined && (
        <div className={classes.ghost} style={{ left: drag.x, top: drag.y }} aria-hidden="true">
          {dragged.name}
        </div>
      )}
      {dialog.kind === 'arrange' && (
        <ArrangeDialog
          projection={projection}
          seats={seats}
          shape={dialog.shape}
          onAdd={add}
          onClose={close}
        />
      )}
      {dialog.kind === 'import' && (
        <SeatImportDialog projection={projection} seats={seats} onTake={add} onClose={close} />
      )}
    </main>
  );
}

function seatHolding(seats: readonly PlacedSeat[], memberId: MemberId | null): ReadonlySet<string> {
  if (memberId === null) return NOTHING;
  return new Set(seats.filter((seat) => seat.memberId === memberId).map(({ id }) => id));
}

/** The browser asks before the window is closed on a drawing that is not saved. */
function useWarning(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isUnsaved]);
}
