import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useLocation } from 'react-router';
import type { VoteId } from '../../../shared/domain/ids.ts';
import { sitsAtDesk } from '../../../shared/domain/rights.ts';
import { isDelegate } from '../../../shared/domain/roster.ts';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { useProjection } from '../../room/RoomContext.tsx';
import { latestDecision } from '../polls/polls.ts';
import { useMe } from '../session/useMe.ts';
import { BallotBar } from './BallotBar.tsx';
import { BallotSheet } from './BallotSheet.tsx';
import { useBallotFocus } from './useBallotFocus.ts';
import { useOwnBallot } from './useOwnBallot.ts';
import { VoteAnnouncement } from './VoteAnnouncement.tsx';

/** What this person has done with the panel so far. */
interface Attention {
  /** Votes seen before their end: only their results come up by themselves. */
  readonly seen: ReadonlySet<VoteId>;
  readonly dismissed: ReadonlySet<VoteId>;
  /** What was chosen for a vote; else it opens for delegates, except at the chair's desk. */
  readonly opened: { readonly voteId: VoteId; readonly isOpen: boolean } | null;
}

/** A vote comes to the delegate, whatever is on the screen, and goes away without having moved it. */
export function BallotPanel() {
  const projection = useProjection();
  const vote = projection === null ? null : latestDecision(projection).vote;
  const [attention, setAttention] = useState<Attention>({
    seen: new Set(),
    dismissed: new Set(),
    opened: null,
  });
  if (vote !== null && !isOver(vote) && !attention.seen.has(vote.id)) {
    setAttention({ ...attention, seen: new Set([...attention.seen, vote.id]) });
  }
  const isOld = vote !== null && isOver(vote) && !attention.seen.has(vote.id);
  const isShown = vote !== null && !isOld && !(isOver(vote) && attention.dismissed.has(vote.id));
  return (
    <>
      <VoteAnnouncement vote={isOld ? null : vote} />
      {isShown && <Panel key={vote.id} vote={vote} attention={attention} onAttention={setAttention} />}
    </>
  );
}

function isOver({ state }: VoteView): boolean {
  return state === 'announced' || state === 'cancelled';
}

interface PanelProps {
  readonly vote: VoteView;
  readonly attention: Attention;
  readonly onAttention: (attention: Attention) => void;
}

function Panel({ vote, attention, onAttention }: PanelProps) {
  const me = useMe();
  const ballot = useOwnBallot(vote);
  const { pathname } = useLocation();
  const atDesk = pathname.endsWith('/chair') && sitsAtDesk(me);
  const counts = vote.counters?.includes(me.id) === true;
  const opensItself = (isDelegate(me) || counts) && !atDesk;
  const isOpen = attention.opened?.voteId === vote.id ? attention.opened.isOpen : opensItself;
  const setOpen = (open: boolean) => onAttention({ ...attention, opened: { voteId: vote.id, isOpen: open } });
  const dismiss = () => onAttention({ ...attention, dismissed: new Set([...attention.dismissed, vote.id]) });
  const leave = isOver(vote) ? dismiss : () => setOpen(false);
  const focus = useBallotFocus(
    `${vote.state} ${isOpen}`,
    // In the bar at the desk the choices stand already.
    () => atDesk || flushSync(() => setOpen(true)),
    leave,
  );
  // The desk shows the vote itself; only what the chair chooses as a delegate is missing there.
  if (atDesk && (!isDelegate(me) || vote.method !== 'electronic' || vote.state !== 'open')) return null;
  return isOpen || isOver(vote) ? (
    <BallotSheet vote={vote} ballot={ballot} focus={focus} onLeave={leave} />
  ) : (
    <BallotBar vote={vote} ballot={ballot} focus={focus} withChoices={atDesk} onOpen={() => setOpen(true)} />
  );
}
