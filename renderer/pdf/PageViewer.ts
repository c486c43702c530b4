import { DocumentSearch } from './DocumentSearch.ts';
import type { OpenDocument } from './openDocument.ts';
import { geometryOf, type PageGeometry, type Viewport } from './PageGeometry.ts';
import type { PDFPageProxy } from './pdfjs.ts';
import { watchZoomGestures } from './zoomGestures.ts';
import { createSignal, type Signal } from '../signal.ts';
import { VietnameseFind } from './VietnameseFind.ts';
import './viewer.css';
import { EventBus, PDFLinkService, PDFViewer } from './viewerParts.ts';

/** How the page is fitted to the window: `auto` is the width, up to 125 %. */
export type Fit = 'auto' | 'page-width' | 'page-fit';
export type Rotation = 0 | 90 | 180 | 270;

/** A place in a document, to come back to. `left` and `top` are points of PDF user space. */
export interface Place {
  readonly page: number;
  readonly left: number;
  readonly top: number;
  /** A fit, or 1 for 100 %. */
  readonly zoom: Fit | number;
  readonly rotation: Rotation;
}

export interface ViewerState {
  /** 1 for the first page. */
  readonly page: number;
  readonly pages: number;
  /** 1 is 100 %. */
  readonly scale: number;
  readonly fit: Fit | null;
  readonly rotation: Rotation;
  /** True once the first page has been drawn. */
  readonly ready: boolean;
  /** A page that was drawn with an error, or has kept the reader busy for too long. */
  readonly troubledPage: number | null;
}

export interface PageSurface {
  readonly number: number;
  /** Foreign children are dropped at each zoom and rotation: append them again at every page change. */
  readonly element: HTMLElement;
  readonly geometry: PageGeometry;
}

interface PageView {
  readonly id: number;
  readonly div: HTMLElement;
  readonly viewport: Viewport;
  readonly pdfPage: PDFPageProxy | null;
}

const ANNOTATIONS_SHOWN = 1;
const EDITOR_DISABLED = -1;
const DRAW_LIMIT_MS = 25_000;
const SMALLEST_SCALE = 0.25;
const LARGEST_SCALE = 8;

