import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { bundleServer } from '../../resources/build/build.ts';
import { DIST } from '../../resources/build/paths.ts';

const FOLDER = 'broken/server';
const COUNTED = 'ballots.get(voterId)?.choice';
const MISCOUNTED = '(voterId === electorate[0] ? undefined : ballots.get(voterId)?.choice)';

/** A server that is like the real one, but for this: it forgets one ballot when it counts. */
export async function buildBroken(): Promise<{ readonly program: string; remove(): Promise<void> }> {
  let isBroken = false;
  const dropOneBallot: Plugin = {
    name: 'drop-one-ballot',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('shared/domain/tally.ts') || !code.includes(COUNTED)) return null;
      isBroken = true;
      return { code: code.replace(COUNTED, MISCOUNTED), map: null };
    },
  };
  await bundleServer(FOLDER, [dropOneBallot]);
  if (!isBroken) throw new Error('the place where ballots are counted has moved: see brokenServer.ts');
  return {
    program: join(DIST, FOLDER, 'main.js'),
    remove: () => rm(join(DIST, 'broken'), { recursive: true, force: true }),
  };
}
