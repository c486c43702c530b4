import type { FileKind } from '../../../shared/domain/agenda.ts';
import { foldText } from '../../ui/foldText.ts';

/** How secretaries name files, without diacritics; `ttr`, `nq`, `bctt`, `pl` are the usual abbreviations. */
const SIGNS: readonly (readonly [FileKind, RegExp])[] = [
  ['annex', /phu luc|phu bieu|\bbieu\b|\bpl ?\d*\b|annex|appendix/],
  ['verification', /tham tra|\bbctt\b|verification/],
  ['submission', /to trinh|\bttr\b|submission/],
  ['opinion', /y kien|\bubnd\b|opinion/],
  ['draftResolution', /nghi quyet|\bnq\b|\bdtnq\b|\bdt\b|resolution/],
];

/** What programs add in front of ".pdf": the format it was made from, and that it was signed. */
const ENDING = /(\.(docx?|xlsx?|pptx?|od[pst]))?([ ._-]signed)?\.pdf$/i;

/**
 * A first title for a file: its name without the ending, letters composed, the first one a capital. A name
 * without spaces has its words between "-", "_" or "."; those between two figures stay, as in "2026-2030".
 */
export function titleOfFile(fileName: string): string {
  const name = fileName.normalize('NFC').replace(ENDING, '');
  const isSlug = !/\s/.test(name.replace(/\s*\(\d+\)$/, ''));
  const words = isSlug ? name.replace(/(?<!\d)[-.]+|[-.]+(?!\d)/g, ' ') : name;
  const title = words.replace(/[_\s]+/g, ' ').trim();
  return title === '' ? fileName : title.charAt(0).toLocaleUpperCase('vi') + title.slice(1);
}

/** The kind whose sign stands first in the name: "Tờ trình về nghị quyết" is a submission. */
export function guessKind(fileName: string): FileKind {
  const name = foldText(fileName).replace(/[_\-.]+/g, ' ');
  let best: { readonly kind: FileKind; readonly at: number } = { kind: 'other', at: Infinity };
  for (const [kind, sign] of SIGNS) {
    const at = name.search(sign);
    if (at !== -1 && at < best.at) best = { kind, at };
  }
  return best.kind;
}