/** pdf.js's own viewer in a container, with what the reader needs to know of it as signals. */
export class PageViewer {
  readonly state: Signal<ViewerState>;
  readonly search: DocumentSearch;
  readonly container: HTMLDivElement;
  readonly #document: OpenDocument;
  readonly #state = createSignal<ViewerState>({
    page: 1,
    pages: 0,
    scale: 1,
    fit: 'auto',
    rotation: 0,
    ready: false,
    troubledPage: null,
  });
  readonly #bus = new EventBus();
  readonly #links: PDFLinkService;
  readonly #viewer: PDFViewer;
  readonly #pageListeners = new Set<(pages: readonly PageSurface[]) => void>();
  readonly #placeListeners = new Set<(place: Place) => void>();
  readonly #turnListeners = new Set<() => void>();
  #place: Place | null = null;
  readonly #ending = new AbortController();
  readonly #drawing = new Map<number, ReturnType<typeof setTimeout>>();

  /** `container` has one child, the element that gets the pages, and is positioned absolutely. */
  constructor(
    container: HTMLDivElement,
    document: OpenDocument,
    place: Place | null,
    pageLabel: (page: number) => string,
  ) {
    this.container = container;
    this.#document = document;
    this.state = this.#state;
    this.#links = new PDFLinkService({ eventBus: this.#bus });
    // A meeting room's file never leads out of the room.
    this.#links.externalLinkEnabled = false;
    const find = new VietnameseFind({ linkService: this.#links, eventBus: this.#bus });
    this.search = new DocumentSearch(this.#bus);
    const options = {
      container,
      eventBus: this.#bus,
      linkService: this.#links,
      findController: find,
      annotationMode: ANNOTATIONS_SHOWN,
      annotationEditorMode: EDITOR_DISABLED,
      enableAutoLinking: false,
      enableSelectionRendering: false,
      l10n: silentTranslations(),
      abortSignal: this.#ending.signal,
    };
    this.#viewer = new PDFViewer(options as unknown as ConstructorParameters<typeof PDFViewer>[0]);
    this.#links.setViewer(this.#viewer);
    this.#listen(place, pageLabel);
    this.#viewer.setDocument(document.pdf);
    this.#links.setDocument(document.pdf);
    this.#watchSize();
    watchZoomGestures(container, this.#ending.signal, (factor, origin, pan) =>
      this.#viewer.updateScale({ drawingDelay: 400, scaleFactor: this.#bounded(factor), origin, pan }),
    );
  }

  close(): void {
    this.#ending.abort();
    for (const timer of this.#drawing.values()) clearTimeout(timer);
    this.#pageListeners.clear();
    this.#placeListeners.clear();
    this.#turnListeners.clear();
    this.#links.setDocument(null);
    this.#viewer.setDocument(null as unknown as OpenDocument['pdf']);
  }

  goToPage(page: number): void {
    const pages = this.#state.get().pages;
    if (pages === 0) return;
    this.#tellTurn();
    this.#viewer.currentPageNumber = Math.min(pages, Math.max(1, Math.round(page)));
  }

  /** Scrolls a point of a page, in PDF user space, near the top of the window. */
  goToPoint(page: number, top: number): void {
    this.#tellTurn();
    this.#viewer.scrollPageIntoView({
      pageNumber: page,
      destArray: [null, { name: 'XYZ' }, null, top + 90 / this.#state.get().scale, null],
      allowNegativeOffset: true,
    });
  }

  /** Shows a place that somebody else is at: a point of PDF user space at the upper left, at one's own zoom. */
  showPlace(page: number, left: number, top: number): void {
    this.#viewer.scrollPageIntoView({
      pageNumber: Math.min(page, this.#viewer.pagesCount),
      destArray: [null, { name: 'XYZ' }, left, top, null],
      allowNegativeOffset: true,
    });
  }

  goToDestination(destination: string | readonly unknown[]): void {
    this.#tellTurn();
    void this.#links.goToDestination(destination as string);
  }

  zoomIn(): void {
    if (this.#state.get().scale < LARGEST_SCALE) this.#viewer.increaseScale({ steps: 1 });
  }

  zoomOut(): void {
    if (this.#state.get().scale > SMALLEST_SCALE) this.#viewer.decreaseScale({ steps: 1 });
  }

  setZoom(zoom: Fit | number): void {
    this.#viewer.currentScaleValue = String(zoom);
  }

  rotate(): void {
    this.#viewer.pagesRotation = this.#viewer.pagesRotation + 90;
  }

  /** Pages that are drawn now; called at once and whenever overlays have to be put (back) on some. */
  watchPages(listener: (pages: readonly PageSurface[]) => void): () => void {
    this.#pageListeners.add(listener);
    listener(this.drawnPages());
    return () => this.#pageListeners.delete(listener);
  }

  /** Called whenever the person at the reader turns to another page or point, and by nothing else. */
  watchTurns(listener: () => void): () => void {
    this.#turnListeners.add(listener);
    return () => this.#turnListeners.delete(listener);
  }

  /** Called at once when a place is known, and at every change. */
  watchPlace(listener: (place: Place) => void): () => void {
    this.#placeListeners.add(listener);
    if (this.#place !== null) listener(this.#place);
    return () => this.#placeListeners.delete(listener);
  }

  drawnPages(): readonly PageSurface[] {
    return [...(this.#viewer.getCachedPageViews() as Set<PageView>)].map(surfaceOf);
  }

  #listen(place: Place | null, pageLabel: (page: number) => string): void {
    const bus = this.#bus;
    const everyPage = (): void => this.#tellPages(this.drawnPages());
    bus.on('pagesinit', () => this.#start(place, pageLabel));
    bus.on('pagechanging', (event: { pageNumber: number }) => this.#patch({ page: event.pageNumber }));
    bus.on('scalechanging', (event: { scale: number; presetValue?: string }) => {
      everyPage();
      this.#noteWidth();
      const fit = event.presetValue;
      this.#patch({ scale: event.scale, fit: isFit(fit) ? fit : null });
    });
    bus.on('rotationchanging', (event: { pagesRotation: Rotation }) => {
      everyPage();
      this.#noteWidth();
      this.#patch({ rotation: event.pagesRotation });
    });
    bus.on('pagesloaded', () => this.#noteWidth());
    bus.on('pagerender', (event: { pageNumber: number }) => this.#drawingStarted(event.pageNumber));
    bus.on('pagerendered', (event: { pageNumber: number; error: Error | null }) => {
      this.#drawingEnded(event.pageNumber, event.error ?? null);
    });
    bus.on(
      'updateviewarea',
      (event: { location: { pageNumber: number; left: number; top: number } | null }) => {
        if (event.location !== null) this.#tellPlace(event.location);
      },
    );
  }

  #start(place: Place | null, pageLabel: (page: number) => string): void {
    const pages = this.#viewer.pagesCount;
    for (let index = 0; index < pages; index += 1) {
      (this.#viewer.getPageView(index) as PageView).div.setAttribute('aria-label', pageLabel(index + 1));
    }
    this.#patch({ pages });
    if (place !== null && place.rotation !== 0) this.#viewer.pagesRotation = place.rotation;
    this.#viewer.currentScaleValue = String(place?.zoom ?? 'auto');
    if (place === null) return;
    this.#viewer.scrollPageIntoView({
      pageNumber: Math.min(place.page, pages),
      destArray: [null, { name: 'XYZ' }, place.left, place.top, null],
      allowNegativeOffset: true,
    });
  }

  #drawingStarted(page: number): void {
    this.#tellPages([surfaceOf(this.#viewer.getPageView(page - 1) as PageView)]);
    clearTimeout(this.#drawing.get(page));
    const look = (): void => {
      if (this.#document.isWaitingForBytes()) this.#drawing.set(page, setTimeout(look, DRAW_LIMIT_MS));
      else this.#patch({ troubledPage: page });
    };
    this.#drawing.set(page, setTimeout(look, DRAW_LIMIT_MS));
  }

  #drawingEnded(page: number, error: Error | null): void {
    clearTimeout(this.#drawing.get(page));
    this.#drawing.delete(page);
    this.#tellPages([surfaceOf(this.#viewer.getPageView(page - 1) as PageView)]);
    const { troubledPage } = this.#state.get();
    const cancelled = error?.name === 'RenderingCancelledException';
    this.#patch({
      ready: true,
      troubledPage: error !== null && !cancelled ? page : troubledPage === page ? null : troubledPage,
    });
  }

  #watchSize(): void {
    const observer = new ResizeObserver(() => {
      const { fit } = this.#state.get();
      if (fit !== null && this.#viewer.pagesCount > 0) this.#viewer.currentScaleValue = fit;
      this.#viewer.update();
      this.#noteWidth();
    });
    observer.observe(this.container);
    this.#ending.signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  }

  /** Where nothing is cut off at the sides, a finger that goes sideways has nothing to move: see viewer.css. */
  #noteWidth(): void {
    this.container.toggleAttribute('data-fits', this.container.scrollWidth <= this.container.clientWidth);
  }

  #bounded(factor: number): number {
    const { scale } = this.#state.get();
    return Math.min(LARGEST_SCALE / scale, Math.max(SMALLEST_SCALE / scale, factor));
  }

  #patch(change: Partial<ViewerState>): void {
    const before = this.#state.get();
    const after = { ...before, ...change };
    const same = (Object.keys(change) as (keyof ViewerState)[]).every((key) => before[key] === after[key]);
    if (!same) this.#state.set(after);
  }

  #tellTurn(): void {
    for (const listener of this.#turnListeners) listener();
  }

  #tellPages(pages: readonly PageSurface[]): void {
    for (const listener of this.#pageListeners) listener(pages);
  }

  #tellPlace(location: { pageNumber: number; left: number; top: number }): void {
    const { fit, scale, rotation } = this.#state.get();
    const place: Place = {
      page: location.pageNumber,
      left: location.left,
      top: location.top,
      zoom: fit ?? scale,
      rotation,
    };
    this.#place = place;
    for (const listener of this.#placeListeners) listener(place);
  }
}

function surfaceOf(view: PageView): PageSurface {
  return { number: view.id, element: view.div, geometry: geometryOf(view.viewport) };
}

function isFit(value: unknown): value is Fit {
  return value === 'auto' || value === 'page-width' || value === 'page-fit';
}

/** pdf.js's own words are English only; ours are set by the reader. Shape: pdf.js's `L10n`. */
function silentTranslations(): object {
  const nothing = async (): Promise<void> => undefined;
  return {
    getLanguage: () => 'vi',
    getDirection: () => 'ltr',
    get: nothing,
    translate: nothing,
    translateOnce: nothing,
    destroy: nothing,
    pause: () => undefined,
    resume: () => undefined,
  };
}
