import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PROJECT } from '../../resources/build/paths.ts';

it('the verifier stands on Node and on its own folder, and on nothing that it verifies', () => {
  const folder = join(PROJECT, 'server/verify');
  const files = readdirSync(folder);
  expect(files).toContain('main.ts');
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [, source = ''] of text.matchAll(/(?:from|import\()\s*'([^']+)'/g)) {
      expect(
        source.startsWith('node:') || files.includes(source.replace('./', '')),
        `${file}: ${source}`,
      ).toBe(true);
    }
  }
});
