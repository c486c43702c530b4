import { IconFileUnknown, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { PollId } from '../../../shared/domain/ids.ts';
import { sitsAtDesk } from '../../../shared/domain/rights.ts';
import type { PollView, Projection } from '../../../shared/protocol/projection.ts';
import { useProjection } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { useMe } from '../session/useMe.ts';

interface DeskPaperProps {
  readonly children: (projection: Projection, poll: PollView) => ReactNode;
}

/** A document of the poll on paper that the address names; for the desk only. */
export function DeskPaper({ children }: DeskPaperProps) {
  const { t } = useTranslation(['paper', 'chair']);
  const me = useMe();
  const projection = useProjection();
  const { pollId = '' } = useParams();
  const poll = projection?.polls[pollId as PollId];
  if (!sitsAtDesk(me)) {
    return (
      <main>
        <Blank icon={IconLock} title={t('chair:notAllowed')}>
          {t('chair:notAllowedText')}
        </Blank>
      </main>
    );
  }
  if (projection === null || poll === undefined || poll.method !== 'paper') {
    return (
      <main>
        <Blank icon={IconFileUnknown} title={t('print.unknown')}>
          {t('print.unknownText')}
        </Blank>
      </main>
    );
  }
  return children(projection, poll);
}
