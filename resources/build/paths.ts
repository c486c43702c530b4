import { resolve } from 'node:path';

/** Folders of the project; the build and test commands are the only ones that know them. */
export const PROJECT = resolve(import.meta.dirname, '../..');
export const DIST = resolve(PROJECT, 'dist');
export const CACHE = resolve(PROJECT, 'node_modules/.cache/paperless');
