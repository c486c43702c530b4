/** A share of a total, in whole numbers: two thirds is 2 of 3. Never a decimal. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** What has to be reached, of the council's seats: vacancies and absent delegates count in the total. */
export interface Majority {
  readonly share: Fraction;
  /** True for "more than" (quá), false for "at least" (ít nhất). */
  readonly strict: boolean;
}

export const CHOICES = ['for', 'against', 'abstain'] as const;
export type Choice = (typeof CHOICES)[number];

/** What a motion asks for decides which majority it needs. */
export const MOTION_KINDS = ['resolution', 'removal'] as const;
export type MotionKind = (typeof MOTION_KINDS)[number];

/** The rules a sitting is opened with, and keeps: data with its source, since laws and regulations change. */
export interface RulePack {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** The article it follows. */
  readonly source: string;
  /** Whether a lawyer has compared it with the source. */
  readonly checked: boolean;
  readonly quorum: Majority;
  readonly majorities: Readonly<Record<MotionKind, Majority>>;
  /** What the council calls the choices. */
  readonly labels: Readonly<Record<Choice, string>>;
  /** How long a vote is meant to take. */
  readonly voteSeconds: number;
}

/** The least whole number out of `total` that reaches the majority. Exact. */
export function neededOf({ share, strict }: Majority, total: number): number {
  const product = total * share.numerator;
  return strict ? Math.floor(product / share.denominator) + 1 : Math.ceil(product / share.denominator);
}

/** Longest and shortest countdown of a vote, in seconds. */
export const VOTE_SECONDS = { min: 5, max: 7200 } as const;

/** T1: whether every threshold of the pack can be reached, and by whole numbers small enough to be exact. */
export function isSoundPack({ quorum, majorities, labels, voteSeconds }: RulePack): boolean {
  if (![quorum, ...MOTION_KINDS.map((kind) => majorities[kind])].every(isSoundMajority)) return false;
  if (new Set(CHOICES.map((choice) => labels[choice])).size < CHOICES.length) return false;
  return Number.isInteger(voteSeconds) && voteSeconds >= VOTE_SECONDS.min && voteSeconds <= VOTE_SECONDS.max;
}

function isSoundMajority({ share: { numerator, denominator }, strict }: Majority): boolean {
  if (!Number.isInteger(numerator) || !Number.isInteger(denominator)) return false;
  if (numerator < 1 || denominator > MAX_DENOMINATOR) return false;
  return strict ? numerator < denominator : numerator <= denominator;
}

const MAX_DENOMINATOR = 1000;

/** Whether two packs are the same rules in the same words. */
export function isSamePack(one: RulePack, other: RulePack): boolean {
  return JSON.stringify(wordsOf(one)) === JSON.stringify(wordsOf(other));
}

/** All that a pack says, in one order of keys. */
function wordsOf({ id, version, name, source, checked, quorum, majorities, labels, voteSeconds }: RulePack) {
  const thresholds = [quorum, ...MOTION_KINDS.map((kind) => majorities[kind])];
  return [
    ...[id, version, name, source, checked, voteSeconds],
    ...thresholds.map(({ share, strict }) => [share.numerator, share.denominator, strict]),
    ...CHOICES.map((choice) => labels[choice]),
  ];
}

/** Sittings of a People's Council (FIELD, "Rules that decide"). */
export const HDND: RulePack = {
  id: 'hdnd',
  version: 1,
  name: 'Hội đồng nhân dân',
  source: 'Luật Tổ chức chính quyền địa phương số 72/2025/QH15',
  checked: false,
  quorum: { share: { numerator: 2, denominator: 3 }, strict: false },
  majorities: {
    resolution: { share: { numerator: 1, denominator: 2 }, strict: true },
    removal: { share: { numerator: 2, denominator: 3 }, strict: false },
  },
  labels: { for: 'Tán thành', against: 'Không tán thành', abstain: 'Không biểu quyết' },
  voteSeconds: 60,
};
