import { enteredBy, entriesSeenBy, entryStateOf, isCounter } from '../domain/doubleEntry.ts';
import type { MemberId } from '../domain/ids.ts';
import type { SessionState } from '../domain/session.ts';
import { runningCount } from '../domain/tally.ts';
import type { Vote } from '../domain/vote.ts';
import type { CountView, OwnCountView, Projection, Seat, VoteView } from './projection.ts';

type Votes = SessionState['votes'];

/** P8. */
export function voteViews(votes: Votes, seesAll: boolean): Projection['votes'] {
  return ofEach(votes, (vote) => viewOf(vote, seesAll));
}

export function turnoutOf(votes: Votes): Projection['turnout'] {
  return ofEach(votes, (vote) => vote.ballots.size);
}

/** P8: who has voted in the open vote. */
export function votedIn(votes: Votes): Projection['voted'] {
  const open = [...votes.values()].filter((vote) => vote.state === 'open');
  const keys = open.flatMap((vote) => [...vote.ballots.keys()].map((memberId) => `${vote.id}/${memberId}`));
  return Object.fromEntries(keys.map((key) => [key, true]));
}

export function announcedAmong(votes: Votes): readonly Vote[] {
  return [...votes.values()].filter((vote) => vote.state === 'announced');
}

/** P8: who chose what in these votes. */
export function choicesIn(...votes: readonly Vote[]): Projection['choices'] {
  return Object.fromEntries(
    votes.flatMap((vote) =>
      [...vote.ballots.values()].map(({ memberId, choice }) => [`${vote.id}/${memberId}`, choice] as const),
    ),
  );
}

function viewOf(vote: Vote, seesAll: boolean): VoteView {
  const { electorate, ballots: _, count: __, reminded: ___, result, closeReason, ...terms } = vote;
  const isShown = seesAll || vote.state === 'announced' || vote.shown !== 'announced';
  const running = vote.state === 'open' && vote.shown === 'live' ? runningCount(vote) : null;
  const end = { result: isShown ? result : null, closeReason: isShown ? closeReason : '' };
  return { ...terms, ...end, entitled: electorate.length, running };
}

/** V21: numbers only when both have entered. */
export function countViews(votes: Votes): Projection['counts'] {
  const views = [...votes.values()].flatMap(({ id, count }) => {
    if (count === null) return [];
    const entries = Object.fromEntries(entriesSeenBy(count, null)) as CountView['entries'];
    return [[id, { state: entryStateOf(count), enteredBy: enteredBy(count), entries }] as const];
  });
  return Object.fromEntries(views) as Projection['counts'];
}

export function remindedIn(votes: Votes): Projection['reminded'] {
  const open = [...votes.values()].filter(({ state, reminded }) => state === 'open' && reminded.size > 0);
  return Object.fromEntries(open.map(({ id, reminded }) => [id, Math.max(...reminded.values())]));
}

/** V21. */
export function ownCounts(votes: Votes, memberId: MemberId): Seat['counting'] {
  const views = [...votes.values()].flatMap(({ id, state, count }) => {
    if (state !== 'open' || count === null || !isCounter(count, memberId)) return [];
    const seen = entriesSeenBy(count, memberId);
    const other = count.counters.find((one) => one !== memberId);
    const view: OwnCountView = {
      state: entryStateOf(count),
      own: seen.get(memberId) ?? null,
      other: (other === undefined ? undefined : seen.get(other)) ?? null,
    };
    return [[id, view] as const];
  });
  return Object.fromEntries(views) as Seat['counting'];
}

/** V22. */
export function ownReminders(votes: Votes, memberId: MemberId): Seat['reminders'] {
  const reminders = [...votes.values()].flatMap(({ id, state, ballots, reminded }) => {
    const at = reminded.get(memberId);
    return state === 'open' && at !== undefined && !ballots.has(memberId) ? [[id, at] as const] : [];
  });
  return Object.fromEntries(reminders) as Seat['reminders'];
}

function ofEach<Value>(votes: Votes, make: (vote: Vote) => Value): Record<string, Value> {
  return Object.fromEntries([...votes].map(([id, vote]) => [id, make(vote)]));
}
