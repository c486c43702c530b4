import { ActionIcon, Button, Checkbox, Menu } from '@mantine/core';
import { IconDotsVertical, IconGavel, IconRotate } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RulePack } from '../../../shared/domain/rulePack.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useCommand } from '../session/useCommand.ts';
import { MotionStateTag } from './MotionStateTag.tsx';
import { MotionTerms } from './MotionTerms.tsx';
import { isUndecided, isVotable, labelOf, type MotionEntry } from './motions.ts';
import { OpenVoteDialog } from './OpenVoteDialog.tsx';
import { ResultHistory } from './ResultHistory.tsx';
import { useVoteDesk } from './useVoteDesk.ts';
import { WaitsFor } from './WaitsFor.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';
import classes from './chair.module.css';
import own from './parts.module.css';

export interface MotionHands {
  readonly projection: Projection;
  readonly pack: RulePack;
  readonly seconds: number;
  /** No vote can be opened just now. */
  readonly hindered: boolean;
  /** What is to be opened together; `null` where there is nothing to open together. */
  readonly picked: ReadonlySet<string> | null;
  readonly onPick: (motionId: string, isPicked: boolean) => void;
}

interface MotionRowProps extends MotionHands {
  readonly entry: MotionEntry;
  /** Within its text's list: only what the part is called. */
  readonly asPart?: boolean;
  readonly isNext?: boolean;
}

/** One motion: where it stands, and what can be done with it. */
export function MotionRow({ entry, asPart = false, isNext = false, ...hands }: MotionRowProps) {
  const { t } = useTranslation('chair');
  const { motion, state, versionNumber, withdrawal, waitsFor, results } = entry;
  const { projection, pack, hindered, picked, onPick } = hands;
  const canVote = isVotable(entry);
  const name = (asPart ? (labelOf(motion) ?? t('inParts.whole')) : null) ?? motion.title;
  const isBlocked = isUndecided(entry) && waitsFor.length > 0;
  return (
    <li
      className={classes.motion}
      data-testid="motion"
      data-state={state}
      data-blocked={isBlocked || undefined}
      data-next={isNext || undefined}
    >
      {picked !== null && canVote && (
        <Checkbox
          className={own.pick ?? ''}
          size="lg"
          aria-label={t('together.pick', { name })}
          checked={picked.has(motion.id)}
          disabled={hindered}
          onChange={(event) => onPick(motion.id, event.currentTarget.checked)}
        />
      )}
      <div className={classes.grow}>
        <p className={classes.name}>{name}</p>
        <p className={classes.tags}>
          <MotionStateTag state={state} />
          {asPart && <span className={classes.soft}>{t(`inParts.kind.${motion.scope.kind}`)}</span>}
          {!asPart && versionNumber !== null && (
            <span className={classes.soft}>{t('motion.version', { number: versionNumber })}</span>
          )}
        </p>
        {results.length > 0 ? (
          <ResultHistory results={results} />
        ) : (
          (!asPart || motion.scope.kind === 'whole') && <MotionTerms entry={entry} pack={pack} />
        )}
        {state === 'outdated' && <p className={classes.soft}>{t('motion.outdatedText')}</p>}
        {withdrawal !== null && <Withdrawn projection={projection} withdrawal={withdrawal} />}
        {isBlocked && <WaitsFor motions={waitsFor} />}
      </div>
      <RowHands entry={entry} {...hands} />
    </li>
  );
}

function Withdrawn({
  projection,
  withdrawal: { reason, by },
}: {
  readonly projection: Projection;
  readonly withdrawal: NonNullable<MotionEntry['withdrawal']>;
}) {
  const { t } = useTranslation('chair');
  const name = projection.members[by]?.name ?? by;
  return <p className={classes.soft}>{t('withdraw.done', { name, reason })}</p>;
}

type Dialog = 'open' | 'withdraw' | null;

function RowHands({ entry, projection, seconds, hindered }: MotionHands & { readonly entry: MotionEntry }) {
  const { t } = useTranslation('chair');
  const [dialog, setDialog] = useState<Dialog>(null);
  const desk = useVoteDesk();
  const isDecided = entry.results.length > 0 && entry.state !== 'open';
  const close = () => setDialog(null);
  return (
    <div className={own.hands}>
      {isVotable(entry) && (
        <Button
          size="lg"
          loading={desk.busy}
          disabled={hindered}
          onClick={() => void desk.open(entry, seconds)}
          leftSection={<IconGavel size={24} stroke={1.75} aria-hidden />}
        >
          {t('vote.open')}
        </Button>
      )}
      {isDecided && (
        <Button
          size="lg"
          variant="default"
          disabled={hindered || desk.busy}
          onClick={() => setDialog('open')}
          leftSection={<IconRotate size={24} stroke={1.75} aria-hidden />}
        >
          {t('again.start')}
        </Button>
      )}
      <MoreHands entry={entry} hindered={hindered} onDialog={setDialog} />
      {dialog === 'open' && <OpenVoteDialog {...{ projection, entry, seconds }} onClose={close} />}
      {dialog === 'withdraw' && <WithdrawDialog motion={entry.motion} onClose={close} />}
    </div>
  );
}

/** What is done less often with a motion that has no result. */
function MoreHands({
  entry,
  hindered,
  onDialog,
}: {
  readonly entry: MotionEntry;
  readonly hindered: boolean;
  readonly onDialog: (dialog: Dialog) => void;
}) {
  const { t } = useTranslation('chair');
  const { send } = useCommand();
  const { motion, state, vote } = entry;
  const mayRemove = vote === null;
  const mayWithdraw = isUndecided(entry) || state === 'outdated';
  if (!mayRemove && !mayWithdraw) return null;
  const label = t('motion.more', { title: motion.title });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon color="gray" aria-label={label} title={label}>
          <IconDotsVertical size={24} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isVotable(entry) && (
          <Menu.Item disabled={hindered} onClick={() => onDialog('open')}>
            {t('open.choose')}
          </Menu.Item>
        )}
        {mayWithdraw && <Menu.Item onClick={() => onDialog('withdraw')}>{t('withdraw.open')}</Menu.Item>}
        {mayRemove && (
          <Menu.Item onClick={() => void send({ type: 'removeMotion', motionId: motion.id })}>
            {t('motion.remove')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
