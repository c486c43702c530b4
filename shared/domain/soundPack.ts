import { PER_HOLDER } from './proxy.ts';
import {
  CHOICES,
  FLOOR_LIMITS,
  FLOOR_SECONDS,
  HDND,
  MOTION_KINDS,
  VOTE_SECONDS,
  type Majority,
  type RulePack,
} from './rulePack.ts';

/** T1: whether every threshold of the pack can be reached, and by whole numbers small enough to be exact. */
export function isSoundPack(pack: RulePack): boolean {
  const { quorum, majorities, labels, voteSeconds, limits, elections, confidence } = pack;
  const thresholds = [quorum, elections.majority, confidence.low, confidence.removal];
  if (![...thresholds, ...MOTION_KINDS.map((kind) => majorities[kind])].every(isSoundMajority)) return false;
  // The roll at the close is what the quorum is there to judge.
  if (quorum.of === 'here') return false;
  if (new Set(CHOICES.map((choice) => labels[choice])).size < CHOICES.length) return false;
  if (!FLOOR_LIMITS.every((limit) => isWithin(limits[limit], FLOOR_SECONDS))) return false;
  if (!isWithin(elections.runOffs, RUN_OFFS) || !isDay(pack.validFrom)) return false;
  if (pack.liveResult && pack.announceFirst) return false;
  // U1: in a People's Council nobody votes for another one, and every vote is one.
  if (pack.id === HDND.id && (pack.proxies || pack.weights)) return false;
  if (pack.proxyTerms !== undefined && !isWithin(pack.proxyTerms.perHolder, PER_HOLDER)) return false;
  return isWithin(voteSeconds, VOTE_SECONDS);
}

/** How often an election is repeated at most. */
export const RUN_OFFS = { min: 0, max: 10 } as const;

const MAX_DENOMINATOR = 1000;

function isSoundMajority({ share: { numerator, denominator }, strict }: Majority): boolean {
  if (!Number.isInteger(numerator) || !Number.isInteger(denominator)) return false;
  if (numerator < 1 || denominator > MAX_DENOMINATOR) return false;
  return strict ? numerator < denominator : numerator <= denominator;
}

function isWithin(value: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Empty, or a day of the calendar as "2026-03-01". */
function isDay(text: string): boolean {
  if (text === '') return true;
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && isLeap ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0);
  return day >= 1 && day <= last;
}

/** Whether two packs are the same rules in the same words, whatever the order of their keys. */
export function isSamePack(one: RulePack, other: RulePack): boolean {
  return wordsOf(one) === wordsOf(other);
}

function wordsOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${key}:${wordsOf(inner)}`).join(',')}}`;
}
