import { z } from 'zod';

/** The lines above "---" of a source, "key: value"; a value with several lines writes them with " / ". */
const head = z.strictObject({
  form: z.enum(['letter', 'resolution', 'annex']).default('letter'),
  orientation: z.enum(['portrait', 'landscape']).default('portrait'),
  /** Key of `issuers.ts`. */
  issuer: z.string(),
  /** "TỜ TRÌNH"; empty for an official letter without a name. */
  type: z.string().default(''),
  about: z.string().default(''),
  number: z.string().default(''),
  /** 2026-11-20; "2026-12-" leaves the day open, as in a draft. */
  date: z.string().regex(/^\d{4}-\d{2}-(\d{2})?$/),
  draft: z.string().default(''),
  to: z.string().default(''),
  /** Under an annex's title: "Kèm theo Nghị quyết ..." */
  attached: z.string().default(''),
  /** Key of the signers in `issuers.ts`; "none" for papers without a signature. */
  signer: z.string().default('none'),
  recipients: z.string().default(''),
});
export type SourceHead = z.infer<typeof head>;

export interface Source {
  readonly head: SourceHead;
  readonly body: string;
}

export function parseSource(text: string): Source {
  const end = text.indexOf('\n---\n');
  if (end < 0) throw new Error('a source begins with "key: value" lines and a line "---"');
  const entries = text
    .slice(0, end)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): [string, string] => {
      const colon = line.indexOf(':');
      if (colon < 0) throw new Error(`a line of the head is written "key: value": ${line}`);
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    });
  return { head: head.parse(Object.fromEntries(entries)), body: text.slice(end + 5) };
}

/** Lines of a value that has several. */
export function valueLines(value: string): string[] {
  return value === '' ? [] : value.split(' / ').map((line) => line.trim());
}
