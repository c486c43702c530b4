import { IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { sitsAtDesk } from '../../../shared/domain/rights.ts';
import { Blank } from '../../ui/Blank.tsx';
import { useMe } from '../session/useMe.ts';
import { SheetDesk } from './SheetDesk.tsx';
import { BackToSheets, NoSheet } from './SheetPage.tsx';
import { useSheetOfAddress } from './useSheets.ts';
import classes from './opinions.module.css';

/** `/s/:sessionKey/opinions/:opinionId/report`: the published report; for the desk also what is still coming in. */
export function ReportPage() {
  const { t } = useTranslation('opinions');
  const me = useMe();
  const sheet = useSheetOfAddress();
  if (sheet === undefined) return <NoSheet />;
  return (
    <div className={classes.page}>
      <BackToSheets />
      {sheet.state === 'published' || sitsAtDesk(me) ? (
        <SheetDesk sheet={sheet} />
      ) : (
        <Blank icon={IconHourglass} title={t('report.notYet')}>
          {t('report.notYetText')}
        </Blank>
      )}
    </div>
  );
}
