import type { Sitting } from './agenda.ts';
import { withoutItem } from './applyToQuestions.ts';
import { changed, without } from './collections.ts';
import type { SessionEvent } from './event.ts';
import type { SessionState } from './session.ts';

type Of<Type extends SessionEvent['type']> = Extract<SessionEvent, { type: Type }>;
type AgendaEvent = Of<
  'sittingPut' | 'sittingRemoved' | 'itemAdded' | 'itemChanged' | 'itemMoved' | 'itemRemoved' | 'itemStateSet'
>;

export function applyToAgenda(state: SessionState, event: AgendaEvent): SessionState {
  switch (event.type) {
    case 'sittingPut': {
      const others = state.sittings.filter((sitting) => sitting.id !== event.sitting.id);
      return { ...state, sittings: [...others, event.sitting].sort(byStart) };
    }
    case 'sittingRemoved':
      return {
        ...state,
        sittings: state.sittings.filter((sitting) => sitting.id !== event.sittingId),
        sittingRecords: without(state.sittingRecords, event.sittingId),
      };
    case 'itemAdded':
      if (state.items.has(event.item.id)) return state;
      return {
        ...state,
        items: new Map(state.items).set(event.item.id, event.item),
        itemOrder: [...state.itemOrder, event.item.id],
      };
    case 'itemChanged': {
      const { title, rapporteur, minutes } = event;
      const items = changed(state.items, event.itemId, (item) => ({ ...item, title, rapporteur, minutes }));
      return { ...state, items };
    }
    case 'itemMoved':
      return moved(state, event);
    case 'itemRemoved':
      return {
        ...state,
        items: without(state.items, event.itemId),
        itemOrder: state.itemOrder.filter((id) => id !== event.itemId),
        questions: withoutItem(state.questions, event.itemId),
      };
    case 'itemStateSet': {
      const items = changed(state.items, event.itemId, (item) => ({ ...item, state: event.state }));
      return { ...state, items };
    }
  }
}

/** Sittings that start together stand in the order of their ids, so that the order never depends on history. */
function byStart(left: Sitting, right: Sitting): number {
  return left.startsAt - right.startsAt || (left.id < right.id ? -1 : 1);
}

function moved(state: SessionState, event: Of<'itemMoved'>): SessionState {
  if (!state.items.has(event.itemId)) return state;
  const others = state.itemOrder.filter((id) => id !== event.itemId);
  const at = event.before === null ? -1 : others.indexOf(event.before);
  const place = at === -1 ? others.length : at;
  return {
    ...state,
    items: changed(state.items, event.itemId, (item) => ({ ...item, sittingId: event.sittingId })),
    itemOrder: [...others.slice(0, place), event.itemId, ...others.slice(place)],
  };
}
