import type { VersionId } from '../../shared/domain/ids.ts';
import type { Mark, MarkColor } from '../../shared/marks/mark.ts';
import { screenRectangleToPage, type Point } from '../pdf/PageGeometry.ts';
import type { PageSurface, PageViewer } from '../pdf/PageViewer.ts';
import { createSignal, type MutableSignal, type Signal } from '../signal.ts';
import type { MarksOfFile, PlacedMark } from '../room/RoomClient.ts';
import { boundsOf, isTouched, type Bounds } from './hitTest.ts';
import './marks.css';
import { PageOverlay } from './PageOverlay.ts';
import { takesPointer, type PenCase } from './PenCase.ts';
import { selectedText } from './textLines.ts';

/** Selected text on one page, ready to be highlighted. */
export interface SelectedPart {
  readonly page: number;
  readonly rectangles: readonly Bounds[];
  readonly quote: string;
}

/** What is open beside a mark: a mark that was picked, a note not written yet, or selected text. */
export type Popup =
  | { readonly kind: 'mark'; readonly page: number; readonly id: string }
  | { readonly kind: 'draft'; readonly page: number; readonly at: readonly [number, number] }
  | { readonly kind: 'selection'; readonly page: number; readonly parts: readonly SelectedPart[] };

/** Words that the layer puts on the page. */
export interface MarkWords {
  pin(placed: PlacedMark): string;
  author(placed: PlacedMark): string;
}

const MOST_RECTANGLES = 500;

/** The marks of one version of a file over its pages, and what is picked among them. */
export class MarksLayer {
  readonly popup: Signal<Popup | null>;
  readonly penCase: MutableSignal<PenCase>;
  readonly viewer: PageViewer;
  readonly #marks: MarksOfFile;
  readonly #version: VersionId;
  readonly #words: MarkWords;
  readonly #now: () => number;
  readonly #popup = createSignal<Popup | null>(null);
  readonly #overlays = new Map<number, PageOverlay>();
  readonly #endings: (() => void)[];
  #byPage = new Map<number, PlacedMark[]>();

