import { changed } from './collections.ts';
import type { SessionEvent } from './event.ts';
import type { OpinionSheet } from './opinion.ts';
import type { SessionState } from './session.ts';

type Of<Type extends SessionEvent['type']> = Extract<SessionEvent, { type: Type }>;
type ChangeOfSheet = Of<
  'opinionGiven' | 'opinionReminded' | 'opinionExtended' | 'opinionClosed' | 'opinionPublished'
>;

export function applyToOpinions(
  state: SessionState,
  event: Of<'opinionAsked'> | ChangeOfSheet,
): SessionState {
  if (event.type !== 'opinionAsked') {
    return {
      ...state,
      opinions: changed(state.opinions, event.opinionId, (sheet) => sheetAfter(sheet, event)),
    };
  }
  const { sheet, asked, at } = event;
  if (state.opinions.has(sheet.id)) return state;
  const open: OpinionSheet = {
    ...sheet,
    state: 'open',
    askedAt: at,
    asked,
    answers: new Map(),
    reminded: new Map(),
  };
  return { ...state, opinions: new Map(state.opinions).set(sheet.id, open) };
}

function sheetAfter(sheet: OpinionSheet, event: ChangeOfSheet): OpinionSheet {
  switch (event.type) {
    case 'opinionGiven': {
      const { memberId, answers, at } = event;
      return { ...sheet, answers: new Map(sheet.answers).set(memberId, { at, answers }) };
    }
    case 'opinionReminded': {
      const reminded = new Map(sheet.reminded);
      for (const memberId of event.memberIds) reminded.set(memberId, event.at);
      return { ...sheet, reminded };
    }
    case 'opinionExtended':
      return { ...sheet, deadline: event.deadline };
    case 'opinionClosed':
      return { ...sheet, state: 'closed' };
    case 'opinionPublished':
      return { ...sheet, state: 'published' };
  }
}
