import { isHere, type Presence } from './attendance.ts';
import type { MemberId } from './ids.ts';
import { neededOf } from './rulePack.ts';
import type { Count, Vote, VoteResult } from './vote.ts';

/**
 * V9, U5, U9: the result of a vote by the roll at its close. Whole numbers; `for`, `against`, `abstain`, `silent`
 * and `absent` add up to the electorate, where votes weigh to its weight. `inEffect`: who votes for whom at the
 * close, holder by giver; it counts as far as it was so at the opening.
 */
export function tally(
  vote: Vote,
  roll: ReadonlyMap<MemberId, Presence>,
  inEffect: ReadonlyMap<MemberId, MemberId> = new Map(),
): VoteResult {
  const { electorate, ballots, majority, seats, proxies } = vote;
  const held = new Map(proxies?.map(({ giverId, holderId }) => [giverId, holderId]));
  const counts = { for: 0, against: 0, abstain: 0, silent: 0, absent: 0 };
  let byProxy = 0;
  for (const memberId of electorate) {
    const holderId = held.get(memberId);
    const isHeld = holderId !== undefined && inEffect.get(memberId) === holderId && !ballots.has(memberId);
    const voterId = isHeld ? holderId : memberId;
    const choice = ballots.get(voterId)?.choice;
    const weight = weightIn(vote, memberId);
    counts[choice ?? (isHere(roll.get(voterId)) ? 'silent' : 'absent')] += weight;
    if (isHeld && choice !== undefined) byProxy += weight;
  }
  const members = electorate.reduce((sum, memberId) => sum + weightIn(vote, memberId), 0);
  // A seat that is vacant weighs 1.
  const total = { seats: seats + members - electorate.length, members, here: members - counts.absent }[
    majority.of
  ];
  const needed = neededOf(majority, total);
  const result = { ...counts, seats, total, needed, carried: counts.for >= needed };
  return proxies === undefined ? result : { ...result, byProxy };
}

/** U8: what one delegate's vote counts in this vote. */
function weightIn({ weights }: Pick<Vote, 'weights'>, memberId: MemberId): number {
  return weights?.find((one) => one.memberId === memberId)?.weight ?? 1;
}

/** What was chosen so far, proxies and weights included as they were at the opening. */
export function runningCount(vote: Vote): Count {
  const { ballots, proxies = [] } = vote;
  const counts = { for: 0, against: 0, abstain: 0 };
  for (const { memberId, choice } of ballots.values()) counts[choice] += weightIn(vote, memberId);
  for (const { giverId, holderId } of proxies) {
    const choice = ballots.has(giverId) ? undefined : ballots.get(holderId)?.choice;
    if (choice !== undefined) counts[choice] += weightIn(vote, giverId);
  }
  return counts;
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
