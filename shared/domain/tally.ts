import { isHere, type Presence } from './attendance.ts';
import type { MemberId } from './ids.ts';
import { neededOf } from './rulePack.ts';
import type { Vote, VoteResult } from './vote.ts';

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
