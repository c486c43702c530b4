import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const PROJECT = join(import.meta.dirname, '../..');
const RULE_ID = /\b[SRAFDTMVPNIGWLOQKHU][1-9][0-9]?\b/g;

/** Rule ids as SPEC.md defines them, in order. */
function rules(): string[] {
  const specification = readFileSync(join(PROJECT, 'shared/domain/SPEC.md'), 'utf8');
  return [...specification.matchAll(/^- \*\*([A-Z][0-9]+)\*\* /gm)].map((match) => match[1] ?? '');
}

function sources(folder: string, ending: string): string[] {
  const names = readdirSync(join(PROJECT, folder)).filter((name) => name.endsWith(ending));
  return names.map((name) => readFileSync(join(PROJECT, folder, name), 'utf8'));
}

/** The names of the tests of this folder begin with the rule they are about. */
function tested(): Set<string> {
  const names = sources('test/domain', '.test.ts').flatMap((text) => [
    ...text.matchAll(/'([SRAFDTMVPNIGWLOQKHU][1-9][0-9]?) /g),
  ]);
  return new Set(names.map((match) => match[1] ?? ''));
}

test('no rule is numbered twice', () => {
  expect(new Set(rules()).size).toBe(rules().length);
});

test('every rule has a test with its number, and every number a rule', () => {
  expect([...tested()].sort()).toEqual(rules().sort());
});

test('comments of the code cite rules that exist', () => {
  const comments = [
    ...sources('shared/domain', '.ts'),
    ...sources('shared/protocol', '.ts').filter((text) => text.includes('domain/session.ts')),
  ]
    .flatMap((text) => text.match(/\/\*\*[^]*?\*\/|\/\/.*/g) ?? [])
    .flatMap((comment) => comment.match(RULE_ID) ?? []);
  expect(comments.length).toBeGreaterThan(10);
  expect(comments.filter((id) => !rules().includes(id))).toEqual([]);
});