  constructor(
    viewer: PageViewer,
    marks: MarksOfFile,
    version: VersionId,
    penCase: MutableSignal<PenCase>,
    words: MarkWords,
    now: () => number,
  ) {
    this.viewer = viewer;
    this.penCase = penCase;
    this.popup = this.#popup;
    this.#marks = marks;
    this.#version = version;
    this.#words = words;
    this.#now = now;
    this.#sort();
    this.#setMode();
    this.#endings = [
      marks.marks.subscribe(() => this.#refresh()),
      penCase.subscribe(() => this.#caseChanged()),
      viewer.watchPages((pages) => this.#placeOn(pages)),
    ];
  }

  close(): void {
    for (const end of this.#endings) end();
    for (const overlay of this.#overlays.values()) overlay.element.remove();
    this.#overlays.clear();
  }

  overlay(page: number): PageOverlay | null {
    return this.#overlays.get(page) ?? null;
  }

  /** The sheet an event happened on. */
  overlayUnder(target: EventTarget | null): PageOverlay | null {
    if (!(target instanceof Element)) return null;
    const page = target.closest('.page')?.getAttribute('data-page-number');
    return page === null || page === undefined ? null : this.overlay(Number(page));
  }

  find(id: string): PlacedMark | null {
    return this.#marks.marks.get().find((placed) => placed.id === id) ?? null;
  }

  /** The topmost mark at a point that passes `test`. `reach` in points of the page. */
  markAt(
    page: number,
    point: Point,
    reach: number,
    test: (placed: PlacedMark) => boolean,
  ): PlacedMark | null {
    const marks = this.#byPage.get(page) ?? [];
    return marks.findLast((placed) => test(placed) && isTouched(placed.mark, point, point, reach)) ?? null;
  }

  /** Ids of one's own marks that the way between two points touches. */
  ownMarksOnWay(page: number, from: Point, to: Point, reach: number): string[] {
    return (this.#byPage.get(page) ?? [])
      .filter((placed) => placed.mine && isTouched(placed.mark, from, to, reach))
      .map((placed) => placed.id);
  }

  open(popup: Popup | null): void {
    const before = this.#popup.get();
    if (before !== null) this.overlay(before.page)?.frame(null);
    this.tag(null);
    if (popup !== null && !this.#pin(popup)) return this.#popup.set(null);
    this.#popup.set(popup);
  }

  addInk(page: number, tool: 'pen' | 'marker', strokes: readonly Uint8Array[]): void {
    const { colors, widths } = this.penCase.get();
    const width = widths[tool];
    for (const points of strokes) {
      this.#add({
        kind: 'ink',
        ...this.#place(page, colors[tool]),
        tool,
        width,
        points: points as Uint8Array<ArrayBuffer>,
      });
    }
  }

  addNote(page: number, at: readonly [number, number], text: string): string {
    return this.#add({ kind: 'note', ...this.#place(page, this.penCase.get().colors.note), at, text });
  }

  addHighlights(parts: readonly SelectedPart[], color: MarkColor): void {
    for (const { page, rectangles, quote } of parts) {
      this.#add({ kind: 'highlight', ...this.#place(page, color), rectangles, quote });
    }
    document.getSelection()?.removeAllRanges();
  }

  erase(ids: readonly string[]): void {
    if (ids.length > 0) this.#marks.erase(ids);
  }

  change(id: string, mark: Mark): void {
    this.#marks.change(id, mark);
  }

  share(id: string, kind: 'private' | 'room'): void {
    this.#marks.share([id], { kind });
  }

  /** The text that is selected now, page by page, in PDF user space. */
  selectedParts(): SelectedPart[] {
    const parts: SelectedPart[] = [];
    for (const { page, lines, quote } of selectedText(this.viewer.container)) {
      const overlay = this.overlayUnder(page);
      if (overlay === null) continue;
      const sheet = overlay.element.getBoundingClientRect();
      const rectangles = lines
        .slice(0, MOST_RECTANGLES)
        .map((line) =>
          screenRectangleToPage(
            overlay.geometry,
            sheet,
            new DOMRect(line.left, line.top, line.right - line.left, line.bottom - line.top),
          ),
        );
      parts.push({ page: overlay.number, rectangles, quote });
    }
    return parts;
  }

  /** Names the author beside another person's mark; `null` takes the name away everywhere. */
  tag(placed: PlacedMark | null): void {
    for (const overlay of this.#overlays.values()) {
      const here = placed !== null && placed.mark.page === overlay.number;
      overlay.tag(here ? { name: this.#words.author(placed), bounds: boundsOf(placed.mark) } : null);
    }
  }

  #place(
    page: number,
    color: MarkColor,
  ): { version: VersionId; page: number; color: MarkColor; createdAt: number } {
    return { version: this.#version, page, color, createdAt: Math.round(this.#now()) };
  }

  #add(mark: Mark): string {
    return this.#marks.add(mark, { kind: this.penCase.get().audience });
  }

  #caseChanged(): void {
    this.#setMode();
    this.#refresh();
    const popup = this.#popup.get();
    if (popup !== null && takesPointer(this.penCase.get().tool) && popup.kind !== 'draft') this.open(null);
  }

  #setMode(): void {
    const { tool } = this.penCase.get();
    const { dataset } = this.viewer.container;
    dataset['tool'] = tool;
    if (takesPointer(tool)) dataset['writing'] = '';
    else delete dataset['writing'];
  }

  #refresh(): void {
    this.#sort();
    for (const [page, overlay] of this.#overlays) overlay.show(this.#byPage.get(page) ?? []);
    const popup = this.#popup.get();
    if (popup?.kind !== 'mark') return;
    const known = this.find(popup.id);
    if (known === null) this.open(null);
    else this.#pin(popup);
  }

  #sort(): void {
    const { showOthers } = this.penCase.get();
    this.#byPage = new Map();
    for (const placed of this.#marks.marks.get()) {
      if (placed.mark.version !== this.#version || !(placed.mine || showOthers)) continue;
      const page = this.#byPage.get(placed.mark.page);
      if (page === undefined) this.#byPage.set(placed.mark.page, [placed]);
      else page.push(placed);
    }
  }

  #placeOn(pages: readonly PageSurface[]): void {
    for (const surface of pages) {
      const known = this.#overlays.get(surface.number);
      if (known !== undefined) {
        known.place(surface);
        continue;
      }
      const overlay = new PageOverlay(surface, (placed) => this.#words.pin(placed));
      this.#overlays.set(surface.number, overlay);
      overlay.show(this.#byPage.get(surface.number) ?? []);
    }
    this.#dropForgotten(new Set(this.viewer.drawnPages().map((surface) => surface.number)));
  }

  /** Pages that pdf.js has let go of to save memory lose their sheet too. */
  #dropForgotten(drawn: ReadonlySet<number>): void {
    for (const [page, overlay] of this.#overlays) {
      if (drawn.has(page)) continue;
      if (this.#popup.get()?.page === page) this.open(null);
      overlay.element.remove();
      this.#overlays.delete(page);
    }
  }

  #pin(popup: Popup): boolean {
    const overlay = this.overlay(popup.page);
    if (overlay === null) return false;
    if (popup.kind === 'mark') {
      const placed = this.find(popup.id);
      if (placed === null) return false;
      const bounds = boundsOf(placed.mark);
      overlay.pinTo(bounds);
      overlay.frame(placed.mark.kind === 'note' ? null : bounds);
    } else if (popup.kind === 'draft') {
      const [x, y] = popup.at;
      overlay.pinTo([x - 8, y - 8, x + 8, y + 8]);
    } else {
      const last = popup.parts.at(-1)?.rectangles.at(-1);
      if (last === undefined) return false;
      overlay.pinTo(last);
    }
    return true;
  }
}
