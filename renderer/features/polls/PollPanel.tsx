import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { PollId } from '../../../shared/domain/ids.ts';
import { sitsAtDesk } from '../../../shared/domain/rights.ts';
import { isDelegate } from '../../../shared/domain/roster.ts';
import { useProjection } from '../../room/RoomContext.tsx';
import { useMe } from '../session/useMe.ts';
import { useBallotFocus } from '../voting/useBallotFocus.ts';
import voting from '../voting/voting.module.css';
import { latestDecision, type OpenedPollView } from './polls.ts';
import { SlipBar } from './SlipBar.tsx';
import { SlipPanel } from './SlipPanel.tsx';
import type { Editing } from './slipSteps.ts';
import { useOwnSlip } from './useOwnSlip.ts';
import { useSummary } from './useSummary.ts';

/** What this person has done with the panel so far. */
interface Attention {
  /** Polls seen before their end: only their results come up by themselves. */
  readonly seen: ReadonlySet<PollId>;
  readonly dismissed: ReadonlySet<PollId>;
  readonly opened: { readonly pollId: PollId; readonly isOpen: boolean } | null;
}

/** A poll comes to the delegate, whatever is on the screen, and goes away without having moved it. */
export function PollPanel() {
  const projection = useProjection();
  const poll = projection === null ? null : latestDecision(projection).poll;
  const [attention, setAttention] = useState<Attention>({
    seen: new Set(),
    dismissed: new Set(),
    opened: null,
  });
  if (poll !== null && !isOver(poll) && !attention.seen.has(poll.id)) {
    setAttention({ ...attention, seen: new Set([...attention.seen, poll.id]) });
  }
  const isOld = poll !== null && isOver(poll) && !attention.seen.has(poll.id);
  const isDismissed = poll !== null && isOver(poll) && attention.dismissed.has(poll.id);
  const isShown = poll !== null && !isOld && !isDismissed && !isAtTheBox(poll);
  return (
    <>
      <div className={voting.announcement} aria-live="assertive" data-testid="poll-announcement">
        {poll !== null && !isOld && <Sentence poll={poll} />}
      </div>
      {isShown && <Panel key={poll.id} poll={poll} attention={attention} onAttention={setAttention} />}
    </>
  );
}

function isOver({ state }: OpenedPollView): boolean {
  return state === 'announced' || state === 'cancelled';
}

/** While it is open on paper, nothing is to be done on the device: `PaperBar` says where, and leads tellers to the count. */
function isAtTheBox({ method, state }: OpenedPollView): boolean {
  return method === 'paper' && state === 'open';
}

/** What a screen reader says when a poll opens, ends or has its result. */
function Sentence({ poll }: { readonly poll: OpenedPollView }) {
  const { t } = useTranslation(['polls', 'voting']);
  const me = useMe();
  const summary = useSummary(poll);
  const state = t(`state.${poll.state}`, {
    form: t(`form.${poll.sheet.form}`),
    number: poll.terms.number,
  });
  const parts = [`${state}: ${poll.sheet.title}.`];
  if (poll.state === 'open' && poll.method === 'named' && isDelegate(me)) parts.push(t('toSlipKey'));
  if (summary !== '') parts.push(summary);
  return <p>{parts.join(' ')}</p>;
}

interface PanelProps {
  readonly poll: OpenedPollView;
  readonly attention: Attention;
  readonly onAttention: (attention: Attention) => void;
}

function Panel({ poll, attention, onAttention }: PanelProps) {
  const me = useMe();
  const part = useOwnSlip(poll);
  // What is marked and not yet sent stays while the slip is made small.
  const [editing, setEditing] = useState<Editing | null>(null);
  const { pathname } = useLocation();
  const atDesk = pathname.endsWith('/chair') && sitsAtDesk(me);
  const isOpen = attention.opened?.pollId === poll.id ? attention.opened.isOpen : isDelegate(me) && !atDesk;
  const setOpen = (open: boolean) => onAttention({ ...attention, opened: { pollId: poll.id, isOpen: open } });
  const dismiss = () => onAttention({ ...attention, dismissed: new Set([...attention.dismissed, poll.id]) });
  const leave = isOver(poll) ? dismiss : () => setOpen(false);
  const step = editing?.step ?? 'none';
  const focus = useBallotFocus(
    `${poll.state} ${isOpen} ${step}`,
    () => flushSync(() => setOpen(true)),
    leave,
  );
  // The desk shows the poll itself; only one's own slip is missing there.
  if (atDesk && (!isDelegate(me) || poll.method !== 'named' || poll.state !== 'open')) return null;
  return isOpen || isOver(poll) ? (
    <SlipPanel {...{ poll, part, focus, editing }} onEditing={setEditing} onLeave={leave} />
  ) : (
    <SlipBar poll={poll} part={part} focus={focus} onOpen={() => setOpen(true)} />
  );
}
