import { ActionIcon, Button, Popover } from '@mantine/core';
import { IconBottle, IconDeviceTabletX, IconDots, IconFileText, IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CALL_NEEDS, type CallNeed, type ClerkCall } from '../../../shared/domain/announcement.ts';
import type { CallId } from '../../../shared/domain/ids.ts';
import { useProjection, useSeat } from '../../room/RoomContext.tsx';
import { newId } from '../../ui/newId.ts';
import { Notice } from '../../ui/Notice.tsx';
import { formatClock } from '../../ui/time.ts';
import { useCommand } from '../session/useCommand.ts';
import classes from './notices.module.css';

const ICONS = { water: IconBottle, paper: IconFileText, device: IconDeviceTabletX, other: IconDots } as const;

/** Calls a clerk to one's seat without getting up, and shows what became of it. */
export function CallClerk() {
  const { t } = useTranslation('notices');
  const call = useSeat()?.call.newest;
  const open = call !== undefined && call.state.kind !== 'settled' ? call : null;
  const [isShown, setShown] = useState(false);
  const label =
    open === null
      ? t('call.button')
      : t(open.state.kind === 'taken' ? 'call.state.taken' : 'call.state.waiting');
  return (
    <>
      <p className={classes.spoken} aria-live="polite">
        {call !== undefined && <CallSentence call={call} />}
      </p>
      <Popover position="bottom-end" withArrow opened={isShown} onChange={setShown}>
        <Popover.Target>
          <ActionIcon
            aria-label={label}
            title={label}
            variant={open === null ? 'subtle' : 'filled'}
            onClick={() => setShown(!isShown)}
          >
            <IconUserQuestion size={24} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown>
          <div className={classes.panel} data-testid="call-clerk">
            <h2>{t('call.title')}</h2>
            {open === null ? <CallForm last={call ?? null} /> : <OpenCall call={open} />}
          </div>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}

function CallForm({ last }: { readonly last: ClerkCall | null }) {
  const { t } = useTranslation('notices');
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const call = (need: CallNeed | null) => {
    setFault(null);
    void send({ type: 'callClerk', callId: newId<CallId>(), need });
  };
  return (
    <>
      <p className={classes.soft}>{last === null ? t('call.lead') : <CallSentence call={last} />}</p>
      <div className={classes.needs}>
        {CALL_NEEDS.map((need) => {
          const Icon = ICONS[need];
          return (
            <Button
              key={need}
              variant="default"
              size="lg"
              disabled={busy}
              leftSection={<Icon size={24} stroke={1.75} aria-hidden />}
              onClick={() => call(need)}
            >
              {t(`call.need.${need}`)}
            </Button>
          );
        })}
      </div>
      <Button size="lg" loading={busy} onClick={() => call(null)}>
        {t('call.plain')}
      </Button>
      {fault !== null && (
        <Notice tone="live" role="alert">
          {fault}
        </Notice>
      )}
    </>
  );
}

function OpenCall({ call }: { readonly call: ClerkCall }) {
  const { t } = useTranslation('notices');
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  return (
    <>
      <p className={classes.words}>
        <CallSentence call={call} />
      </p>
      <Button
        variant="default"
        loading={busy}
        onClick={() => void send({ type: 'settleCall', callId: call.id })}
      >
        {t('call.withdraw')}
      </Button>
      {fault !== null && (
        <Notice tone="live" role="alert">
          {fault}
        </Notice>
      )}
    </>
  );
}

/** What became of one's call, in a sentence. */
function CallSentence({ call: { need, at, state, memberId } }: { readonly call: ClerkCall }) {
  const { t, i18n } = useTranslation('notices');
  const members = useProjection()?.members;
  const what = need === null ? t('call.need.none') : t(`call.need.${need}`);
  const clock = formatClock(at, i18n.language);
  switch (state.kind) {
    case 'waiting':
      return t('call.waiting', { what, clock });
    case 'taken':
      return t('call.taken', { what, name: members?.[state.by]?.name ?? t('call.desk') });
    case 'settled':
      return t(state.by === memberId ? 'call.withdrawn' : 'call.settled', { what, clock });
  }
}
