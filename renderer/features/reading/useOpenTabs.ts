import { useCallback, useState } from 'react';
import type { FileId } from '../../../shared/domain/ids.ts';
import { keep, recall } from './deviceMemory.ts';

const MOST_TABS = 12;

function isTabs(value: unknown): value is FileId[] {
  return Array.isArray(value) && value.every((id) => typeof id === 'string');
}

function withTab(tabs: readonly FileId[], fileId: FileId): readonly FileId[] {
  return tabs.includes(fileId) ? tabs : [...tabs, fileId].slice(-MOST_TABS);
}

/** Files open in this session on this device, in the order they were opened; `fileId` is always among them. */
export function useOpenTabs(sessionKey: string, fileId: FileId) {
  const key = `tabs.${sessionKey}`;
  const [kept, setKept] = useState<readonly FileId[]>(() => {
    const tabs = withTab(recall(key, isTabs) ?? [], fileId);
    keep(key, tabs);
    return tabs;
  });
  const tabs = withTab(kept, fileId);
  /** Answers the file to go to: the neighbour of a closed active tab; `null` when none is left. */
  const close = useCallback(
    (closing: FileId): FileId | null => {
      const index = tabs.indexOf(closing);
      const left = tabs.filter((id) => id !== closing);
      keep(key, left);
      setKept(left);
      return left[Math.min(index, left.length - 1)] ?? null;
    },
    [key, tabs],
  );
  return { tabs, close };
}
