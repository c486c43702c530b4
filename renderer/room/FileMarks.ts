import { equalityDeep } from 'lib0/function';
import type { FileId, GroupId, MemberId } from '../../shared/domain/ids.ts';
import type { Audience } from '../../shared/domain/rights.ts';
import { marksOf, parseMark } from '../../shared/marks/document.ts';
import { MAX_MARKS_PER_DOCUMENT, type Mark } from '../../shared/marks/mark.ts';
import { formatAudience, formatDocumentName } from '../../shared/protocol/documents.ts';
import type { Projection } from '../../shared/protocol/projection.ts';
import type { DocumentPool } from './DocumentPool.ts';
import { PlacedMarks } from './PlacedMarks.ts';
import type { MarksOfFile, PlacedMark } from './RoomClient.ts';
import { createSignal, type Signal } from '../signal.ts';
import { UndoStack, type MarkChange } from './UndoStack.ts';

export interface FileMarksOptions {
  readonly fileId: FileId;
  readonly me: MemberId;
  /** As last known on this device. */
  readonly groupId: GroupId | null;
  readonly pool: DocumentPool;
  readonly projection: Signal<Projection | null>;
  readonly randomId: () => string;
}

type Change = MarkChange<Audience, Mark>;

/** The marks of one file: one's own documents, by audience, and those that others share with the room. */
export class FileMarks {
  readonly #options: FileMarksOptions;
  readonly #own = new Map<string, PlacedMarks>();
  readonly #shared = new Map<MemberId, PlacedMarks>();
  readonly #marks = createSignal<readonly PlacedMark[]>([]);
  readonly #loaded = createSignal(false);
  readonly #refused = createSignal<string | null>(null);
  readonly #undo = new UndoStack<Audience, Mark>();
  readonly #leave: (() => void)[] = [];
  #changing = 0;

  constructor(options: FileMarksOptions) {
    this.#options = options;
    this.#openOwn({ kind: 'private' });
    this.#openOwn({ kind: 'room' });
    if (options.groupId !== null) this.#openOwn({ kind: 'group', groupId: options.groupId });
    this.#leave.push(options.projection.subscribe(() => this.#follow()));
    this.#follow();
  }

  /** What one opener sees; `close` is the opener's own. */
  view(close: () => void): MarksOfFile {
    return {
      fileId: this.#options.fileId,
      loaded: this.#loaded,
      marks: this.#marks,
      canUndo: this.#undo.canUndo,
      canRedo: this.#undo.canRedo,
      refused: this.#refused,
      add: (mark, audience) => this.#add(mark, audience),
      change: (id, mark) => this.#change(id, mark),
      erase: (ids) => this.#erase(ids),
      share: (ids, audience) => this.#share(ids, audience),
      undo: () => this.#apply(this.#undo.undo()),
      redo: () => this.#apply(this.#undo.redo()),
      close,
    };
  }

