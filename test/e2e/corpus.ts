import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../../resources/build/paths.ts';

/** Real PDFs that nobody here wrote; they lie beside the project. */
export const CORPUS = join(PROJECT, '../shared/corpus');

export function hasCorpus(): boolean {
  return existsSync(CORPUS);
}

/** Paths of the PDFs in one folder of the corpus, by name. */
export function corpusFiles(folder: 'pdf' | 'vn'): string[] {
  const path = join(CORPUS, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith('.pdf'))
    .sort()
    .map((name) => join(path, name));
}
