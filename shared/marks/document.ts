import type * as Y from 'yjs';
import { ID_PATTERN } from '../domain/ids.ts';
import { mark as markSchema, MAX_MARKS_PER_DOCUMENT, type Mark } from './mark.ts';
import { decodeStroke } from './stroke.ts';

/** A marks document holds one Y.Map, mark id → mark; a changed mark replaces the old one as a whole. */
const MARKS = 'marks';

export function marksOf(document: Y.Doc): Y.Map<unknown> {
  return document.getMap(MARKS);
}

/** The mark, or `null` when the value is none: shape, bounds and the stroke's own encoding are checked. */
export function parseMark(value: unknown): Mark | null {
  // What came as the key `__proto__` is read here and lost when the mark is written again.
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) {
    return null;
  }
  const parsed = markSchema.safeParse(value);
  if (!parsed.success) return null;
  if (parsed.data.kind === 'ink' && decodeStroke(parsed.data.points) === null) return null;
  return parsed.data;
}

/** What is wrong with a marks document, or `null`. `changed` limits the look at the marks to those ids. */
export function faultOfMarks(document: Y.Doc, changed?: ReadonlySet<string>): string | null {
  for (const name of document.share.keys()) {
    if (name !== MARKS) return `unknown part ${name.slice(0, 40)}`;
  }
  const marks = marksOf(document);
  // `size` walks over all marks; the number of keys ever used is at hand.
  if (marks._map.size > MAX_MARKS_PER_DOCUMENT && marks.size > MAX_MARKS_PER_DOCUMENT)
    return 'too many marks';
  // A Y.Map can also be written to as a list or a text; such items never show in the map, and some of them
  // (formats, deleted ones) do not count in its length either.
  if (marks._start !== null) return 'not a map';
  for (const id of changed ?? marks.keys()) {
    if (!ID_PATTERN.test(id)) return 'bad mark id';
    if (marks.has(id) && parseMark(marks.get(id)) === null) return `bad mark ${id}`;
  }
  return null;
}
