import type { RulePack } from '../../../shared/domain/rulePack.ts';
import { isSoundPack } from '../../../shared/domain/soundPack.ts';
import { rulePack } from '../../../shared/protocol/schema.ts';

/** First words of a file with one rule pack. */
const FORMAT = 'paperless-rules/1';

export function packFileText(pack: RulePack): string {
  return `${JSON.stringify({ format: FORMAT, pack }, null, 2)}\n`;
}

export function packFileName({ id, version }: RulePack): string {
  return `quy-tac-${id}-${version}.json`;
}

export type ReadPack =
  | { readonly ok: true; readonly pack: RulePack }
  /** `where`: keys down to what is wrong, e.g. "limits.speech"; empty when it is the file as a whole. */
  | {
      readonly ok: false;
      readonly fault: 'notJson' | 'notAPack' | 'field' | 'unsound';
      readonly where: string;
    };

/** Reads a file of `packFileText`; anything else is answered with what is wrong. */
export function readPackFile(text: string): ReadPack {
  const value = parsed(text);
  if (value === undefined) return { ok: false, fault: 'notJson', where: '' };
  if (!isPackFile(value)) return { ok: false, fault: 'notAPack', where: '' };
  const read = rulePack.safeParse(value.pack);
  if (!read.success) {
    return { ok: false, fault: 'field', where: read.error.issues[0]?.path.join('.') ?? '' };
  }
  return isSoundPack(read.data) ? { ok: true, pack: read.data } : { ok: false, fault: 'unsound', where: '' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Not JSON at all.
    return undefined;
  }
}

function isPackFile(value: unknown): value is { readonly pack: unknown } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    value.format === FORMAT &&
    'pack' in value
  );
}
