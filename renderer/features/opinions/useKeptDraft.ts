import { useCallback, useEffect, useRef, useState } from 'react';
import { useRoom } from '../../room/RoomContext.tsx';

const KEEP_AFTER_MS = 300;

export type KeptDraft<Draft> =
  | { readonly status: 'reading' }
  | {
      readonly status: 'ready';
      readonly draft: Draft;
      /** It was here from before. */
      readonly wasKept: boolean;
      change(changes: Partial<Draft>): void;
      /** Begins anew, and forgets what was kept. */
      reset(): void;
    };

/**
 * The fields of a form that survive leaving it: kept on this device a moment after each change. `draftOf` reads what
 * was kept, perhaps by an older version; `null` is as if there was nothing.
 */
export function useKeptDraft<Draft extends object>(
  name: string,
  draftOf: (kept: unknown) => Draft | null,
  initial: () => Draft,
): KeptDraft<Draft> {
  const { drafts } = useRoom();
  const [state, setState] = useState<{ readonly draft: Draft; readonly wasKept: boolean } | null>(null);
  const unkept = useRef<Draft | null>(null);
  const keepNow = useCallback(() => {
    const draft = unkept.current;
    unkept.current = null;
    if (draft !== null) drafts.keep(name, draft).catch(reportFault);
  }, [drafts, name]);
  useEffect(() => {
    let current = true;
    const begin = (kept: Draft | null) => {
      if (current) setState({ draft: kept ?? initial(), wasKept: kept !== null });
    };
    drafts.read(name).then(
      (kept) => begin(kept === null ? null : draftOf(kept)),
      (error: unknown) => {
        reportFault(error);
        begin(null);
      },
    );
    return () => {
      current = false;
      keepNow();
    };
    // What reads and begins a form is the same for the same name.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [drafts, name, keepNow]);
  const draft = state?.draft;
  useEffect(() => {
    if (unkept.current === null) return undefined;
    const timer = window.setTimeout(keepNow, KEEP_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, [draft, keepNow]);
  if (state === null) return { status: 'reading' };
  return {
    ...{ status: 'ready', ...state },
    change: (changes) => {
      const changed = { ...(unkept.current ?? state.draft), ...changes };
      unkept.current = changed;
      setState((before) => ({ wasKept: before?.wasKept ?? false, draft: changed }));
    },
    reset: () => {
      unkept.current = null;
      setState({ draft: initial(), wasKept: false });
      drafts.keep(name, null).catch(reportFault);
    },
  };
}

function reportFault(error: unknown): void {
  console.error('a draft could not be read or kept on this device', error);
}
