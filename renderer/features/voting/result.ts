import type { Choice, Majority, RulePack } from '../../../shared/domain/rulePack.ts';
import { CHOICES, neededOf } from '../../../shared/domain/rulePack.ts';
import type { Member } from '../../../shared/domain/roster.ts';
import type { VoteResult } from '../../../shared/domain/vote.ts';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { extraWeight } from '../proxies/proxies.ts';
import { delegatesOf } from './sitting.ts';

/** Parts of the sentence "32/61 đại biểu tán thành, cần ít nhất 31 (quá nửa tổng số đại biểu)". */
export interface Arithmetic {
  readonly count: number;
  readonly total: number;
  readonly needed: number;
  /** What the council calls "for", as it stands within a sentence. */
  readonly label: string;
  readonly voters: string;
}

export function arithmeticOf(result: VoteResult, labels: RulePack['labels'], voters: string): Arithmetic {
  const label = labels.for.charAt(0).toLocaleLowerCase('vi') + labels.for.slice(1);
  return { count: result.for, total: result.total, needed: result.needed, label, voters };
}

/** Which words a share has; those without words of their own are said in figures. */
export function shareKeyOf({ share: { numerator, denominator }, strict }: Majority) {
  if (strict) return 2 * numerator === denominator ? 'half' : 'moreThan';
  if (3 * numerator === 2 * denominator) return 'twoThirds';
  return numerator === denominator ? 'all' : 'atLeast';
}

/** What was chosen so far in the form of a result, for the bars: nothing of it is decided. */
export function runningResult(vote: VoteView, running: Readonly<Record<Choice, number>>): VoteResult {
  const { seats, entitled, majority } = vote;
  const total = (majority.of === 'seats' ? seats : entitled) + extraWeight(vote);
  return {
    ...running,
    ...{ silent: 0, absent: 0, seats, total, needed: neededOf(majority, total), carried: false },
  };
}

export interface ChosenBy {
  readonly choice: Choice | 'none';
  readonly members: readonly Member[];
}

/** Who chose what in an announced vote, and at the end who has no ballot; groups without anybody are left out. */
export function choicesByName(projection: Projection, vote: VoteView): ChosenBy[] {
  const delegates = delegatesOf(projection);
  const choiceOf = (member: Member) => projection.choices[`${vote.id}/${member.id}`] ?? 'none';
  return [...CHOICES, 'none' as const]
    .map((choice) => ({ choice, members: delegates.filter((member) => choiceOf(member) === choice) }))
    .filter(({ members }) => members.length > 0);
}
