import { Button } from '@mantine/core';
import { IconClipboardOff, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { PollId } from '../../../shared/domain/ids.ts';
import { MARKS } from '../../../shared/domain/slip.ts';
import { discrepanciesOf, type PaperCount } from '../../../shared/domain/slipCount.ts';
import type { OwnCount, PollView } from '../../../shared/protocol/projection.ts';
import { useProjection, useSeat } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useMe } from '../session/useMe.ts';
import { SLIP_NUMBERS } from './countDraft.ts';
import { CountForm } from './CountForm.tsx';
import { DifferenceTable } from './DifferenceTable.tsx';
import { DiscrepancyList } from './DiscrepancyList.tsx';
import { countsIn } from './paperPoll.ts';
import classes from './paper.module.css';

/** `/s/:sessionKey/paper/:pollId/count`: where each of the two tellers enters what he counted. */
export function CountPage() {
  const { t } = useTranslation('paper');
  const me = useMe();
  const { pollId = '' } = useParams();
  const poll = useProjection()?.polls[pollId as PollId];
  const own = useSeat()?.slipCounts[pollId as PollId];
  if (poll === undefined || own === undefined || !countsIn(poll, me.id)) {
    const isOver = poll !== undefined && poll.state !== 'open' && poll.state !== 'prepared';
    return (
      <Blank icon={IconClipboardOff} title={t(isOver ? 'count.over' : 'count.notYours')}>
        {t(isOver ? 'count.overText' : 'count.notYoursText')}
      </Blank>
    );
  }
  return <Count key={poll.id} poll={poll} own={own} />;
}

interface CountProps {
  readonly poll: PollView;
  readonly own: OwnCount;
}

function Count({ poll, own }: CountProps) {
  const { t } = useTranslation('paper');
  const [again, setAgain] = useState(false);
  const { count } = own;
  const isWriting = count === null || again;
  return (
    <div className={classes.page} data-testid="count-page" data-state={own.state}>
      <header className={classes.pageHead}>
        <p className={classes.live}>{t('count.head', { number: poll.terms?.number })}</p>
        <h1>{poll.sheet.title}</h1>
        <p className={classes.soft}>
          {t('count.about', { count: poll.terms?.entitled ?? 0 })}
          {poll.sheet.form === 'election' && ` ${t('count.toElect', { count: poll.sheet.toElect })}`}
        </p>
      </header>
      <State poll={poll} own={own} />
      {isWriting ? (
        <CountForm key={String(again)} poll={poll} before={count} onEntered={() => setAgain(false)} />
      ) : (
        <>
          <EnteredCount poll={poll} count={count} />
          <Button
            size="lg"
            variant={own.state === 'differ' ? 'filled' : 'default'}
            className={classes.again ?? ''}
            onClick={() => setAgain(true)}
            leftSection={<IconPencil size={22} stroke={1.75} aria-hidden />}
          >
            {t('count.again')}
          </Button>
        </>
      )}
    </div>
  );
}

/** How far the two are, and what follows from it for this teller. */
function State({ poll, own: { state, count, differences } }: CountProps) {
  const { t } = useTranslation('paper');
  const projection = useProjection();
  const names = (poll.tellers?.counterIds ?? []).map((id) => projection?.members[id]?.name ?? id);
  const [one = '', other = ''] = names;
  if (state === 'differ') {
    return (
      <>
        <Notice tone="warn" role="status" title={t('state.differ')}>
          {t('state.differText')}
        </Notice>
        <DifferenceTable sheet={poll.sheet} differences={differences} names={[one, other]} />
      </>
    );
  }
  if (count === null) {
    return <p className={classes.soft}>{t(state === 'one' ? 'state.otherDone' : 'state.apart')}</p>;
  }
  if (state !== 'agreed') {
    return (
      <Notice tone="info" role="status" title={t('state.waiting')}>
        {t('state.waitingText')}
      </Notice>
    );
  }
  const discrepancies = discrepanciesOf(poll.sheet, poll.terms?.entitled ?? 0, count);
  if (discrepancies.length === 0) {
    return (
      <Notice tone="good" role="status" title={t('state.agreed')}>
        {t('state.agreedText')}
      </Notice>
    );
  }
  return (
    <Notice tone="warn" role="status" title={t('state.unsettled')}>
      <DiscrepancyList sheet={poll.sheet} discrepancies={discrepancies} />
      {t('state.unsettledText')}
    </Notice>
  );
}

/** What this teller entered, to be read. */
function EnteredCount({ poll: { sheet }, count }: { readonly poll: PollView; readonly count: PaperCount }) {
  const { t } = useTranslation('paper');
  return (
    <section className={classes.entered} aria-label={t('count.own')} data-testid="own-count">
      <h2>{t('count.own')}</h2>
      <dl className={classes.enteredNumbers}>
        {SLIP_NUMBERS.map((name) => (
          <div key={name}>
            <dt>{t(`number.${name}`)}</dt>
            <dd>{count[name]}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.wide}>
        <table className={classes.differences}>
          <thead>
            <tr>
              <th scope="col">{t(sheet.form === 'proposal' ? 'count.content' : 'count.person')}</th>
              {MARKS[sheet.form].map((mark) => (
                <th key={mark} scope="col">
                  {t(`mark.${mark}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {count.rows.map(({ rowId, counts }, at) => (
              <tr key={rowId}>
                <th scope="row">
                  {at + 1}. {sheet.rows[at]?.name}
                </th>
                {counts.map((number, index) => (
                  <td key={index}>{number}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
