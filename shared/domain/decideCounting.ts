import { isHere } from './attendance.ts';
import type { Command } from './command.ts';
import { happened, type Decision } from './decision.ts';
import { agreed, entryStateOf, isCounter } from './doubleEntry.ts';
import type { MemberId } from './ids.ts';
import { refused } from './refusal.ts';
import { CHOICES } from './rulePack.ts';
import type { SessionState } from './session.ts';
import { proxiesInEffect } from './proxy.ts';
import { recordOf } from './sittings.ts';
import { countedOf, tally, tallyOfCount } from './tally.ts';
import type { Vote, VoteResult } from './vote.ts';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** V13, V16. */
export function decideEntry(
  state: SessionState,
  vote: Vote,
  { count }: Of<'enterCount'>,
  by: MemberId,
): Decision {
  if (vote.count === null || !isCounter(vote.count, by)) return refused('notACounter');
  if (vote.state !== 'open') return refused('voteClosed');
  const { roll } = recordOf(state, vote.sittingId);
  const here = vote.electorate.filter((memberId) => isHere(roll.get(memberId))).length;
  if (countedOf(count) > here) return refused('countTooHigh');
  const last = vote.count.entries.get(by);
  if (last !== undefined && CHOICES.every((choice) => last[choice] === count[choice])) return happened();
  return happened({ type: 'countEntered', voteId: vote.id, by, count });
}

/** V19: asks again whoever is still silent; records nothing when nobody is. */
export function decideReminder(state: SessionState, vote: Vote, now: number): Decision {
  if (vote.count !== null) return refused('voteNotElectronic');
  if (vote.state !== 'open') return refused('voteClosed');
  const { roll } = recordOf(state, vote.sittingId);
  const memberIds = vote.electorate.filter((id) => isHere(roll.get(id)) && !vote.ballots.has(id));
  if (memberIds.length === 0) return happened();
  return happened({ type: 'votersReminded', voteId: vote.id, memberIds, at: now });
}

/** V8, V16, V20. */
export function decideClose(state: SessionState, vote: Vote, command: Of<'closeVote'>): Decision {
  switch (vote.state) {
    case 'open': {
      const result = resultOf(state, vote);
      if (typeof result === 'string') return refused(result);
      const reason = command.reason?.trim() ?? '';
      const said = reason === '' ? {} : { reason };
      return happened({ type: 'voteClosed', voteId: vote.id, result, ...said });
    }
    case 'closed':
    case 'announced':
      return happened();
    case 'cancelled':
      return refused('voteClosed');
  }
}

function resultOf(state: SessionState, vote: Vote): VoteResult | 'countMissing' | 'countsDiffer' {
  const record = recordOf(state, vote.sittingId);
  if (vote.count === null) return tally(vote, record.roll, proxiesInEffect(state, record));
  const count = agreed(vote.count);
  if (count !== null) return tallyOfCount(vote, count, record.roll);
  return entryStateOf(vote.count) === 'differ' ? 'countsDiffer' : 'countMissing';
}
