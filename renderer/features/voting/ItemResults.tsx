import { Modal, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconCircleX, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemId, VoteId } from '../../../shared/domain/ids.ts';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { useProjection } from '../../room/RoomContext.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { MotionText } from './MotionText.tsx';
import { OwnBallotNote } from './OwnBallotNote.tsx';
import { ResultView } from './ResultView.tsx';
import { useArithmetic } from './useArithmetic.ts';
import { useOwnBallot } from './useOwnBallot.ts';
import { replacedBy } from './voteGroups.ts';
import classes from './voting.module.css';

/** Results announced on an agenda item; a touch shows the arithmetic and who chose what. */
export function ItemResults({ itemId }: { readonly itemId: ItemId }) {
  const { t } = useTranslation(['voting', 'common']);
  const projection = useProjection();
  const [shown, setShown] = useState<VoteId | null>(null);
  const votes = Object.values(projection?.votes ?? {})
    .filter((vote) => vote.state === 'announced' && vote.motion.itemId === itemId && vote.result !== null)
    .sort((a, b) => a.number - b.number);
  const withdrawn = projection === null ? [] : withdrawnOf(projection, itemId);
  const opened = votes.find(({ id }) => id === shown);
  if (votes.length === 0 && withdrawn.length === 0) return null;
  return (
    <>
      <ul className={classes.results} aria-label={t('results')}>
        {votes.map((vote) => (
          <li key={vote.id}>
            <ResultRow
              vote={vote}
              isReplaced={replacedIn(projection, vote)}
              onShow={() => setShown(vote.id)}
            />
          </li>
        ))}
        {withdrawn.map(({ id, name, reason }) => (
          <li key={id} className={classes.withdrawn}>
            {t('withdrawn', { name, reason })}
          </li>
        ))}
      </ul>
      <Modal
        opened={opened !== undefined}
        onClose={() => setShown(null)}
        title={opened === undefined ? '' : opened.motion.title}
        closeButtonProps={{ 'aria-label': t('common:close') }}
        size="xl"
      >
        {opened !== undefined && (
          <>
            <MotionText motion={opened.motion} onOpen={() => setShown(null)} />
            <ResultView vote={opened} />
            <OwnPart vote={opened} />
          </>
        )}
      </Modal>
    </>
  );
}

/** A delegate's own ballot and receipt, for as long as this device keeps them. */
function OwnPart({ vote }: { readonly vote: VoteView }) {
  const ballot = useOwnBallot(vote);
  return ballot.hindrance === 'notInElectorate' || vote.method !== 'electronic' ? null : (
    <OwnBallotNote vote={vote} ballot={ballot} />
  );
}

/** Motions on this item that were taken back, with the reason. */
function withdrawnOf(projection: Projection, itemId: ItemId) {
  return Object.values(projection.motions)
    .filter((motion) => motion.itemId === itemId)
    .sort((a, b) => a.order - b.order)
    .flatMap((motion) => {
      const withdrawal = projection.withdrawals[motion.id];
      if (withdrawal === undefined) return [];
      return [{ id: motion.id, name: motion.title, reason: withdrawal.reason }];
    });
}

function replacedIn(projection: Projection | null, vote: VoteView): boolean {
  return projection !== null && replacedBy(projection, vote) !== null;
}

interface ResultRowProps {
  readonly vote: VoteView;
  /** Voted on again since: another result stands. */
  readonly isReplaced: boolean;
  readonly onShow: () => void;
}

function ResultRow({ vote, isReplaced, onShow }: ResultRowProps) {
  const { t } = useTranslation('voting');
  const arithmetic = useArithmetic(vote);
  const carried = vote.result?.carried === true;
  const Icon = carried ? IconRosetteDiscountCheck : IconCircleX;
  return (
    <UnstyledButton
      className={classes.resultRow ?? ''}
      data-replaced={isReplaced || undefined}
      onClick={onShow}
    >
      <Icon size={26} stroke={1.75} aria-hidden data-carried={(carried && !isReplaced) || undefined} />
      <span>
        <span className={classes.resultTitle}>{vote.motion.title}</span>
        {isReplaced && <Tag tone="warn">{t('result.replaced')}</Tag>}
        <span className={classes.resultLine}>{arithmetic}</span>
      </span>
      <IconChevronRight size={22} stroke={1.75} aria-hidden />
    </UnstyledButton>
  );
}
