import { ActionIcon, Button } from '@mantine/core';
import { IconArrowsDiagonalMinimize2, IconX } from '@tabler/icons-react';
import type { Dispatch, SetStateAction } from 'react';
import { useTranslation } from 'react-i18next';
import { useProjection } from '../../room/RoomContext.tsx';
import { Countdown } from '../voting/Countdown.tsx';
import { HindranceNote } from '../voting/HindranceNote.tsx';
import type { BallotFocus } from '../voting/useBallotFocus.ts';
import voting from '../voting/voting.module.css';
import { OwnMarks } from './OwnMarks.tsx';
import { OwnSlipNote } from './OwnSlipNote.tsx';
import { PollStateLine, usePollTerms } from './PollHead.tsx';
import { PollResultView } from './PollResultView.tsx';
import { clockOf, type OpenedPollView } from './polls.ts';
import { SheetList } from './SheetList.tsx';
import { SlipForm } from './SlipForm.tsx';
import { stepOf, type Editing } from './slipSteps.ts';
import type { OwnPart } from './useOwnSlip.ts';
import { useThresholds } from './useThresholds.ts';
import classes from './slip.module.css';

export interface SlipPanelProps {
  readonly poll: OpenedPollView;
  readonly part: OwnPart;
  readonly focus: BallotFocus;
  readonly editing: Editing | null;
  readonly onEditing: Dispatch<SetStateAction<Editing | null>>;
  /** Makes it small, or puts it away once the poll is over. */
  readonly onLeave: () => void;
}

/** The slip beside or below what is being read; nothing under it moves. */
export function SlipPanel({ poll, part, focus, editing, onEditing, onLeave }: SlipPanelProps) {
  const isOpen = poll.state === 'open';
  const casts = isOpen && poll.method === 'named' && part.hindrance !== 'notInElectorate';
  const step = casts ? stepOf(editing, part.own) : null;
  return (
    <section
      {...focus}
      className={voting.sheet}
      data-beside
      data-wide
      role="dialog"
      aria-labelledby="slip-title"
      data-live={isOpen || undefined}
      data-testid="slip-panel"
    >
      <Head poll={poll} onLeave={onLeave} />
      {step === null ? (
        <Standing poll={poll} part={part} onEditing={onEditing} onLeave={onLeave} />
      ) : (
        <SlipForm {...{ poll, part, step, onEditing }} />
      )}
    </section>
  );
}

function Head({ poll, onLeave }: Pick<SlipPanelProps, 'poll' | 'onLeave'>) {
  const { t } = useTranslation(['polls', 'common']);
  const termsOf = usePollTerms();
  const isOver = poll.state === 'announced' || poll.state === 'cancelled';
  const Icon = isOver ? IconX : IconArrowsDiagonalMinimize2;
  const leave = isOver ? t('common:close') : t('minimise');
  return (
    <>
      <div className={voting.sheetHead}>
        <PollStateLine poll={poll} />
        {poll.method === 'named' && poll.state === 'open' && <Countdown vote={clockOf(poll)} />}
        <ActionIcon color="gray" aria-label={leave} title={leave} onClick={onLeave}>
          <Icon size={24} stroke={1.75} aria-hidden />
        </ActionIcon>
      </div>
      <div>
        <h2 id="slip-title" className={classes.title}>
          {poll.sheet.title}
        </h2>
        <p className={voting.soft}>{termsOf(poll)}</p>
      </div>
    </>
  );
}

/** Nothing to fill in: what was sent, what comes of it, or that it goes on on paper. */
function Standing({
  poll,
  part,
  onEditing,
  onLeave,
}: Pick<SlipPanelProps, 'poll' | 'part' | 'onEditing' | 'onLeave'>) {
  const { t } = useTranslation(['polls', 'common']);
  const projection = useProjection();
  const thresholds = useThresholds();
  const { own, hindrance } = part;
  const isNamed = poll.method === 'named';
  const isOpen = poll.state === 'open';
  const isOver = poll.state === 'announced' || poll.state === 'cancelled';
  const isVoter = hindrance !== 'notInElectorate';
  return (
    <>
      <div className={classes.body} tabIndex={0} role="group" aria-labelledby="slip-title">
        {isOpen && !isNamed && <p className={classes.lead}>{t('paperText')}</p>}
        {isOpen &&
          thresholds(poll).map((sentence) => (
            <p key={sentence} className={voting.soft}>
              {sentence}
            </p>
          ))}
        {poll.state === 'closed' && poll.result === null && <p className={classes.lead}>{t('closedText')}</p>}
        {poll.state === 'cancelled' && (
          <p className={classes.lead}>{t('cancelledText', { reason: poll.reason ?? '' })}</p>
        )}
        <PollResultView poll={poll} />
        {isOpen && (!isNamed || !isVoter) && <SheetList sheet={poll.sheet} />}
        {isNamed && own !== undefined && <OwnMarks sheet={poll.sheet} marks={own.marks} />}
      </div>
      <div className={classes.foot}>
        {isNamed && isVoter && <OwnSlipNote poll={poll} part={part} />}
        {isOpen && isNamed && hindrance !== null && (
          <HindranceNote vote={{ sittingId: poll.terms.sittingId }} ballot={part} />
        )}
        {isOpen && isNamed && (
          <p className={voting.turnout}>
            {t('turnout', { count: projection?.slipTurnout[poll.id] ?? 0, total: poll.terms.entitled })}
          </p>
        )}
        {isOpen && isNamed && own !== undefined && hindrance === null && (
          <Button size="lg" variant="default" onClick={() => onEditing({ step: 'mark', marks: own.marks })}>
            {t(part.status === 'refused' ? 'slip.again' : 'slip.change')}
          </Button>
        )}
        {isOver && (
          <Button size="lg" variant="default" onClick={onLeave}>
            {t('common:close')}
          </Button>
        )}
      </div>
    </>
  );
}
