import type { Point } from '../pdf/PageGeometry.ts';
import type { MarksLayer } from './MarksLayer.ts';
import type { PageOverlay } from './PageOverlay.ts';
import { takesPointer } from './PenCase.ts';
import { StrokeBuilder } from './strokeBuilder.ts';
import { WetInk, type WetStroke } from './WetInk.ts';

/** Pixels around the eraser's and the hand's tip. */
const ERASER_REACH = 9;
const ERASER_BUTTON = 32;
/** A pen that has said nothing for so long is away from the glass. */
const PEN_GONE_MS = 700;

type Action =
  | { readonly kind: 'stroke'; readonly builder: StrokeBuilder; readonly stroke: WetStroke }
  | { readonly kind: 'erase'; readonly touched: Set<string>; last: Point }
  | { readonly kind: 'note'; readonly at: Point };

interface Going {
  readonly pointerId: number;
  readonly overlay: PageOverlay;
  readonly action: Action;
}

/**
 * Writing, erasing and placing notes with pen, finger or mouse. Once a pen has been seen, fingers only move
 * the page: a palm never writes. Two fingers always move it.
 */
export class InkInput {
  readonly #layer: MarksLayer;
  readonly #container: HTMLElement;
  readonly #wet = new WetInk();
  readonly #ending = new AbortController();
  readonly #fingers = new Set<number>();
  #going: Going | null = null;
  #penSeen = false;
  #penGone: ReturnType<typeof setTimeout> | undefined;
  #newestType = '';

  constructor(layer: MarksLayer) {
    this.#layer = layer;
    this.#container = layer.viewer.container;
    const { signal } = this.#ending;
    const on = <Name extends keyof HTMLElementEventMap>(
      name: Name,
      listener: (event: HTMLElementEventMap[Name]) => void,
    ): void => this.#container.addEventListener(name, listener, { signal });
    on('pointerdown', (event) => this.#down(event));
    on('pointermove', (event) => this.#move(event));
    on('pointerup', (event) => this.#up(event));
    on('pointercancel', (event) => this.#cancel(event));
    on('pointerover', (event) => this.#notice(event));
    // A pen that was not announced by hovering must not scroll either.
    const touchStart = (event: TouchEvent): void => {
      if (this.#newestType === 'pen' && this.#going !== null && event.cancelable) event.preventDefault();
    };
    this.#container.addEventListener('touchstart', touchStart, { passive: false, signal });
  }

  close(): void {
    this.#ending.abort();
    clearTimeout(this.#penGone);
    this.#container.removeAttribute('data-fingers-scroll');
    this.#drop();
  }

  /**
   * What a touch does is settled before its first event: fingers may scroll from the moment the pen leaves,
   * and nothing may while it is near.
   */
  #notice(event: PointerEvent): void {
    if (event.pointerType !== 'pen') return;
    this.#penSeen = true;
    this.#container.removeAttribute('data-fingers-scroll');
    clearTimeout(this.#penGone);
    this.#penGone = setTimeout(() => this.#container.setAttribute('data-fingers-scroll', ''), PEN_GONE_MS);
  }

  #down(event: PointerEvent): void {
    this.#newestType = event.pointerType;
    this.#notice(event);
    if (event.pointerType === 'touch') this.#fingers.add(event.pointerId);
    if (event.pointerType === 'touch' && this.#fingers.size > 1) return this.#drop();
    const { tool } = this.#layer.penCase.get();
    const erasing = tool === 'eraser' || (event.buttons & ERASER_BUTTON) !== 0;
    if (!takesPointer(tool) && !(erasing && event.pointerType === 'pen')) return;
    if (this.#going !== null || (event.pointerType === 'mouse' && event.button !== 0)) return;
    if (event.pointerType === 'touch' && this.#penSeen) return;
    if (event.target instanceof Element && event.target.closest('.marks-slot, .marks-pin, a') !== null)
      return;
    const overlay = this.#layer.overlayUnder(event.target);
    if (overlay === null) return;
    this.#begin(event, overlay, erasing);
  }

  #begin(event: PointerEvent, overlay: PageOverlay, erasing: boolean): void {
    const { tool, colors, widths } = this.#layer.penCase.get();
    const point = overlay.pointAt(event.clientX, event.clientY);
    this.#layer.open(null);
    this.#container.setPointerCapture(event.pointerId);
    let action: Action;
    if (erasing) action = { kind: 'erase', touched: new Set(), last: point };
    else if (tool === 'pen' || tool === 'marker') {
      const color = getComputedStyle(this.#container).getPropertyValue(`--mark-${colors[tool]}-${tool}`);
      action = { kind: 'stroke', builder: new StrokeBuilder(), stroke: { tool, width: widths[tool], color } };
      this.#wet.begin(overlay, this.#container.getBoundingClientRect());
    } else action = { kind: 'note', at: point };
    this.#going = { pointerId: event.pointerId, overlay, action };
    this.#follow(event);
    // Else the mouse events that follow a touch would take the focus from the note it has just opened.
    if (event.pointerType === 'touch' || tool === 'note') event.preventDefault();
  }

  #move(event: PointerEvent): void {
    this.#notice(event);
    if (this.#going?.pointerId === event.pointerId) this.#follow(event);
  }

  #follow(event: PointerEvent): void {
    const going = this.#going;
    if (going === null) return;
    const { overlay, action } = going;
    if (action.kind === 'note') return;
    const coalesced = event.getCoalescedEvents();
    const events = coalesced.length > 0 ? coalesced : [event];
    if (action.kind === 'stroke') {
      for (const each of events) {
        const { x, y } = overlay.pointAt(each.clientX, each.clientY);
        action.builder.add({ x, y, pressure: pressureOf(each) });
      }
      this.#wet.draw(() => action.builder.points, action.stroke);
      return;
    }
    const reach = ERASER_REACH * overlay.pointsPerPixel;
    for (const each of events) {
      const point = overlay.pointAt(each.clientX, each.clientY);
      const touched = this.#layer.ownMarksOnWay(overlay.number, action.last, point, reach);
      for (const id of touched) action.touched.add(id);
      action.last = point;
    }
    overlay.fade(action.touched);
  }

  #up(event: PointerEvent): void {
    this.#fingers.delete(event.pointerId);
    const going = this.#going;
    if (going === null || going.pointerId !== event.pointerId) return;
    this.#follow(event);
    const { overlay, action } = going;
    this.#going = null;
    if (action.kind === 'stroke') {
      this.#layer.addInk(overlay.number, action.stroke.tool, action.builder.finish());
      this.#wet.end();
    } else if (action.kind === 'erase') {
      this.#layer.erase([...action.touched]);
      overlay.fade(new Set());
    } else {
      this.#layer.open({ kind: 'draft', page: overlay.number, at: [action.at.x, action.at.y] });
    }
  }

  #cancel(event: PointerEvent): void {
    this.#fingers.delete(event.pointerId);
    if (this.#going?.pointerId === event.pointerId) this.#drop();
  }

  #drop(): void {
    if (this.#going?.action.kind === 'erase') this.#going.overlay.fade(new Set());
    this.#going = null;
    this.#wet.end();
  }
}

/** Mice and fingers report 0.5 or nothing of use: their line has one width. */
function pressureOf(event: PointerEvent): number {
  return event.pointerType === 'pen' && event.pressure > 0 ? event.pressure : 0.5;
}
