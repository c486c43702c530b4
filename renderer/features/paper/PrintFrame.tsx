import { Button } from '@mantine/core';
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRoom } from '../../room/RoomContext.tsx';
import { sessionPath } from '../session/sessionKey.ts';
import classes from './print.module.css';
import './print.css';

interface PrintFrameProps {
  /** Also the name that a browser proposes for the PDF. */
  readonly title: string;
  readonly disabled?: boolean;
  /** What can be chosen, and what should be known before printing: never printed itself. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** A document on its paper, with the way to the printer. Outside the session's frame: only the paper is printed. */
export function PrintFrame({ title, disabled = false, tools, children }: PrintFrameProps) {
  const { t } = useTranslation('paper');
  const { session } = useRoom();
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main className={classes.frame} data-document data-testid="print-page">
      <header className={classes.bar} data-no-print>
        <div className={classes.toolLine}>
          <Button
            component={Link}
            variant="default"
            to={`${sessionPath(session)}/chair`}
            leftSection={<IconArrowLeft size={22} stroke={1.75} aria-hidden />}
          >
            {t('print.back')}
          </Button>
          <h1>{title}</h1>
          <Button
            size="lg"
            disabled={disabled}
            onClick={() => window.print()}
            leftSection={<IconPrinter size={24} stroke={1.75} aria-hidden />}
          >
            {t('print.print')}
          </Button>
        </div>
      </header>
      {tools !== undefined && (
        <div className={classes.options} data-no-print>
          {tools}
        </div>
      )}
      <div className={classes.desktop}>{children}</div>
    </main>
  );
}
