/** Nghị định 30/2020/NĐ-CP, appendix I: A4, top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm. */
export interface PageGeometry {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const MILLIMETRE = 72 / 25.4;
const LONG_SIDE = 297 * MILLIMETRE;
const SHORT_SIDE = 210 * MILLIMETRE;

export const PORTRAIT: PageGeometry = {
  width: SHORT_SIDE,
  height: LONG_SIDE,
  top: 20 * MILLIMETRE,
  bottom: 20 * MILLIMETRE,
  left: 30 * MILLIMETRE,
  right: 16 * MILLIMETRE,
};

export const LANDSCAPE: PageGeometry = {
  width: LONG_SIDE,
  height: SHORT_SIDE,
  top: 20 * MILLIMETRE,
  bottom: 20 * MILLIMETRE,
  left: 30 * MILLIMETRE,
  right: 16 * MILLIMETRE,
};

export function textWidth(page: PageGeometry): number {
  return page.width - page.left - page.right;
}
