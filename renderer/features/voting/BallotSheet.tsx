import { ActionIcon, Button } from '@mantine/core';
import { IconArrowsDiagonalMinimize2, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { useProjection } from '../../room/RoomContext.tsx';
import { HeldVotesNote } from '../proxies/HeldVotesNote.tsx';
import { ByHandNote } from './ByHandNote.tsx';
import { ChoiceButtons } from './ChoiceButtons.tsx';
import { CountForm } from './CountForm.tsx';
import { Countdown } from './Countdown.tsx';
import { HindranceNote } from './HindranceNote.tsx';
import { MotionText } from './MotionText.tsx';
import { OwnBallotNote } from './OwnBallotNote.tsx';
import { Reminder } from './Reminder.tsx';
import { ResultView } from './ResultView.tsx';
import type { BallotFocus } from './useBallotFocus.ts';
import { termsOfVote, useMajority } from './useMajority.ts';
import type { OwnVote } from './useOwnBallot.ts';
import { VoteLinks } from './VoteLinks.tsx';
import { isResultShown } from './votes.ts';
import classes from './voting.module.css';

interface BallotSheetProps {
  readonly vote: VoteView;
  readonly ballot: OwnVote;
  readonly focus: BallotFocus;
  /** Makes it small, or puts it away once the vote is over. */
  readonly onLeave: () => void;
}

/** Characters above which a title is set smaller, so that it stays whole beside the choices. */
const LONG_TITLE = 100;

/** The ballot beside or below what is being read; nothing under it moves. */
export function BallotSheet({ vote, ballot, focus, onLeave }: BallotSheetProps) {
  const { t } = useTranslation(['voting', 'common']);
  const projection = useProjection();
  const majority = useMajority();
  const isOver = vote.state === 'announced' || vote.state === 'cancelled';
  const isElectronic = vote.method === 'electronic';
  return (
    <section
      {...focus}
      className={classes.sheet}
      data-beside
      role="dialog"
      aria-labelledby="ballot-title"
      data-live={vote.state === 'open' || undefined}
      data-tight={vote.follows !== null || undefined}
      data-testid="ballot-panel"
    >
      <div className={classes.sheetHead}>
        <StateLine vote={vote} />
        {isElectronic && vote.state === 'open' && <Countdown vote={vote} />}
        {isOver ? (
          <ActionIcon color="gray" aria-label={t('common:close')} onClick={onLeave}>
            <IconX size={24} stroke={1.75} aria-hidden />
          </ActionIcon>
        ) : (
          <ActionIcon color="gray" aria-label={t('minimise')} title={t('minimise')} onClick={onLeave}>
            <IconArrowsDiagonalMinimize2 size={24} stroke={1.75} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <div className={classes.sheetText} tabIndex={0} role="group" aria-labelledby="ballot-title">
        <h2
          id="ballot-title"
          className={classes.sheetTitle}
          data-long={vote.motion.title.length > LONG_TITLE || undefined}
        >
          {vote.motion.title}
        </h2>
        {vote.state === 'open' && (
          <p className={classes.soft}>{majority(vote.motion.kind, termsOfVote(vote))}</p>
        )}
        {vote.state === 'open' && <CountForm vote={vote} />}
        {vote.state === 'open' && <ByHandNote vote={vote} />}
        {vote.state === 'open' && <VoteLinks vote={vote} />}
        {vote.state === 'closed' && !isResultShown(vote) && <p className={classes.soft}>{t('closedText')}</p>}
        {vote.state === 'cancelled' && (
          <p className={classes.soft}>{t(`cancelled.${vote.cancellation ?? 'byChair'}`)}</p>
        )}
        {isResultShown(vote) && <ResultView vote={vote} />}
      </div>
      <MotionText short motion={textToRead(vote, projection)} onOpen={isOver ? undefined : onLeave} />
      <div className={classes.sheetHand}>
        {isElectronic && vote.state === 'open' && (
          <>
            <Reminder vote={vote} />
            <HeldVotesNote vote={vote} />
            <ChoiceButtons
              labels={vote.labels}
              chosen={ballot.chosen}
              disabled={ballot.hindrance !== null}
              onChoose={ballot.cast}
            />
            <div className={classes.sheetFoot}>
              {(ballot.hindrance === null || ballot.status !== 'none') && (
                <OwnBallotNote vote={vote} ballot={ballot} />
              )}
              <HindranceNote vote={vote} ballot={ballot} />
              <p className={classes.turnout}>
                {t('turnout', { count: projection?.turnout[vote.id] ?? 0, total: vote.entitled })}
              </p>
            </div>
          </>
        )}
        {isElectronic &&
          (vote.state === 'closed' || vote.state === 'announced') &&
          ballot.hindrance !== 'notInElectorate' && <OwnBallotNote vote={vote} ballot={ballot} />}
        {isOver && (
          <Button variant="default" onClick={onLeave}>
            {t('common:close')}
          </Button>
        )}
      </div>
    </section>
  );
}

/** The version voted on; once a newer one has cancelled the vote, that one. */
function textToRead({ motion, cancellation }: VoteView, projection: Projection | null): VoteView['motion'] {
  const newest = projection?.files[motion.fileId]?.versions.at(-1);
  return cancellation === 'newVersion' && newest !== undefined ? { ...motion, versionId: newest.id } : motion;
}

/** What the vote is and where it stands; red only while it is live. */
export function StateLine({ vote }: { readonly vote: VoteView }) {
  const { t } = useTranslation('voting');
  return (
    <p className={classes.stateLine} data-live={vote.state === 'open' || undefined}>
      {vote.state === 'open' && <span className={classes.liveDot} aria-hidden="true" />}
      {t(`state.${vote.state}`, { number: vote.number })}
    </p>
  );
}
