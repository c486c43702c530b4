import { isHere, type Presence } from './attendance.ts';
import type { MemberId } from './ids.ts';
import { neededOf } from './rulePack.ts';
import type { Count, Vote, VoteResult } from './vote.ts';

/**
 * V9: the result of a vote by the roll at its close. Whole numbers; `for`, `against`, `abstain`, `silent` and
 * `absent` add up to the electorate.
 */
export function tally(
  { electorate, ballots, majority, seats }: Vote,
  roll: ReadonlyMap<MemberId, Presence>,
): VoteResult {
  const counts = { for: 0, against: 0, abstain: 0, silent: 0, absent: 0 };
  for (const memberId of electorate) {
    const withoutBallot = isHere(roll.get(memberId)) ? 'silent' : 'absent';
    counts[ballots.get(memberId)?.choice ?? withoutBallot] += 1;
  }
  const members = electorate.length;
  const total = { seats, members, here: members - counts.absent }[majority.of];
  const needed = neededOf(majority, total);
  return { ...counts, seats, total, needed, carried: counts.for >= needed };
}

export function countedOf(count: Count): number {
  return count.for + count.against + count.abstain;
}

/**
 * V16: the result of a vote that was counted by hand. Of the electorate, who is here beyond the count was silent, and
 * the rest was not here; who was counted and left still counts.
 */
export function tallyOfCount(
  { electorate, majority, seats }: Vote,
  count: Count,
  roll: ReadonlyMap<MemberId, Presence>,
): VoteResult {
  const here = electorate.filter((memberId) => isHere(roll.get(memberId))).length;
  const silent = Math.max(0, here - countedOf(count));
  const absent = electorate.length - countedOf(count) - silent;
  const members = electorate.length;
  const total = { seats, members, here: members - absent }[majority.of];
  const needed = neededOf(majority, total);
  const { for: yes, against, abstain } = count;
  return { for: yes, against, abstain, silent, absent, seats, total, needed, carried: yes >= needed };
}
