import { useEffect, useLayoutEffect, useRef } from 'react';

/** Of the ballot, as a sheet or as a bar: where the focus is put. */
const BALLOT_ID = 'ballot';

export function focusBallot(): void {
  document.getElementById(BALLOT_ID)?.focus();
}

/**
 * The keyboard's way to the ballot and back. A vote that opens takes the focus from nobody; Alt+B brings it to the
 * ballot from anywhere, and what disappears under the focus (a choice at the close) hands it on. Answers the
 * attributes of the ballot's element. `look` changes with what the ballot looks like.
 */
export function useBallotFocus(look: string, onSummon: () => void, onLeave: () => void) {
  const wasInside = useRef(false);
  const cameFrom = useRef<Element | null>(null);
  const summon = useRef(onSummon);
  useEffect(() => {
    summon.current = onSummon;
  });
  useEffect(() => {
    const follow = ({ target }: FocusEvent): void => {
      wasInside.current = isInBallot(target);
    };
    const listen = (event: KeyboardEvent): void => {
      if (event.code !== 'KeyB' || !event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      if (!isInBallot(document.activeElement)) cameFrom.current = document.activeElement;
      wasInside.current = true;
      summon.current();
      focusBallot();
    };
    document.addEventListener('focusin', follow);
    window.addEventListener('keydown', listen);
    return () => {
      document.removeEventListener('focusin', follow);
      window.removeEventListener('keydown', listen);
    };
  }, []);
  useLayoutEffect(() => {
    if (wasInside.current && isNowhere(document.activeElement)) focusBallot();
  }, [look]);
  useLayoutEffect(
    () => () => {
      if (wasInside.current) goBack(cameFrom.current);
    },
    [],
  );
  return {
    id: BALLOT_ID,
    tabIndex: -1,
    'aria-keyshortcuts': 'Alt+B',
    onKeyDown: ({ key }: { readonly key: string }) => {
      if (key !== 'Escape') return;
      wasInside.current = false;
      onLeave();
      goBack(cameFrom.current);
    },
  } as const;
}

export type BallotFocus = ReturnType<typeof useBallotFocus>;

function isInBallot(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`#${BALLOT_ID}`) !== null;
}

function isNowhere(element: Element | null): boolean {
  return element === null || element === document.body;
}

/** To where one was, else to the page's content. */
function goBack(place: Element | null): void {
  const isThere = place instanceof HTMLElement && place.isConnected && place !== document.body;
  (isThere ? place : document.getElementById('content'))?.focus();
}
