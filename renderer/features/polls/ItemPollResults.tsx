import { Modal, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconMailbox } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemId, PollId } from '../../../shared/domain/ids.ts';
import { useProjection } from '../../room/RoomContext.tsx';
import classes from '../voting/voting.module.css';
import { OwnMarks } from './OwnMarks.tsx';
import { OwnSlipNote } from './OwnSlipNote.tsx';
import { PollResultView } from './PollResultView.tsx';
import { isOpened, pollsOf, type OpenedPollView } from './polls.ts';
import { useOwnSlip } from './useOwnSlip.ts';
import { useSummary } from './useSummary.ts';

/** Results of polls announced on an agenda item; a touch shows every row and one's own slip. */
export function ItemPollResults({ itemId }: { readonly itemId: ItemId }) {
  const { t } = useTranslation(['polls', 'common']);
  const projection = useProjection();
  const [shown, setShown] = useState<PollId | null>(null);
  const polls = projection === null ? [] : pollsOf(projection, itemId).filter(isOpened);
  const announced = polls.filter(({ state, result }) => state === 'announced' && result !== null);
  const opened = announced.find(({ id }) => id === shown);
  if (announced.length === 0) return null;
  return (
    <>
      <ul className={classes.results} aria-label={t('results')}>
        {announced.map((poll) => (
          <li key={poll.id}>
            <ResultLine poll={poll} onShow={() => setShown(poll.id)} />
          </li>
        ))}
      </ul>
      <Modal
        opened={opened !== undefined}
        onClose={() => setShown(null)}
        title={opened === undefined ? '' : opened.sheet.title}
        closeButtonProps={{ 'aria-label': t('common:close') }}
        size="xl"
      >
        {opened !== undefined && (
          <>
            <PollResultView poll={opened} />
            {opened.method === 'named' && <OwnPart poll={opened} />}
          </>
        )}
      </Modal>
    </>
  );
}

/** A delegate's own slip and receipt, for as long as this device keeps them. */
function OwnPart({ poll }: { readonly poll: OpenedPollView }) {
  const part = useOwnSlip(poll);
  if (part.hindrance === 'notInElectorate') return null;
  return (
    <>
      {part.own !== undefined && <OwnMarks sheet={poll.sheet} marks={part.own.marks} />}
      <OwnSlipNote poll={poll} part={part} />
    </>
  );
}

function ResultLine({ poll, onShow }: { readonly poll: OpenedPollView; readonly onShow: () => void }) {
  const summary = useSummary(poll);
  return (
    <UnstyledButton className={classes.resultRow ?? ''} onClick={onShow}>
      <IconMailbox size={26} stroke={1.75} aria-hidden />
      <span>
        <span className={classes.resultTitle}>{poll.sheet.title}</span>
        <span className={classes.soft}>{summary}</span>
      </span>
      <IconChevronRight size={22} stroke={1.75} aria-hidden />
    </UnstyledButton>
  );
}
