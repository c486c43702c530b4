import { Button, Select } from '@mantine/core';
import { IconDoorEnter, IconDoorExit, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sitting } from '../../../shared/domain/agenda.ts';
import type { SittingId } from '../../../shared/domain/ids.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { Notice } from '../../ui/Notice.tsx';
import { formatClock, formatSpan } from '../../ui/time.ts';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { OpenSittingDialog } from '../house/OpenSittingDialog.tsx';
import { useCommand } from '../session/useCommand.ts';
import { quorumOf, sittingsToCome, type OpenSitting } from '../voting/sitting.ts';
import { BreakButton } from './BreakButton.tsx';
import classes from './chair.module.css';

interface SittingBarProps {
  readonly projection: Projection;
  readonly sitting: Sitting;
  readonly open: OpenSitting | null;
  readonly onSitting: (id: SittingId) => void;
}

/** The sitting, whether enough delegates are here, and its opening and close. */
export function SittingBar({ projection, sitting, open, onSitting }: SittingBarProps) {
  const { t, i18n } = useTranslation(['chair', 'house']);
  const { send, busy } = useCommand();
  const confirm = useConfirmation();
  const sittings = sittingsToCome(projection);
  const isVoteOpen = Object.values(projection.votes).some((vote) => vote.state === 'open');
  const [opening, setOpening] = useState(false);
  const closeSitting = async () => {
    const sure = await confirm({
      title: t('sitting.closeTitle', { title: sitting.title }),
      body: t('sitting.closeText'),
      confirm: t('sitting.close'),
      final: true,
    });
    if (sure) await send({ type: 'closeSitting', sittingId: sitting.id });
  };
  return (
    <section className={classes.sitting} aria-label={t('sitting.label')}>
      <div className={classes.sittingText}>
        {open === null && sittings.length > 1 ? (
          <Select
            aria-label={t('sitting.choose')}
            allowDeselect={false}
            value={sitting.id}
            onChange={(value) => value !== null && onSitting(value as SittingId)}
            data={sittings.map(({ id, title }) => ({ value: id, label: title }))}
          />
        ) : (
          <h2>{sitting.title}</h2>
        )}
        <p>
          {open === null
            ? formatSpan(sitting, i18n.language)
            : open.pause !== null
              ? open.pause.until === null
                ? t('break.open')
                : t('break.pausedUntil', { clock: formatClock(open.pause.until, i18n.language) })
              : t('sitting.since', {
                  clock: formatClock(open.openedAt, i18n.language),
                  pack: open.pack.name,
                })}
        </p>
      </div>
      {open !== null && <QuorumMark projection={projection} open={open} />}
      {open !== null && quorumOf(projection, open).broken && (
        <div className={classes.broken} data-testid="quorum-broken">
          <Notice tone="live" role="alert" title={t('house:quorum.broken')}>
            {t('house:quorum.brokenText')}
          </Notice>
        </div>
      )}
      {opening && open === null && (
        <OpenSittingDialog projection={projection} sitting={sitting} onClose={() => setOpening(false)} />
      )}
      {open === null ? (
        <Button
          size="lg"
          loading={busy}
          onClick={() => setOpening(true)}
          leftSection={<IconDoorEnter size={24} stroke={1.75} aria-hidden />}
        >
          {t('sitting.open')}
        </Button>
      ) : (
        <>
          <BreakButton sittingId={sitting.id} pause={open.pause} disabled={isVoteOpen} />
          <Button
            variant="default"
            loading={busy}
            onClick={() => void closeSitting()}
            leftSection={<IconDoorExit size={22} stroke={1.75} aria-hidden />}
          >
            {t('sitting.close')}
          </Button>
        </>
      )}
    </section>
  );
}

/** "45/61 có mặt, cần ít nhất 41" */
function QuorumMark({ projection, open }: { readonly projection: Projection; readonly open: OpenSitting }) {
  const { t } = useTranslation('chair');
  const { here, needed, total, met } = quorumOf(projection, open);
  return (
    <p className={classes.quorum} data-met={met || undefined} role="status" data-testid="quorum">
      <IconUsersGroup size={26} stroke={1.75} aria-hidden />
      <span>
        <strong>{t('quorum.count', { here, seats: total })}</strong>
        <span>{t(met ? 'quorum.met' : 'quorum.missing', { needed, missing: needed - here })}</span>
      </span>
    </p>
  );
}
