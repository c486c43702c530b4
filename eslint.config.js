import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * The arrows: who may import from where. Read a row as "files below `from` see nothing of `hidden`".
 * DESIGN: renderer → shared, electron → shared, server → shared; never between the three.
 */
const ARROWS = [
  {
    from: 'shared/domain',
    hidden: ['shared/protocol', 'shared/marks', 'shared/bridge', 'server', 'renderer', 'electron'],
  },
  { from: 'shared', hidden: ['server', 'renderer', 'electron', 'resources', 'test'] },
  { from: 'server', hidden: ['renderer', 'electron', 'resources', 'test'] },
  { from: 'electron', hidden: ['renderer', 'server', 'resources', 'test'] },
  { from: 'renderer', hidden: ['server', 'electron', 'test'] },
  { from: 'server/store', hidden: ['server/room', 'server/sync', 'server/http', 'server/files'] },
  {
    from: 'server/room',
    hidden: ['server/sync', 'server/http', 'server/store/sqlite', 'server/store/memory'],
  },
  { from: 'server/sync', hidden: ['server/http', 'server/store/sqlite', 'server/store/memory'] },
  // A verifier that shares code with what it verifies shares its faults.
  { from: 'server/verify', hidden: ['shared', 'server/*.ts', 'server/!(verify)/**'] },
  { from: 'server/http', hidden: ['server/store/sqlite', 'server/store/memory'] },
  {
    from: 'renderer/host',
    hidden: ['renderer/room', 'renderer/features', 'renderer/ui', 'renderer/marks', 'renderer/pdf'],
  },
  { from: 'renderer/room', hidden: ['renderer/features', 'renderer/ui', 'renderer/marks', 'renderer/pdf'] },
  { from: 'renderer/pdf', hidden: ['renderer/features', 'renderer/room', 'renderer/marks'] },
  { from: 'renderer/ui', hidden: ['renderer/features', 'renderer/marks', 'renderer/pdf'] },
  { from: 'renderer/marks', hidden: ['renderer/features'] },
];

const CONCRETE_HOSTS = ['**/host/electronHost.ts', '**/host/browserHost.ts', '**/host/memoryHost.ts'];

export default tseslint.config(
  {
    ignores: ['dist/**', 'out/**', 'node_modules/**', 'renderer/public/**', 'coverage/**', 'test-results/**'],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { 'import-x': importX, 'react-hooks': reactHooks },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({ project: '*/tsconfig.json', noWarnOnMultipleProjects: true }),
      ],
    },
    languageOptions: {
      parserOptions: {
        project: ['*/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'import-x/no-cycle': 'error',
      'import-x/export': 'error',
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: ARROWS.flatMap(({ from, hidden }) =>
            hidden.map((folder) => ({ target: `./${from}`, from: `./${folder}` })),
          ),
        },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'Import from the file that defines; no barrels.' },
      ],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      ...reactHooks.configs.recommended.rules,
    },
  },
  {
    files: ['renderer/**'],
    ignores: ['renderer/*Entry.tsx', 'renderer/host/**', 'renderer/pdf/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: CONCRETE_HOSTS, message: 'Only the entry files name a concrete host.' },
            {
              group: ['pdfjs-dist', 'pdfjs-dist/**'],
              message: 'renderer/pdf is the only import of pdfjs-dist.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['shared/**', 'server/room/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The clock is handed in.' },
        { object: 'Math', property: 'random', message: 'Randomness is handed in.' },
        { object: 'crypto', property: 'randomUUID', message: 'Ids are handed in.' },
      ],
      'no-restricted-globals': ['error', 'setTimeout', 'setInterval', 'setImmediate'],
    },
  },
  {
    files: ['test/**', 'resources/**'],
    rules: { 'max-lines': 'off' },
  },
);
