import { useEffect } from 'react';
import type { PageViewer } from '../../pdf/PageViewer.ts';
import type { MarksOfFile } from '../../room/RoomClient.ts';

interface Actions {
  readonly viewer: PageViewer | null;
  readonly marks: MarksOfFile | null;
  openSearch(): void;
  /** Puts the tool down, closes what is open; answers whether there was anything. */
  leave(): boolean;
}

const OPEN_DROPDOWN = '.mantine-Popover-dropdown, .mantine-Menu-dropdown';

/** Keys of the reader: pages, zoom, search, undo. None is taken from a field one is writing in. */
export function useShortcuts(actions: Actions): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.altKey || event.defaultPrevented) return;
      const command = event.ctrlKey || event.metaKey;
      if (command && event.key.toLowerCase() === 'f') {
        event.preventDefault();
        return actions.openSearch();
      }
      if (event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]'))
        return;
      const handled = command ? answerCommand(actions, event) : answerKey(actions, event);
      if (handled) event.preventDefault();
    };
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, [actions]);
}

function answerCommand({ viewer, marks }: Actions, event: KeyboardEvent): boolean {
  switch (event.key.toLowerCase()) {
    case 'z':
      if (event.shiftKey) marks?.redo();
      else marks?.undo();
      return true;
    case 'y':
      marks?.redo();
      return true;
    case '0':
      viewer?.setZoom('auto');
      return true;
    default:
      return answerZoom(viewer, event.key);
  }
}

function answerKey({ viewer, leave }: Actions, event: KeyboardEvent): boolean {
  // An open menu or palette takes the key to close itself.
  if (event.key === 'Escape') return document.querySelector(OPEN_DROPDOWN) === null && leave();
  // Menus, tabs and other lists keep their own keys.
  if (event.target instanceof Element && event.target.closest('[role="menu"], [role="tablist"]'))
    return false;
  const page = viewer?.state.get().page ?? 1;
  switch (event.key) {
    case 'PageDown':
      viewer?.goToPage(page + 1);
      return true;
    case 'PageUp':
      viewer?.goToPage(page - 1);
      return true;
    case 'Home':
      viewer?.goToPage(1);
      return true;
    case 'End':
      viewer?.goToPage(Infinity);
      return true;
    default:
      return answerZoom(viewer, event.key);
  }
}

function answerZoom(viewer: PageViewer | null, key: string): boolean {
  if (key === '+' || key === '=') viewer?.zoomIn();
  else if (key === '-') viewer?.zoomOut();
  else return false;
  return true;
}
