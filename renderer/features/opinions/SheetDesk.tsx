import { Button, Progress } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { sitsAtDesk } from '../../../shared/domain/rights.ts';
import type { OpinionView } from '../../../shared/protocol/projection.ts';
import { useProjection, useRoom } from '../../room/RoomContext.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { saveFile } from '../../ui/saveFile.ts';
import { formatDateTime } from '../../ui/time.ts';
import { sessionPath } from '../session/sessionKey.ts';
import { useMe } from '../session/useMe.ts';
import { DeadlineNote } from './DeadlineNote.tsx';
import { reportCsv, reportOf, type OpinionReport } from './report.ts';
import { ReportView } from './ReportView.tsx';
import { SheetHands } from './SheetHands.tsx';
import { SheetTag } from './SheetTag.tsx';
import { SheetText } from './SheetText.tsx';
import { isOver } from './sheets.ts';
import { useNow } from './useSheets.ts';
import { useShares } from './useShares.ts';
import { WhoAnswered } from './WhoAnswered.tsx';
import classes from './opinions.module.css';

/** One sheet with its numbers and comments; with the desk's hands for who sits there. */
export function SheetDesk({ sheet }: { readonly sheet: OpinionView }) {
  const { t } = useTranslation('opinions');
  const projection = useProjection();
  const me = useMe();
  const now = useNow();
  if (projection === null) return null;
  const report = reportOf(projection, sheet);
  const standing = sheet.state === 'published' ? 'published' : isOver(sheet, now) ? 'over' : 'answered';
  return (
    <>
      <header className={classes.head}>
        <div className={classes.headLine}>
          <h2 className={classes.pageTitle}>{sheet.title}</h2>
          <SheetTag standing={standing} asked={false} />
        </div>
        <DeadlineNote sheet={sheet} />
        <SheetText sheet={sheet} />
      </header>
      {sitsAtDesk(me) && <SheetHands sheet={sheet} report={report} />}
      <Turnout report={report} />
      {sheet.state !== 'published' && (
        <Notice tone="info">{t(standing === 'over' ? 'report.unpublished' : 'report.running')}</Notice>
      )}
      {report.answered > 0 && <ReportView report={report} />}
      {report.answered === 0 && <p className={classes.soft}>{t('report.noAnswers')}</p>}
      <Outputs sheet={sheet} report={report} />
      <WhoAnswered report={report} remindedAt={sheet.remindedAt} />
    </>
  );
}

function Turnout({ report }: { readonly report: OpinionReport }) {
  const { t } = useTranslation('opinions');
  const { percent } = useShares();
  return (
    <div className={classes.turnout} data-testid="opinion-turnout">
      <p>
        <strong>{t('list.answered', { count: report.answered, total: report.asked })}</strong>{' '}
        <span className={classes.soft}>({percent(report.answered, report.asked)})</span>
      </p>
      <Progress
        value={report.asked === 0 ? 0 : (100 * report.answered) / report.asked}
        size="lg"
        aria-label={t('list.answered', { count: report.answered, total: report.asked })}
      />
    </div>
  );
}

interface OutputsProps {
  readonly sheet: OpinionView;
  readonly report: OpinionReport;
}

function Outputs({ sheet, report }: OutputsProps) {
  const { t, i18n } = useTranslation('opinions');
  const { session } = useRoom();
  const save = () => {
    const heads = HEADS.map((key) => t(`csv.${key}`));
    const opinion = {
      agree: t('opinion.agree'),
      disagree: t('opinion.disagree'),
      other: t('opinion.other'),
    };
    const time = (at: number) => formatDateTime(at, i18n.language);
    const text = reportCsv(report, { heads, opinion, none: t('opinion.none'), time });
    saveFile(t('csv.fileName'), text, 'text/csv');
  };
  return (
    <div className={classes.hands}>
      <Button
        variant="default"
        component={Link}
        to={`${sessionPath(session)}/opinions/${sheet.id}/print`}
        leftSection={<IconPrinter size={22} stroke={1.75} aria-hidden />}
      >
        {t('report.print')}
      </Button>
      <Button
        variant="default"
        onClick={save}
        leftSection={<IconDownload size={22} stroke={1.75} aria-hidden />}
      >
        {t('report.csv')}
      </Button>
    </div>
  );
}

const HEADS = [
  'place',
  'name',
  'position',
  'group',
  'number',
  'question',
  'opinion',
  'comment',
  'at',
] as const;
