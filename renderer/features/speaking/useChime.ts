import { useEffect, useRef, useState } from 'react';
import type { Speech } from '../../../shared/domain/floor.ts';
import { useServerNow } from '../voting/useServerNow.ts';
import { chime } from './chime.ts';
import { timeOf } from './floorView.ts';

const KEY = 'speaking.muted';

/** A browser may refuse storage: then the choice lasts as long as the page. */
function recallMuted(): boolean {
  try {
    return window.localStorage.getItem(KEY) === 'true';
  } catch {
    return false;
  }
}

function keepMuted(muted: boolean): void {
  try {
    window.localStorage.setItem(KEY, String(muted));
  } catch {
    // Full or refused storage: said above.
  }
}

/** Sounds when one's own time gets short and when it is over, unless it was muted on this device. */
export function useChime(speech: Speech): { readonly muted: boolean; readonly toggle: () => void } {
  const [muted, setMuted] = useState(recallMuted);
  const { stage } = timeOf(speech, useServerNow());
  const isRunning = speech.clock.kind === 'running';
  const before = useRef(stage);
  useEffect(() => {
    const changed = before.current !== stage;
    before.current = stage;
    if (!changed || muted || !isRunning || stage === 'running') return;
    // No sound is no failure: the words say it.
    chime(stage).catch(() => undefined);
  }, [stage, muted, isRunning]);
  const toggle = () => {
    keepMuted(!muted);
    setMuted(!muted);
  };
  return { muted, toggle };
}
