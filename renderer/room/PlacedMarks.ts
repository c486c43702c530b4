import type * as Y from 'yjs';
import type { MemberId } from '../../shared/domain/ids.ts';
import type { Audience } from '../../shared/domain/rights.ts';
import { marksOf, parseMark } from '../../shared/marks/document.ts';
import type { DocumentSync } from './DocumentSync.ts';
import type { PlacedMark } from './RoomClient.ts';

/** The marks of one document as they are shown; what is no valid mark is left out. */
export class PlacedMarks {
  readonly document: DocumentSync;
  readonly audience: Audience;
  readonly #authorId: MemberId;
  readonly #mine: boolean;
  readonly #onChange: () => void;
  readonly #stopReplaced: () => void;
  #stopObserving: () => void = () => undefined;
  #marks = new Map<string, PlacedMark>();

  constructor(
    document: DocumentSync,
    placed: { audience: Audience; authorId: MemberId; mine: boolean },
    onChange: () => void,
  ) {
    this.document = document;
    this.audience = placed.audience;
    this.#authorId = placed.authorId;
    this.#mine = placed.mine;
    this.#onChange = onChange;
    this.#stopReplaced = document.onReplaced(() => {
      this.#observe();
      this.#onChange();
    });
    this.#observe();
  }

  all(): Iterable<PlacedMark> {
    return this.#marks.values();
  }

  get(id: string): PlacedMark | null {
    return this.#marks.get(id) ?? null;
  }

  close(): void {
    this.#stopReplaced();
    this.#stopObserving();
  }

  #observe(): void {
    this.#stopObserving();
    const map = marksOf(this.document.doc);
    const observer = (event: Y.YMapEvent<unknown>): void => {
      for (const id of event.keysChanged) this.#take(map, id);
      this.#onChange();
    };
    map.observe(observer);
    this.#stopObserving = () => map.unobserve(observer);
    this.#marks = new Map();
    for (const id of map.keys()) this.#take(map, id);
  }

  #take(map: Y.Map<unknown>, id: string): void {
    const mark = parseMark(map.get(id));
    if (mark === null) {
      this.#marks.delete(id);
      return;
    }
    this.#marks.set(id, { id, authorId: this.#authorId, audience: this.audience, mine: this.#mine, mark });
  }
}
