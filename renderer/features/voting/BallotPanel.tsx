import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useLocation } from 'react-router';
import type { VoteId } from '../../../shared/domain/ids.ts';
import { sitsAtDesk } from '../../../shared/domain/rights.ts';
import { isDelegate } from '../../../shared/domain/roster.ts';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { useProjection, useRoom, useSignal } from '../../room/RoomContext.tsx';
import { useMe } from '../session/useMe.ts';
import { BallotBar } from './BallotBar.tsx';
import { BallotSheet } from './BallotSheet.tsx';
import { BatchBar } from './BatchBar.tsx';
import { BatchSheet } from './BatchSheet.tsx';
import { useBallotFocus } from './useBallotFocus.ts';
import { useOwnBallots } from './useOwnBallot.ts';
import { VoteAnnouncement } from './VoteAnnouncement.tsx';
import { latestVotes } from './voteGroups.ts';
import { isVoteOver } from './votes.ts';

/** What this person has done with the panel so far. */
interface Attention {
  /** Votes seen before their end: only their results come up by themselves. */
  readonly seen: ReadonlySet<VoteId>;
  /** By the votes that stand together. */
  readonly dismissed: ReadonlySet<string>;
  /** What was chosen for these votes; else they open for delegates, except at the chair's desk. */
  readonly opened: { readonly key: string; readonly isOpen: boolean } | null;
}

/** A vote, or several at once, come to the delegate, whatever is on the screen, and go away without having moved it. */
export function BallotPanel() {
  const votes = useCurrentVotes();
  const [attention, setAttention] = useState<Attention>({
    seen: new Set(),
    dismissed: new Set(),
    opened: null,
  });
  const news = votes.filter((vote) => !isVoteOver(vote) && !attention.seen.has(vote.id));
  if (news.length > 0) {
    setAttention({ ...attention, seen: new Set([...attention.seen, ...news.map(({ id }) => id)]) });
  }
  const isOver = votes.every(isVoteOver);
  const isOld = isOver && !votes.some(({ id }) => attention.seen.has(id));
  const key = keyOf(votes);
  const isShown = !isOld && !(isOver && attention.dismissed.has(key));
  return (
    <>
      <VoteAnnouncement votes={isOld ? [] : votes} />
      {isShown && <Panel key={key} votes={votes} attention={attention} onAttention={setAttention} />}
    </>
  );
}

/**
 * Nothing while the room has not said yet how things stand since the application was started: this device's copy may
 * show a vote as open that is over. Without a connection the copy is all there is.
 */
function useCurrentVotes(): readonly VoteView[] {
  const room = useRoom();
  const projection = useProjection();
  const isCurrent = useSignal(room.isCurrent);
  const connection = useSignal(room.connection);
  const [wasShown, setWasShown] = useState(false);
  const comesSoon = !isCurrent && (connection === 'connecting' || connection === 'online');
  const isShown = wasShown || (projection !== null && !comesSoon);
  if (isShown && !wasShown) setWasShown(true);
  return projection === null || !isShown ? [] : latestVotes(projection);
}

/** Another one when a vote of a batch goes on in another form: that comes up by itself again. */
function keyOf(votes: readonly VoteView[]): string {
  return votes.map(({ id }) => id).join(' ');
}

interface PanelProps {
  readonly votes: readonly VoteView[];
  readonly attention: Attention;
  readonly onAttention: (attention: Attention) => void;
}

function Panel({ votes, attention, onAttention }: PanelProps) {
  const me = useMe();
  const ballotOf = useOwnBallots();
  const { pathname } = useLocation();
  const atDesk = pathname.endsWith('/chair') && sitsAtDesk(me);
  const key = keyOf(votes);
  const isOver = votes.every(isVoteOver);
  const counts = votes.some(({ counters }) => counters?.includes(me.id) === true);
  const opensItself = (isDelegate(me) || counts) && !atDesk;
  const isOpen = attention.opened?.key === key ? attention.opened.isOpen : opensItself;
  const setOpen = (open: boolean) => onAttention({ ...attention, opened: { key, isOpen: open } });
  const dismiss = () => onAttention({ ...attention, dismissed: new Set([...attention.dismissed, key]) });
  const leave = isOver ? dismiss : () => setOpen(false);
  const focus = useBallotFocus(
    `${votes.map(({ state }) => state).join(' ')} ${isOpen}`,
    // In the bar at the desk the choices stand already.
    () => atDesk || flushSync(() => setOpen(true)),
    leave,
  );
  const [only] = votes;
  const canCast = votes.some(({ method, state }) => method === 'electronic' && state === 'open');
  // The desk shows the vote itself; only what the chair chooses as a delegate is missing there.
  if (only === undefined || (atDesk && (!isDelegate(me) || !canCast))) return null;
  const bar = { focus, withChoices: atDesk, onOpen: () => setOpen(true) };
  const isSheet = isOpen || isOver;
  if (votes.length > 1) {
    const ballots = votes.map((vote) => ({ vote, ballot: ballotOf(vote) }));
    return isSheet ? (
      <BatchSheet ballots={ballots} focus={focus} onLeave={leave} />
    ) : (
      <BatchBar ballots={ballots} {...bar} />
    );
  }
  const ballot = ballotOf(only);
  return isSheet ? (
    <BallotSheet vote={only} ballot={ballot} focus={focus} onLeave={leave} />
  ) : (
    <BallotBar vote={only} ballot={ballot} {...bar} />
  );
}
