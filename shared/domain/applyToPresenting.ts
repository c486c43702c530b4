import { without } from './collections.ts';
import type { SessionEvent } from './event.ts';
import type { Presenting } from './presenting.ts';
import type { SessionState } from './session.ts';

type PresentingEvent = Extract<
  SessionEvent,
  { type: 'presentingAsked' | 'presentingDeclined' | 'presentingStarted' | 'presentingStopped' }
>;

export function applyToPresenting(state: SessionState, event: PresentingEvent): SessionState {
  return { ...state, presenting: after(state.presenting, event) };
}

function after({ now, asked }: Presenting, event: PresentingEvent): Presenting {
  switch (event.type) {
    case 'presentingAsked':
      return { now, asked: new Map(asked).set(event.memberId, event.fileId) };
    case 'presentingDeclined':
      return { now, asked: without(asked, event.memberId) };
    case 'presentingStarted':
      return { now: event.presentation, asked: without(asked, event.presentation.memberId) };
    case 'presentingStopped':
      return { now: null, asked };
  }
}
