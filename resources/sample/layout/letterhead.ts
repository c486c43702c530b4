import type { Atom } from './flow.ts';
import { drawCentred } from './paragraph.ts';
import type { Typeface } from './typeface.ts';

const COUNTRY = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const MOTTO = 'Độc lập - Tự do - Hạnh phúc';
const COUNTRY_SIZE = 12.5;
const MOTTO_SIZE = 13.5;
const NUMBER_SIZE = 13;
const RULE = 0.7;

export interface Letterhead {
  /** Bodies above the issuing one, in plain capitals. */
  readonly parents: readonly string[];
  /** Lines of the issuing body's name, in bold capitals. */
  readonly issuer: readonly string[];
  /** "Số: 412/TTr-UBND" */
  readonly number: string;
  readonly placeAndDate: string;
  /** "DỰ THẢO", framed under the number; empty when it is none. */
  readonly draft: string;
}

/** Quốc hiệu, tiêu ngữ, issuing body, number, place and date: the block above the title. */
export function letterheadAtom(
  head: Letterhead,
  place: { left: number; width: number },
  typeface: Typeface,
): Atom {
  // The left column reaches into the margin, as office templates do, so that both names keep their lines.
  const left = { left: place.left - 14, width: place.width * 0.42 };
  const right = { left: left.left + left.width, width: place.width + 14 - left.width + 4 };
  const names = head.parents.length + head.issuer.length;
  const nameLines = Math.max(names, 2);
  const numberTop = nameLines * 16 + 18;
  return {
    height: numberTop + 20 + (head.draft ? 26 : 0),
    gapBefore: 0,
    keepWithNext: true,
    draw(document, y) {
      const line = (x: number, width: number, at: number): void => {
        document
          .lineWidth(RULE)
          .moveTo(x, at)
          .lineTo(x + width, at)
          .stroke();
      };
      let widest = 0;
      [...head.parents, ...head.issuer].forEach((text, index) => {
        const style = index < head.parents.length ? 'regular' : 'bold';
        widest = drawCentred(
          document,
          text,
          { ...left, y: y + index * 16, size: COUNTRY_SIZE, style },
          typeface,
        );
      });
      const short = widest * 0.42;
      line(left.left + (left.width - short) / 2, short, y + names * 16 + 2);

      drawCentred(document, COUNTRY, { ...right, y, size: COUNTRY_SIZE, style: 'bold' }, typeface);
      const motto = { ...right, y: y + 16, size: MOTTO_SIZE, style: 'bold' as const };
      const mottoWidth = drawCentred(document, MOTTO, motto, typeface);
      line(right.left + (right.width - mottoWidth) / 2, mottoWidth, y + 34.5);

      const foot = { y: y + numberTop, size: NUMBER_SIZE };
      drawCentred(document, head.number, { ...left, ...foot, style: 'regular' }, typeface);
      drawCentred(document, head.placeAndDate, { ...right, ...foot, size: 13.5, style: 'italic' }, typeface);
      if (head.draft) {
        const frame = { ...left, y: y + numberTop + 24, size: 12, style: 'bold' as const };
        const width = drawCentred(document, head.draft, frame, typeface) + 14;
        document.lineWidth(RULE).rect(left.left + (left.width - width) / 2, frame.y - 4, width, 20);
        document.stroke();
      }
    },
  };
}
