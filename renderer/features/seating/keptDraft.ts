import { z } from 'zod';
import { placedSeat } from '../../../shared/protocol/schema.ts';
import type { Seats } from './draft.ts';

const kept = z.object({
  seats: z.array(placedSeat).readonly(),
  bases: z.array(z.string()).min(1).readonly(),
});

const keyOf = (sessionId: string) => `seating.${sessionId}`;

/** A drawing that was not saved, from this window: leaving the page by mistake loses nothing. */
export function keptDraft(sessionId: string) {
  try {
    const text = window.sessionStorage.getItem(keyOf(sessionId));
    if (text === null) return null;
    const { seats, bases } = kept.parse(JSON.parse(text));
    return { seats: seats as Seats, bases, past: [], future: [] };
  } catch {
    // Refused storage, or something else's text under our name: as if nothing had been kept.
    return null;
  }
}

export function keepDraft(sessionId: string, seats: Seats, bases: readonly string[]): void {
  try {
    window.sessionStorage.setItem(keyOf(sessionId), JSON.stringify({ seats, bases }));
  } catch {
    // Full or refused storage: the drawing then lives as long as the page.
  }
}

export function forgetDraft(sessionId: string): void {
  try {
    window.sessionStorage.removeItem(keyOf(sessionId));
  } catch {
    // Refused storage holds nothing.
  }
}
