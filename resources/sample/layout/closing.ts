import type { Atom } from './flow.ts';
import { breakLines } from './lines.ts';
import { drawCentred, drawLine } from './paragraph.ts';
import type { Typeface } from './typeface.ts';

const RECIPIENTS_SIZE = 11;
const SIGNER_SIZE = 14;
const SIGNER_LINE = 17;
const SIGNATURE_SPACE = 62;

export interface Closing {
  /** Lines after "Nơi nhận:". */
  readonly recipients: readonly string[];
  /** "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH" */
  readonly authority: readonly string[];
  /** In the space of the signature: "(Đã ký)"; empty in a draft. */
  readonly mark: string;
  /** Empty in a draft that nobody is named in. */
  readonly signer: string;
}

/** "Nơi nhận" at the left and the signature at the right, as one block. */
export function closingAtom(
  closing: Closing,
  place: { left: number; width: number },
  typeface: Typeface,
): Atom {
  const leftWidth = place.width * 0.46;
  const right = { left: place.left + leftWidth, width: place.width - leftWidth };
  const recipients = closing.recipients.flatMap((text) =>
    breakLines(
      [{ text, style: 'regular' }],
      { width: leftWidth - 8, indent: 0, size: RECIPIENTS_SIZE, justify: false },
      typeface,
    ),
  );
  const recipientsHeight = closing.recipients.length > 0 ? 16 + recipients.length * 13 : 0;
  const nameTop = closing.authority.length * SIGNER_LINE + SIGNATURE_SPACE;
  return {
    height: Math.max(recipientsHeight, nameTop + SIGNER_LINE),
    gapBefore: 14,
    keepWithNext: false,
    draw(document, y) {
      if (closing.recipients.length > 0) {
        document
          .font('boldItalic')
          .fontSize(12)
          .text('Nơi nhận:', place.left, y + 2, { lineBreak: false });
        recipients.forEach((line, index) => {
          const at = { x: place.left, y: y + 18 + index * 13, size: RECIPIENTS_SIZE };
          drawLine(document, line, at);
        });
      }
      const centre = (text: string, top: number, style: 'bold' | 'italic'): void => {
        drawCentred(
          document,
          text,
          { ...right, y: y + top, size: style === 'bold' ? SIGNER_SIZE : 12, style },
          typeface,
        );
      };
      closing.authority.forEach((text, index) => centre(text, index * SIGNER_LINE, 'bold'));
      if (closing.mark) centre(closing.mark, nameTop - SIGNATURE_SPACE / 2 - 6, 'italic');
      if (closing.signer) centre(closing.signer, nameTop, 'bold');
    },
  };
}
