import { without } from './collections.ts';
import type { SessionEvent } from './event.ts';
import type { SessionState } from './session.ts';
import { motionFrom } from './vote.ts';

type MotionEvent = Extract<SessionEvent, { type: 'motionMade' | 'motionRemoved' | 'motionWithdrawn' }>;

export function applyToMotions(state: SessionState, event: MotionEvent): SessionState {
  switch (event.type) {
    case 'motionMade':
      if (state.motions.has(event.motion.id)) return state;
      return { ...state, motions: new Map(state.motions).set(event.motion.id, motionFrom(event.motion)) };
    case 'motionRemoved':
      return {
        ...state,
        motions: without(state.motions, event.motionId),
        withdrawals: without(state.withdrawals, event.motionId),
      };
    case 'motionWithdrawn': {
      const { motionId, reason, by, at } = event;
      if (!state.motions.has(motionId)) return state;
      return { ...state, withdrawals: new Map(state.withdrawals).set(motionId, { reason, by, at }) };
    }
  }
}
