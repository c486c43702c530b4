import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT } from './paths.ts';

/** Checks that every text stands in both languages, with the same placeholders and none empty. */
type Tree = { readonly [key: string]: string | Tree };

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** Key → text; plural forms fall together, since Vietnamese has only `other`. */
function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') texts.set((prefix + key).replace(PLURAL, ''), value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) texts.set(inner, text);
  }
  return texts;
}

function placeholders(text: string): string {
  return [...new Set([...text.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1]))].sort().join(',');
}

async function load(language: string, file: string): Promise<Map<string, string>> {
  const text = await readFile(join(PROJECT, 'renderer/i18n', language, file), 'utf8').catch(() => '{}');
  return flatten(JSON.parse(text) as Tree);
}

/** The words of the council's documents, which are Vietnamese whatever language the screen speaks. */
const VIETNAMESE_ONLY: ReadonlySet<string> = new Set(['official.json']);

const faults: string[] = [];
const files = new Set([
  ...(await readdir(join(PROJECT, 'renderer/i18n/vi'))),
  ...(await readdir(join(PROJECT, 'renderer/i18n/en'))),
]);
let count = 0;
for (const file of [...files].sort()) {
  const vi = await load('vi', file);
  const en = VIETNAMESE_ONLY.has(file) ? vi : await load('en', file);
  count += vi.size;
  for (const key of new Set([...vi.keys(), ...en.keys()])) {
    const left = vi.get(key);
    const right = en.get(key);
    if (left === undefined || left.trim() === '') faults.push(`vi/${file}: ${key} is missing`);
    if (right === undefined || right.trim() === '') faults.push(`en/${file}: ${key} is missing`);
    if (left !== undefined && right !== undefined && placeholders(left) !== placeholders(right)) {
      faults.push(`${file}: ${key} has different placeholders`);
    }
    if (left !== undefined && left !== left.normalize('NFC')) faults.push(`vi/${file}: ${key} is not NFC`);
  }
}
for (const fault of faults) console.error(fault);
console.log(`translations: ${count} texts, ${faults.length} faults`);
process.exit(faults.length === 0 && count > 0 ? 0 : 1);
