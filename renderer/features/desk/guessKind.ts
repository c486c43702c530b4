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

/** The words of a file's name: without its ending, separators as spaces, letters composed. */
export function titleOfFile(fileName: string): string {
  const title = fileName
    .normalize('NFC')
    .replace(/\.pdf$/i, '')
    .replace(/[_]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return title === '' ? fileName : title;
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
