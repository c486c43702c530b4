import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconCircleX, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoteView } from '../../../shared/protocol/projection.ts';
import { ByHandNote } from './ByHandNote.tsx';
import { ChoiceButtons } from './ChoiceButtons.tsx';
import { CountForm } from './CountForm.tsx';
import { MotionText } from './MotionText.tsx';
import { OwnBallotNote } from './OwnBallotNote.tsx';
import { Reminder } from './Reminder.tsx';
import { ResultView } from './ResultView.tsx';
import { useArithmetic } from './useArithmetic.ts';
import type { OwnVote } from './useOwnBallot.ts';
import { VoteLinks } from './VoteLinks.tsx';
import { isResultShown, nameOfVote } from './votes.ts';
import classes from './voting.module.css';
import own from './batch.module.css';

interface BatchBallotProps {
  readonly vote: VoteView;
  readonly ballot: OwnVote;
  /** Where the votes are about several texts. */
  readonly withText: boolean;
  readonly onOpenText: (() => void) | undefined;
}

/** One vote of a batch: its choices while it is open, then what became of the own ballot, and the result. */
export function BatchBallot({ vote, ballot, withText, onOpenText }: BatchBallotProps) {
  const { t } = useTranslation('voting');
  const id = `batch-${vote.id}`;
  const isElectronic = vote.method === 'electronic';
  return (
    <li className={own.ballot} data-testid="batch-ballot" data-state={vote.state}>
      <h3 id={id} className={own.name} title={vote.motion.title}>
        <span className={own.number}>{t('batch.number', { number: vote.number })} · </span>
        {nameOfVote(vote)}
      </h3>
      {withText && <MotionText short motion={vote.motion} onOpen={onOpenText} />}
      {vote.state === 'open' && <VoteLinks vote={vote} />}
      {vote.state === 'open' && isElectronic && (
        <div role="group" aria-labelledby={id} className={own.choose}>
          <Reminder vote={vote} />
          <ChoiceButtons
            labels={vote.labels}
            chosen={ballot.chosen}
            disabled={ballot.hindrance !== null}
            small
            onChoose={ballot.cast}
          />
          <BallotLine vote={vote} ballot={ballot} />
        </div>
      )}
      {vote.state === 'open' && !isElectronic && <CountForm vote={vote} />}
      {vote.state === 'open' && !isElectronic && <ByHandNote vote={vote} />}
      {vote.state === 'closed' && !isResultShown(vote) && <p className={classes.soft}>{t('closedText')}</p>}
      {vote.state === 'cancelled' && (
        <p className={classes.soft}>{t(`cancelled.${vote.cancellation ?? 'byChair'}`)}</p>
      )}
      {vote.state !== 'open' &&
        vote.state !== 'cancelled' &&
        isElectronic &&
        ballot.hindrance !== 'notInElectorate' && <BallotLine vote={vote} ballot={ballot} />}
      {isResultShown(vote) && <ResultLine vote={vote} />}
    </li>
  );
}

/** In one line what the room has of the own ballot; in full where something has to be done. */
function BallotLine({ vote, ballot }: { readonly vote: VoteView; readonly ballot: OwnVote }) {
  const { t } = useTranslation('voting');
  const { status, own: kept, hindrance } = ballot;
  if (hindrance !== null && status === 'none') return null;
  const isPlain = status === 'cast' || status === 'sending' || status === 'none';
  if (!isPlain || vote.state !== 'open') return <OwnBallotNote vote={vote} ballot={ballot} />;
  return (
    <p className={classes.barOwn} role="status" data-testid="own-ballot" data-state={status}>
      {status === 'cast'
        ? t('bar.cast', { label: kept === undefined ? '' : vote.labels[kept.choice], seq: kept?.seq ?? '–' })
        : t(`bar.${status}`)}
    </p>
  );
}

function ResultLine({ vote }: { readonly vote: VoteView }) {
  const { t } = useTranslation('voting');
  const [whole, setWhole] = useState(false);
  const arithmetic = useArithmetic(vote);
  const carried = vote.result?.carried === true;
  const Icon = carried ? IconRosetteDiscountCheck : IconCircleX;
  const Chevron = whole ? IconChevronUp : IconChevronDown;
  return (
    <div>
      {!whole && (
        <>
          <p className={own.verdict} data-carried={carried || undefined} data-testid="verdict">
            <Icon size={26} stroke={1.75} aria-hidden />
            {t(carried ? 'result.carried' : 'result.rejected')}
          </p>
          <p className={own.arithmetic} data-testid="arithmetic">
            {arithmetic}
          </p>
        </>
      )}
      {whole && <ResultView vote={vote} />}
      <Button
        variant="subtle"
        aria-expanded={whole}
        onClick={() => setWhole(!whole)}
        rightSection={<Chevron size={20} stroke={1.75} aria-hidden />}
      >
        {t(whole ? 'batch.less' : 'batch.details')}
      </Button>
    </div>
  );
}
