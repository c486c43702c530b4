import { Button } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PollView, Projection } from '../../../shared/protocol/projection.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import { DeskPaper } from './DeskPaper.tsx';
import { MinuteDocument } from './MinuteDocument.tsx';
import { minuteOf } from './minute.ts';
import { PrintFrame } from './PrintFrame.tsx';
import classes from './print.module.css';

/** `/s/:sessionKey/paper/:pollId/minute`: the tally minute, made from the record. */
export function MinutePage() {
  return <DeskPaper>{(projection, poll) => <PaperMinute projection={projection} poll={poll} />}</DeskPaper>;
}

function PaperMinute({ projection, poll }: { readonly projection: Projection; readonly poll: PollView }) {
  const { t } = useTranslation('paper');
  const { session } = useRoom();
  const minute = minuteOf(projection, poll);
  if (minute === null) {
    return (
      <main>
        <Blank
          icon={IconHourglass}
          title={t('print.notClosed')}
          action={
            <Button component={Link} to={`${sessionPath(session)}/chair`}>
              {t('print.back')}
            </Button>
          }
        >
          {t('print.notClosedText')}
        </Blank>
      </main>
    );
  }
  return (
    <PrintFrame
      title={`${t('print.minute')}: ${minute.title}`}
      tools={<p className={classes.soft}>{t('print.signFirst')}</p>}
    >
      <MinuteDocument about={projection.session.about} head={projection.session.head} minute={minute} />
    </PrintFrame>
  );
}
