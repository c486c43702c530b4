import { Button } from '@mantine/core';
import { IconArrowLeft, IconHourglass, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { sitsAtDesk } from '../../../shared/domain/rights.ts';
import { useProjection, useRoom } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import { useMe } from '../session/useMe.ts';
import { PrintedReport } from './PrintedReport.tsx';
import { NoSheet } from './SheetPage.tsx';
import { useSheetOfAddress } from './useSheets.ts';
import classes from './opinions.module.css';

/** `/s/:sessionKey/opinions/:opinionId/print`: the report as it comes out of the printer. */
export function PrintPage() {
  const { t } = useTranslation('opinions');
  const { session } = useRoom();
  const projection = useProjection();
  const me = useMe();
  const sheet = useSheetOfAddress();
  if (projection === null) return null;
  if (sheet === undefined) return <NoSheet />;
  const isShown = sheet.state === 'published' || sitsAtDesk(me);
  return (
    <div className={classes.printPage}>
      <div className={classes.printTools} data-no-print>
        <Link to={`${sessionPath(session)}/opinions/${sheet.id}/report`} className={classes.more ?? ''}>
          <IconArrowLeft size={20} stroke={1.75} aria-hidden />
          {t('print.back')}
        </Link>
        {isShown && (
          <Button
            onClick={() => window.print()}
            leftSection={<IconPrinter size={22} stroke={1.75} aria-hidden />}
          >
            {t('print.print')}
          </Button>
        )}
      </div>
      {isShown ? (
        <PrintedReport projection={projection} sheet={sheet} />
      ) : (
        <Blank icon={IconHourglass} title={t('report.notYet')}>
          {t('report.notYetText')}
        </Blank>
      )}
    </div>
  );
}
