import type { Command } from './command.ts';
import { happened, type Decision } from './decision.ts';
import type { MemberId } from './ids.ts';
import { refused, type RefusalCode } from './refusal.ts';
import { isDelegate } from './roster.ts';
import type { SessionState } from './session.ts';
import type { OpenedPoll, Poll } from './slip.ts';
import { differencesOf, isSoundCount, type PaperCount, type Tellers } from './slipCount.ts';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** L11. */
export function decideTellers(state: SessionState, poll: Poll, { tellers }: Of<'nameTellers'>): Decision {
  if (poll.method !== 'paper') return refused('pollNotOnPaper');
  if (poll.state !== 'prepared' && poll.state !== 'open') return refused('voteClosed');
  if (isSame(poll.tellers, tellers)) return happened();
  const fault = faultOfTellers(state, poll, tellers);
  return fault === null ? happened({ type: 'tellersNamed', pollId: poll.id, tellers }) : refused(fault);
}

function faultOfTellers(state: SessionState, poll: Poll, tellers: Tellers): RefusalCode | null {
  const { headId, memberIds, counterIds } = tellers;
  const all = [headId, ...memberIds];
  for (const memberId of all) {
    const member = state.members.get(memberId);
    if (member === undefined) return 'noSuchMember';
    if (!isDelegate(member)) return 'notADelegate';
  }
  const isTwice = new Set(all).size < all.length || counterIds[0] === counterIds[1];
  const areTellers = counterIds.every((id) => all.includes(id));
  const stands = poll.sheet.rows.some(({ memberId }) => memberId !== null && all.includes(memberId));
  return isTwice || !areTellers || stands ? 'tellersMalformed' : null;
}

/** L12. */
export function decideCount(
  poll: OpenedPoll,
  { count, reason }: Of<'enterSlipCount'>,
  memberId: MemberId,
): Decision {
  if (poll.method !== 'paper') return refused('pollNotOnPaper');
  if (!poll.tellers?.counterIds.includes(memberId)) return refused('notACounter');
  if (!isSoundCount(poll.sheet, count)) return refused('countMalformed');
  const before = poll.counts.get(memberId);
  if (before !== undefined && isSameCount(poll, before, count)) return happened();
  if (poll.state !== 'open') return refused('voteClosed');
  if (before !== undefined && reason === '') return refused('reasonMissing');
  return happened({ type: 'paperCounted', pollId: poll.id, memberId, count, reason });
}

function isSameCount({ sheet }: OpenedPoll, one: PaperCount, other: PaperCount): boolean {
  return differencesOf(sheet, one, other).length === 0;
}

function isSame(one: Tellers | null, { headId, memberIds, counterIds }: Tellers): boolean {
  const words = (tellers: Pick<Tellers, 'headId' | 'memberIds' | 'counterIds'>) =>
    JSON.stringify([tellers.headId, tellers.memberIds, tellers.counterIds]);
  return one !== null && words(one) === words({ headId, memberIds, counterIds });
}
