import * as Y from 'yjs';
import { marksOf } from '../../../shared/marks/document.ts';
import { encodeStroke } from '../../../shared/marks/stroke.ts';
import type { Mark } from '../../../shared/marks/mark.ts';
import type { VersionId } from '../../../shared/domain/ids.ts';

export function note(text: string): Mark {
  return {
    kind: 'note',
    version: 'version-1' as VersionId,
    page: 1,
    color: 'blue',
    createdAt: 1_790_000_000_000,
    at: [100, 200],
    text,
  };
}

export function ink(points: number): Mark {
  const stroke = Array.from({ length: points }, (_, index) => ({ x: index, y: index % 7, pressure: 0.5 }));
  return {
    kind: 'ink',
    version: 'version-1' as VersionId,
    page: 1,
    color: 'black',
    createdAt: 1_790_000_000_000,
    tool: 'pen',
    width: 2,
    points: encodeStroke(stroke),
  };
}

export function put(document: Y.Doc, id: string, mark: unknown): void {
  marksOf(document).set(id, mark);
}

export function textOf(document: Y.Doc, id: string): unknown {
  const mark = marksOf(document).get(id) as { text?: unknown } | undefined;
  return mark?.text;
}

export function idsOf(document: Y.Doc): string[] {
  return [...marksOf(document).keys()].sort();
}

/** The update that an edit of a fresh document makes. */
export function updateOf(edit: (document: Y.Doc) => void): Uint8Array {
  const document = new Y.Doc();
  edit(document);
  return Y.encodeStateAsUpdate(document);
}
