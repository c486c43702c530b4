import { Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconChecks,
  IconDownload,
  IconNotebook,
  IconPencil,
  IconPlus,
  IconPrinter,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordedPromise } from '../../../shared/domain/promise.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useRoom } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { saveFile } from '../../ui/saveFile.ts';
import { formatDay } from '../../ui/time.ts';
import { useCommand } from '../session/useCommand.ts';
import { EarlierPromises } from './EarlierPromises.tsx';
import { PromiseDialog } from './PromiseDialog.tsx';
import { PromiseRow } from './PromiseRow.tsx';
import { ledgerCsv, ledgerOf } from './promiseView.ts';
import { SettleDialog } from './SettleDialog.tsx';
import { useEarlierPromises } from './useEarlierPromises.ts';
import classes from './questions.module.css';

interface PromiseLedgerProps {
  readonly projection: Projection;
  readonly isDesk: boolean;
}

/** The ledger of promises: what earlier sessions left open, then this session's own, until they are settled. */
export function PromiseLedger({ projection, isDesk }: PromiseLedgerProps) {
  const { t } = useTranslation('questions');
  const room = useRoom();
  const [adding, setAdding] = useState(false);
  const { asked, ask } = useEarlierPromises();
  const later = new Map(
    (asked.status === 'known' ? asked.later : []).map((one) => [one.promiseId, one] as const),
  );
  const promises = ledgerOf(projection, room.now());
  return (
    <section className={classes.list} aria-label={t('part.ledger')} data-testid="promise-ledger">
      <div className={classes.printHead}>
        <p>{projection.session.about.council.name}</p>
        <h2>{t('ledger.printTitle')}</h2>
        <p>{projection.session.about.details.title}</p>
      </div>
      <div className={classes.bar} data-no-print>
        <p className={classes.soft}>{t('ledger.lead')}</p>
        <LedgerTools projection={projection} isDesk={isDesk} onAdd={() => setAdding(true)} />
      </div>
      <EarlierPromises projection={projection} isDesk={isDesk} asked={asked} onRetry={ask} />
      {promises.length === 0 ? (
        <Blank icon={IconNotebook} title={t('ledger.none')}>
          {t(isDesk ? 'ledger.noneDesk' : 'ledger.noneText')}
        </Blank>
      ) : (
        <ul className={classes.promises} data-testid="promises">
          {promises.map((promise) => (
            <PromiseRow
              key={promise.id}
              projection={projection}
              promise={promise}
              from={promise.origin === null ? undefined : t('ledger.carried')}
              later={later.get(promise.id)}
            >
              {isDesk && !later.has(promise.id) && <PromiseHands projection={projection} promise={promise} />}
            </PromiseRow>
          ))}
        </ul>
      )}
      {adding && (
        <PromiseDialog
          projection={projection}
          made={{ questionId: null, speechId: null, owner: null }}
          onClose={() => setAdding(false)}
        />
      )}
    </section>
  );
}

interface LedgerToolsProps extends PromiseLedgerProps {
  readonly onAdd: () => void;
}

function LedgerTools({ projection, isDesk, onAdd }: LedgerToolsProps) {
  const { t, i18n } = useTranslation('questions');
  const room = useRoom();
  const isEmpty = Object.keys(projection.promises).length === 0;
  const save = () => {
    const words = {
      heads: (['number', 'text', 'owner', 'made', 'due', 'standing', 'note'] as const).map((key) =>
        t(`csv.${key}`),
      ),
      standing: (standing: 'open' | 'overdue' | 'settled') => t(`standing.${standing}`),
      day: (instant: number) => formatDay(instant, i18n.language),
      removed: t('removed'),
    };
    saveFile(t('csv.file'), ledgerCsv(projection, room.now(), words), 'text/csv');
  };
  return (
    <div className={classes.tools} data-no-print>
      {isDesk && (
        <Button onClick={onAdd} leftSection={<IconPlus size={22} stroke={1.75} aria-hidden />}>
          {t('ledger.add')}
        </Button>
      )}
      <Button
        variant="default"
        disabled={isEmpty}
        onClick={save}
        leftSection={<IconDownload size={22} stroke={1.75} aria-hidden />}
      >
        {t('ledger.csv')}
      </Button>
      <Button
        variant="default"
        onClick={() => window.print()}
        leftSection={<IconPrinter size={22} stroke={1.75} aria-hidden />}
      >
        {t('ledger.print')}
      </Button>
    </div>
  );
}

interface PromiseHandsProps {
  readonly projection: Projection;
  readonly promise: RecordedPromise;
}

function PromiseHands({ projection, promise }: PromiseHandsProps) {
  const { t } = useTranslation('questions');
  const [dialog, setDialog] = useState<'settle' | 'change' | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const reopen = useCommand();
  const settle = async (note: string) => {
    setFault(null);
    if (await send({ type: 'settlePromise', promiseId: promise.id, note })) setDialog(null);
  };
  if (promise.state.kind === 'settled') {
    return (
      <Button
        variant="subtle"
        loading={reopen.busy}
        onClick={() => void reopen.send({ type: 'reopenPromise', promiseId: promise.id })}
        leftSection={<IconArrowBackUp size={22} stroke={1.75} aria-hidden />}
      >
        {t('ledger.reopen')}
      </Button>
    );
  }
  return (
    <>
      <Button
        variant="default"
        onClick={() => setDialog('settle')}
        leftSection={<IconChecks size={22} stroke={1.75} aria-hidden />}
      >
        {t('ledger.settle')}
      </Button>
      <Button
        variant="subtle"
        onClick={() => setDialog('change')}
        leftSection={<IconPencil size={22} stroke={1.75} aria-hidden />}
      >
        {t('ledger.change')}
      </Button>
      {dialog === 'settle' && (
        <SettleDialog
          text={promise.text}
          busy={busy}
          fault={fault}
          onSettle={(note) => void settle(note)}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'change' && (
        <PromiseDialog projection={projection} made={{ promise }} onClose={() => setDialog(null)} />
      )}
    </>
  );
}