  close(): void {
    for (const leave of this.#leave) leave();
    for (const marks of [...this.#own.values(), ...this.#shared.values()]) {
      marks.close();
      this.#options.pool.release(marks.document.name);
    }
    this.#own.clear();
    this.#shared.clear();
  }

  #add(mark: Mark, audience: Audience): string {
    const id = this.#options.randomId();
    if (marksOf(this.#openOwn(audience).document.doc).size >= MAX_MARKS_PER_DOCUMENT) {
      this.#refused.set('too many marks');
      return id;
    }
    this.#do([{ place: audience, id, before: null, after: checked(mark) }]);
    return id;
  }

  #change(id: string, mark: Mark): void {
    const placed = this.#mine(id);
    if (placed === null) return;
    this.#do([{ place: placed.audience, id, before: placed.mark, after: checked(mark) }]);
  }

  #erase(ids: readonly string[]): void {
    this.#do(
      this.#allMine(ids).map(({ id, audience, mark }) => ({
        place: audience,
        id,
        before: mark,
        after: null,
      })),
    );
  }

  #share(ids: readonly string[], audience: Audience): void {
    const target = formatAudience(audience);
    const moved = this.#allMine(ids).filter((placed) => formatAudience(placed.audience) !== target);
    this.#do(
      moved.flatMap(({ id, audience: from, mark }): Change[] => [
        { place: audience, id, before: null, after: mark },
        { place: from, id, before: mark, after: null },
      ]),
    );
  }

  #do(step: readonly Change[]): void {
    this.#apply(step);
    this.#undo.push(step);
  }

  /** Each document changes in one transaction. A mark that is not as it was `before` is left alone. */
  #apply(changes: readonly Change[]): void {
    const byAudience = new Map<string, Change[]>();
    for (const change of changes) {
      const key = formatAudience(change.place);
      byAudience.set(key, [...(byAudience.get(key) ?? []), change]);
    }
    this.#changing += 1;
    for (const [key, ofDocument] of byAudience) {
      const own = this.#own.get(key) ?? this.#openOwn(ofDocument[0]!.place);
      own.document.change((document) => {
        const marks = marksOf(document);
        for (const { id, before, after } of ofDocument) {
          if (!equalityDeep(marks.get(id) ?? null, before)) continue;
          if (after === null) marks.delete(id);
          else marks.set(id, after);
        }
      });
    }
    this.#changing -= 1;
    this.#collect();
  }

  #mine(id: string): PlacedMark | null {
    for (const marks of this.#own.values()) {
      const placed = marks.get(id);
      if (placed !== null) return placed;
    }
    return null;
  }

  #allMine(ids: readonly string[]): PlacedMark[] {
    return [...new Set(ids)].flatMap((id) => this.#mine(id) ?? []);
  }

  #openOwn(audience: Audience): PlacedMarks {
    const key = formatAudience(audience);
    const known = this.#own.get(key);
    if (known !== undefined) return known;
    const { me } = this.#options;
    const opened = this.#open(audience, me);
    const { document } = opened;
    this.#own.set(key, opened);
    this.#leave.push(
      document.loaded.subscribe(() => this.#tellLoaded()),
      document.refused.subscribe(() => {
        const reason = document.refused.get();
        if (reason !== null) this.#refused.set(reason);
      }),
    );
    this.#collect();
    this.#tellLoaded();
    return opened;
  }

  #open(audience: Audience, authorId: MemberId): PlacedMarks {
    const { fileId, me, pool } = this.#options;
    const document = pool.use(formatDocumentName({ kind: 'marks', fileId, audience, authorId }));
    const placed = { audience, authorId, mine: authorId === me };
    return new PlacedMarks(document, placed, () => this.#collect());
  }

  /** Opens what the session's state says there is: one's group, and those who share marks of this file. */
  #follow(): void {
    const { fileId, me, pool, projection } = this.#options;
    const state = projection.get();
    if (state === null) return;
    const groupId = state.members[me]?.groupId ?? null;
    if (groupId !== null) this.#openOwn({ kind: 'group', groupId });
    const sharers = new Set<MemberId>();
    for (const key of Object.keys(state.sharers)) {
      const [file, author] = key.split('/');
      if (file === fileId && author !== undefined && author !== me) sharers.add(author as MemberId);
    }
    for (const [authorId, marks] of this.#shared) {
      if (sharers.has(authorId)) continue;
      marks.close();
      pool.release(marks.document.name);
      this.#shared.delete(authorId);
    }
    for (const authorId of sharers) {
      if (!this.#shared.has(authorId)) this.#shared.set(authorId, this.#open({ kind: 'room' }, authorId));
    }
    this.#collect();
  }

  #tellLoaded(): void {
    const own = [...this.#own.values()];
    // Once read, it stays so: a group's document that is opened later does not blank the page.
    if (own.length > 1 && own.every(({ document }) => document.loaded.get())) this.#loaded.set(true);
  }

  #collect(): void {
    if (this.#changing > 0) return;
    const shown = [...this.#shared.values(), ...this.#own.values()].flatMap((marks) => [...marks.all()]);
    const before = this.#marks.get();
    const same = before.length === shown.length && shown.every((mark, index) => mark === before[index]);
    if (!same) this.#marks.set(shown);
  }
}

/** Throws on a mark that the room would refuse: that is an error of the program. */
function checked(mark: Mark): Mark {
  if (parseMark(mark) === null) throw new RangeError('not a valid mark');
  return mark;
}
