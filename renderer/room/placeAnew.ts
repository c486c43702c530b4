import { equalityDeep } from 'lib0/function';
import type * as Y from 'yjs';
import { ID_PATTERN } from '../../shared/domain/ids.ts';
import { marksOf, parseMark } from '../../shared/marks/document.ts';
import { MAX_MARKS_PER_DOCUMENT } from '../../shared/marks/mark.ts';

/**
 * Places the author's own words anew after the room refused a change of `refused`: into `accepted`, which
 * holds the room's state. `touched` are the marks changed since the document was opened: they become what
 * they were there. With `everything`, also those that the room lacks. What is no valid mark stays out.
 */
export function placeAnew(
  refused: Y.Doc,
  accepted: Y.Doc,
  touched: ReadonlySet<string>,
  everything: boolean,
): void {
  const from = marksOf(refused);
  const to = marksOf(accepted);
  for (const id of touched) {
    if (!from.has(id) && to.has(id)) to.delete(id);
  }
  for (const [id, value] of from.entries()) {
    const wanted = touched.has(id) || (everything && !to.has(id));
    if (!wanted || !ID_PATTERN.test(id) || parseMark(value) === null) continue;
    if (to.has(id) ? equalityDeep(to.get(id), value) : to.size >= MAX_MARKS_PER_DOCUMENT) continue;
    to.set(id, value);
  }
}
