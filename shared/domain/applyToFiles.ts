import { changed, without } from './collections.ts';
import type { SessionEvent } from './event.ts';
import type { SessionState } from './session.ts';

type FileEvent = Extract<
  SessionEvent,
  { type: 'fileAdded' | 'versionAdded' | 'fileChanged' | 'fileRemoved' }
>;

export function applyToFiles(state: SessionState, event: FileEvent): SessionState {
  switch (event.type) {
    case 'fileAdded':
      if (state.files.has(event.file.id)) return state;
      return {
        ...state,
        files: new Map(state.files).set(event.file.id, event.file),
        fileOrder: [...state.fileOrder, event.file.id],
      };
    case 'versionAdded': {
      const files = changed(state.files, event.fileId, (file) => ({
        ...file,
        versions: [...file.versions, event.version],
      }));
      return { ...state, files };
    }
    case 'fileChanged': {
      const { title, kind } = event;
      return { ...state, files: changed(state.files, event.fileId, (file) => ({ ...file, title, kind })) };
    }
    case 'fileRemoved':
      return {
        ...state,
        files: without(state.files, event.fileId),
        fileOrder: state.fileOrder.filter((id) => id !== event.fileId),
        removedFiles: new Set(state.removedFiles).add(event.fileId),
      };
  }
}
