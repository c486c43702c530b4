import { ground } from './001-ground.ts';
import { refusals } from './002-refusals.ts';
import { seats } from './003-seats.ts';

/**
 * SQL of every version of the database, in order: the first makes version 1. A migration that has been
 * released is never changed; a change of the tables is a new one at the end.
 */
export const MIGRATIONS: readonly string[] = [ground, refusals, seats];
