import type { Speaker } from './floor.ts';
import type { PromiseId } from './ids.ts';
import type { PromiseOrigin, RecordedPromise } from './promise.ts';
import type { SessionState } from './session.ts';

/** An open promise of an earlier session that no later one has taken over, as another session would carry it. */
export interface EarlierPromise {
  readonly origin: PromiseOrigin;
  readonly sessionTitle: string;
  readonly text: string;
  readonly owner: Speaker;
  readonly madeAt: number;
  readonly dueAt: number;
}

/** What stands for the name of an owner who was removed from the roster of the earlier session. */
const NAMELESS = '—';

/**
 * K6. `sessions`: all of this house, in the order of their creation. Only public ones of the same council count;
 * `here` itself and what came after it do not. The one that is due first stands first.
 */
export function earlierPromises(
  here: SessionState,
  sessions: readonly SessionState[],
): readonly EarlierPromise[] {
  const ofCouncil = sessions.filter(({ council }) => council.name === here.council.name);
  const carried = new Set(
    ofCouncil.flatMap(({ promises }) =>
      [...promises.values()].flatMap(({ origin }) => (origin === null ? [] : [keyOf(origin)])),
    ),
  );
  const place = ofCouncil.findIndex(({ id }) => id === here.id);
  const earlier = ofCouncil.slice(0, Math.max(0, place)).filter(({ published }) => published);
  return earlier
    .flatMap((session) =>
      [...session.promises.values()]
        .filter((promise) => promise.state.kind === 'open')
        .filter((promise) => !carried.has(keyOf({ sessionId: session.id, promiseId: promise.id })))
        .map((promise) => seenFrom(here, session, promise)),
    )
    .sort((a, b) => a.dueAt - b.dueAt);
}

/** What became of a promise after this session: the last session that carried it on, and how it stands there. */
export interface LaterPromise {
  /** In the session that is asked about. */
  readonly promiseId: PromiseId;
  readonly sessionTitle: string;
  readonly isSettled: boolean;
}

/** K7. Of the promises of `here` that other sessions of this house carried on, at any remove. */
export function laterPromises(
  here: SessionState,
  sessions: readonly SessionState[],
): readonly LaterPromise[] {
  const next = new Map<string, { readonly session: SessionState; readonly promise: RecordedPromise }>();
  for (const session of sessions) {
    if (session.council.name !== here.council.name || !session.published) continue;
    for (const promise of session.promises.values()) {
      if (promise.origin !== null) next.set(keyOf(promise.origin), { session, promise });
    }
  }
  return [...here.promises.keys()].flatMap((promiseId) => {
    const passed = new Set<string>();
    let key = keyOf({ sessionId: here.id, promiseId });
    let last = next.get(key);
    // Records made by hand could name each other in a circle.
    for (let step = last; step !== undefined && !passed.has(key); step = next.get(key)) {
      passed.add(key);
      last = step;
      key = keyOf({ sessionId: step.session.id, promiseId: step.promise.id });
    }
    if (last === undefined) return [];
    const { title } = last.session.details;
    return [{ promiseId, sessionTitle: title, isSettled: last.promise.state.kind === 'settled' }];
  });
}

function seenFrom(here: SessionState, session: SessionState, promise: RecordedPromise): EarlierPromise {
  const { id: promiseId, text, owner, madeAt, dueAt } = promise;
  return {
    origin: { sessionId: session.id, promiseId },
    sessionTitle: session.details.title,
    ...{ text, madeAt, dueAt },
    owner: ownerHere(here, session, owner),
  };
}

/** Rosters differ from session to session: the member here who alone has the name and the office, or just these. */
function ownerHere(here: SessionState, session: SessionState, owner: Speaker): Speaker {
  const named = owner.kind === 'named' ? owner : session.members.get(owner.memberId);
  if (named === undefined) return { kind: 'named', name: NAMELESS, position: '' };
  const { name, position } = named;
  const same = [...here.members.values()].filter((one) => one.name === name && one.position === position);
  const [member] = same;
  return member !== undefined && same.length === 1
    ? { kind: 'member', memberId: member.id }
    : { kind: 'named', name, position };
}

function keyOf({ sessionId, promiseId }: PromiseOrigin): string {
  return `${sessionId}/${promiseId}`;
}
