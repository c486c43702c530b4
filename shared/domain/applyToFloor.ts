import { changed } from './collections.ts';
import type { SpeakRequest, Speech } from './floor.ts';
import type { FloorEvent } from './floorEvent.ts';
import type { RequestId, SpeechId } from './ids.ts';
import type { SessionState } from './session.ts';

type Of<Type extends FloorEvent['type']> = Extract<FloorEvent, { type: Type }>;

export function applyToFloor(state: SessionState, event: FloorEvent): SessionState {
  switch (event.type) {
    case 'speechAsked': {
      const { request } = event;
      if (state.requests.has(request.id)) return state;
      const waiting: SpeakRequest = { ...request, state: 'waiting', raised: 0 };
      return { ...state, requests: new Map(state.requests).set(request.id, waiting) };
    }
    case 'requestWithdrawn':
      return withRequest(state, event.requestId, (request) => ({ ...request, state: 'withdrawn' }));
    case 'requestRaised': {
      const raised = event.raised ? highestRaise(state) + 1 : 0;
      return withRequest(state, event.requestId, (request) => ({ ...request, raised }));
    }
    case 'queuePolicySet':
      return { ...state, queuePolicies: new Map(state.queuePolicies).set(event.room, event.policy) };
    case 'floorGiven':
      return given(state, event);
    case 'floorPaused':
      return withSpeech(state, event.speechId, (speech) => ({
        ...speech,
        usedMs: event.usedMs,
        clock: { kind: 'paused' },
      }));
    case 'floorResumed':
      return withSpeech(state, event.speechId, (speech) => ({
        ...speech,
        clock: { kind: 'running', since: event.at },
      }));
    case 'floorExtended':
      return withSpeech(state, event.speechId, (speech) => ({ ...speech, limitSeconds: event.limitSeconds }));
    case 'floorEnded':
      return ended(state, event);
  }
}

function given(state: SessionState, { speech: terms, limitSeconds }: Of<'floorGiven'>): SessionState {
  if (state.speeches.has(terms.id)) return state;
  const clock = { kind: 'running', since: terms.givenAt } as const;
  const speeches = new Map(state.speeches).set(terms.id, { ...terms, limitSeconds, usedMs: 0, clock });
  const { requestId } = terms;
  if (requestId === null) return { ...state, speeches };
  return withRequest({ ...state, speeches }, requestId, (request) => ({ ...request, state: 'given' }));
}

function ended(state: SessionState, { speechId, at, usedMs, back }: Of<'floorEnded'>): SessionState {
  const after = withSpeech(state, speechId, (one) => ({ ...one, usedMs, clock: { kind: 'ended', at } }));
  const requestId = state.speeches.get(speechId)?.requestId ?? null;
  if (!back || requestId === null) return after;
  return withRequest(after, requestId, (request) => ({ ...request, state: 'waiting' }));
}

function highestRaise({ requests }: SessionState): number {
  return Math.max(0, ...[...requests.values()].map(({ raised }) => raised));
}

function withRequest(
  state: SessionState,
  requestId: RequestId,
  change: (request: SpeakRequest) => SpeakRequest,
): SessionState {
  return { ...state, requests: changed(state.requests, requestId, change) };
}

function withSpeech(
  state: SessionState,
  speechId: SpeechId,
  change: (speech: Speech) => Speech,
): SessionState {
  return { ...state, speeches: changed(state.speeches, speechId, change) };
}
