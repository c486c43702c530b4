import { NumberInput, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PollView, Projection } from '../../../shared/protocol/projection.ts';
import { Notice } from '../../ui/Notice.tsx';
import { packAtHand } from '../house/packs.ts';
import { delegatesOf, openSittingOf } from '../voting/sitting.ts';
import { useServerNow } from '../voting/useServerNow.ts';
import { DeskPaper } from './DeskPaper.tsx';
import { PaperSlip } from './PaperSlip.tsx';
import { PrintFrame } from './PrintFrame.tsx';
import { FORMATS, perPage, useSlipFormat, type SlipFormat } from './useSlipFormat.ts';
import classes from './print.module.css';

/** More than any hall's delegates. */
const MAX_COPIES = 600;

/** `/s/:sessionKey/paper/:pollId/slips`: the slips of a poll as they come out of the printer. */
export function SlipPrintPage() {
  return <DeskPaper>{(projection, poll) => <Slips projection={projection} poll={poll} />}</DeskPaper>;
}

function Slips({ projection, poll }: { readonly projection: Projection; readonly poll: PollView }) {
  const { t } = useTranslation('paper');
  const { format, overflows, choose, measured } = useSlipFormat();
  const voters = poll.terms?.entitled ?? delegatesOf(projection).length;
  const [copies, setCopies] = useState(voters);
  const dated = useDayOfPoll(projection, poll);
  const { about } = projection.session;
  const opened = poll.terms === null ? null : projection.sittingRecords[poll.terms.sittingId]?.pack;
  const pack = opened ?? openSittingOf(projection)?.pack ?? packAtHand(projection);
  const sheets = Math.ceil(copies / perPage(format));
  const slip = <PaperSlip about={about} sheet={poll.sheet} invalid={pack.invalidSlip} dated={dated} />;
  return (
    <PrintFrame
      title={`${t('print.slips')}: ${poll.sheet.title}`}
      disabled={overflows || copies === 0}
      tools={
        <>
          <div className={classes.toolLine}>
            <SegmentedControl
              size="md"
              aria-label={t('print.format')}
              value={format}
              onChange={(value) => choose(value as SlipFormat)}
              data={FORMATS.map((value) => ({ value, label: t(`print.${value}`) }))}
            />
            <NumberInput
              className={classes.copies ?? ''}
              aria-label={t('print.copies')}
              prefix={`${t('print.copies')}: `}
              min={1}
              max={MAX_COPIES}
              clampBehavior="strict"
              allowDecimal={false}
              allowNegative={false}
              value={copies}
              onChange={(value) => setCopies(value === '' ? 0 : Number(value))}
            />
            <p className={classes.soft}>
              {t('print.copiesText', { count: voters })}
              {format !== 'a4' && ` · ${t('print.sheets', { count: sheets })}`}
            </p>
          </div>
          {overflows && (
            <Notice tone="warn" role="alert">
              {t('print.overflow')}
            </Notice>
          )}
          {poll.state === 'prepared' && (
            <Notice tone="info">{t('print.notOpened', { pack: pack.name })}</Notice>
          )}
          {format !== 'a4' && <p className={classes.soft}>{t('print.cut')}</p>}
        </>
      }
    >
      {Array.from({ length: sheets }, (_, at) => (
        <section
          key={at}
          className={classes.slipSheet}
          data-format={format}
          lang="vi"
          data-testid="slip-sheet"
        >
          {Array.from({ length: Math.min(perPage(format), copies - at * perPage(format)) }, (_, place) => (
            <article key={place} className={classes.slip} ref={at === 0 && place === 0 ? measured : null}>
              {slip}
            </article>
          ))}
        </section>
      ))}
    </PrintFrame>
  );
}

/** Day of the sitting that it was opened in, else of its item's sitting. */
function useDayOfPoll({ sittings, items }: Projection, { terms, itemId }: PollView): number {
  const now = useServerNow(60_000);
  const itemSitting = items[itemId]?.sittingId;
  return terms?.openedAt ?? (itemSitting === undefined ? undefined : sittings[itemSitting]?.startsAt) ?? now;
}
