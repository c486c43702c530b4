/** A share of a total, in whole numbers: two thirds is 2 of 3. Never a decimal. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * The total that a share is taken of: all seats of the council by law, vacancies and absent delegates included; all
 * delegates who hold their mandate; or those who take part (V9).
 */
export const DENOMINATORS = ['seats', 'members', 'here'] as const;
export type Denominator = (typeof DENOMINATORS)[number];

/** How many there are of each. */
export type Totals = Readonly<Record<Denominator, number>>;

/** What has to be reached, and of which total. */
export interface Majority {
  readonly share: Fraction;
  /** True for "more than" (quá), false for "at least" (ít nhất). */
  readonly strict: boolean;
  readonly of: Denominator;
}

export const CHOICES = ['for', 'against', 'abstain'] as const;
export type Choice = (typeof CHOICES)[number];

/**
 * What a motion asks for decides which majority it needs: a resolution (nghị quyết), the removal of a delegate (bãi
 * nhiệm đại biểu), another matter of persons (nhân sự).
 */
export const MOTION_KINDS = ['resolution', 'removal', 'personnel'] as const;
export type MotionKind = (typeof MOTION_KINDS)[number];

/** What the floor is given for; each has its time. */
export const FLOOR_LIMITS = [
  'speech',
  'rebuttal',
  'pointOfOrder',
  'explanation',
  'question',
  'answer',
  'followUp',
] as const;
export type FloorLimit = (typeof FLOOR_LIMITS)[number];

/** What follows when candidates have the same number of votes: they are voted on again, or the oldest is elected. */
export const TIE_RULES = ['runOff', 'oldest'] as const;
export type TieRule = (typeof TIE_RULES)[number];

/** The rules a sitting is opened with, and keeps: data with its source, since laws and regulations change. */
export interface RulePack {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** The article it follows. */
  readonly source: string;
  /** Whether a lawyer has compared it with the source. */
  readonly checked: boolean;
  /** The day from which the rules hold, e.g. "2026-03-01"; empty when it is not known. */
  readonly validFrom: string;
  /** What those who vote are called within a sentence, e.g. "đại biểu", "thành viên Ủy ban". */
  readonly voters: string;
  readonly quorum: Majority;
  readonly majorities: Readonly<Record<MotionKind, Majority>>;
  /** What the council calls the choices. */
  readonly labels: Readonly<Record<Choice, string>>;
  /** How long a vote is meant to take. */
  readonly voteSeconds: number;
  /** Whether the running result of a named vote is shown while it is open. */
  readonly liveResult: boolean;
  /** Whether the hall sees a result only after the chair has announced it, rather than at the close. */
  readonly announceFirst: boolean;
  /** How long the floor is given for each, in seconds. */
  readonly limits: Readonly<Record<FloorLimit, number>>;
  /** Whether somebody may sit in a delegate's place. */
  readonly substitutes: boolean;
  /** Whether a delegate may vote for another one. */
  readonly proxies: boolean;
  /** How, where they may; one for each holder and not in the quorum when nothing is said. */
  readonly proxyTerms?: { readonly perHolder: number; readonly inQuorum: boolean } | undefined;
  /** Whether the votes of delegates may weigh differently. */
  readonly weights: boolean;
  readonly elections: {
    readonly majority: Majority;
    readonly ties: TieRule;
    /** How many times the vote is repeated at most. */
    readonly runOffs: number;
  };
  readonly confidence: {
    /** From so many slips of low confidence the official may resign. */
    readonly low: Majority;
    /** So many lead to a vote of confidence. */
    readonly removal: Majority;
  };
  /** When a paper slip is invalid, in the words of the rule. */
  readonly invalidSlip: string;
}

/** The least whole number out of `total` that reaches the majority, never nothing. Exact. */
export function neededOf({ share, strict }: Pick<Majority, 'share' | 'strict'>, total: number): number {
  const product = total * share.numerator;
  const { denominator } = share;
  return strict ? Math.floor(product / denominator) + 1 : Math.max(1, Math.ceil(product / denominator));
}

/** Longest and shortest countdown of a vote, in seconds. */
export const VOTE_SECONDS = { min: 5, max: 7200 } as const;

/** How long the floor may be given at once, in seconds. */
export const FLOOR_SECONDS = { min: 10, max: 7200 } as const;

const HALF = { numerator: 1, denominator: 2 };
const TWO_THIRDS = { numerator: 2, denominator: 3 };

/** Sittings of a People's Council (FIELD, "Rules that decide"). */
export const HDND: RulePack = {
  id: 'hdnd',
  version: 2,
  name: 'Hội đồng nhân dân',
  source: 'Luật Tổ chức chính quyền địa phương số 72/2025/QH15; Nội quy kỳ họp của Hội đồng nhân dân',
  checked: false,
  validFrom: '',
  voters: 'đại biểu',
  quorum: { share: TWO_THIRDS, strict: false, of: 'seats' },
  majorities: {
    resolution: { share: HALF, strict: true, of: 'seats' },
    removal: { share: TWO_THIRDS, strict: false, of: 'seats' },
    personnel: { share: HALF, strict: true, of: 'seats' },
  },
  labels: { for: 'Tán thành', against: 'Không tán thành', abstain: 'Không biểu quyết' },
  voteSeconds: 60,
  liveResult: false,
  announceFirst: true,
  limits: {
    ...{ speech: 420, rebuttal: 180, pointOfOrder: 60, explanation: 300 },
    ...{ question: 60, answer: 180, followUp: 60 },
  },
  substitutes: false,
  proxies: false,
  weights: false,
  elections: { majority: { share: HALF, strict: true, of: 'seats' }, ties: 'runOff', runOffs: 1 },
  confidence: {
    low: { share: HALF, strict: true, of: 'seats' },
    removal: { share: TWO_THIRDS, strict: false, of: 'seats' },
  },
  invalidSlip:
    'Phiếu không do Ban kiểm phiếu phát hành, không đóng dấu, chọn nhiều hơn số được chọn, không thể hiện lựa chọn nào hoặc ghi thêm nội dung khác.',
};
