import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { IconUserMinus, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../../shared/domain/command.ts';
import type { GroupId, MemberId } from '../../../shared/domain/ids.ts';
import { MANDATE_ENDS, type MandateEnd } from '../../../shared/domain/mandate.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { useProjection } from '../../room/RoomContext.tsx';
import { newId } from '../../ui/newId.ts';
import { Notice } from '../../ui/Notice.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { CommandDialog } from '../desk/CommandDialog.tsx';
import desk from '../desk/desk.module.css';
import { WeightsBox } from '../proxies/WeightsBox.tsx';
import { delegatesOf } from '../voting/sitting.ts';
import classes from './house.module.css';

/** How many delegates the council has, and the decisions that changed it. */
export function MandatesDesk() {
  const { t, i18n } = useTranslation('house');
  const projection = useProjection();
  const [dialog, setDialog] = useState<'end' | 'fill' | null>(null);
  if (projection === null) return null;
  const { seats } = projection.session.about.council;
  const onRoster = delegatesOf(projection).length;
  const changes = Object.entries(projection.mandates)
    .sort(([a], [b]) => Number(b) - Number(a))
    .map(([, change]) => change);
  return (
    <>
      <div className={desk.workHead}>
        <h2>{t('mandate.title')}</h2>
      </div>
      <section className={desk.box}>
        <p className={classes.total} data-testid="total">
          <strong>{seats}</strong> {t('mandate.delegates')}
        </p>
        <p className={desk.hint}>{t('mandate.lead', { count: onRoster })}</p>
        <div className={classes.packActions}>
          <Button
            variant="light"
            onClick={() => setDialog('end')}
            leftSection={<IconUserMinus size={22} stroke={1.75} aria-hidden />}
          >
            {t('mandate.end')}
          </Button>
          <Button
            variant="light"
            onClick={() => setDialog('fill')}
            leftSection={<IconUserPlus size={22} stroke={1.75} aria-hidden />}
          >
            {t('mandate.fill')}
          </Button>
        </div>
      </section>
      <WeightsBox projection={projection} />
      <section className={desk.box} aria-label={t('mandate.changes')}>
        <h3>{t('mandate.changes')}</h3>
        {changes.length === 0 && <p className={desk.soft}>{t('mandate.none')}</p>}
        <ul className={desk.named}>
          {changes.map(({ kind, memberId, name, decision, at, seats: after }) => (
            <li key={`${at}/${memberId}`} data-testid="mandate-change">
              <span className={desk.namedText}>
                <strong>{name}</strong> · {t(`mandate.kind.${kind}`)}
                <br />
                <span className={desk.soft}>
                  {decision} · {formatDateTime(at, i18n.language)}
                </span>
              </span>
              <strong>{t('mandate.after', { count: after })}</strong>
            </li>
          ))}
        </ul>
      </section>
      {dialog === 'end' && <EndDialog projection={projection} onClose={() => setDialog(null)} />}
      {dialog === 'fill' && <FillDialog projection={projection} onClose={() => setDialog(null)} />}
    </>
  );
}

interface DialogProps {
  readonly projection: Projection;
  readonly onClose: () => void;
}

function EndDialog({ projection, onClose }: DialogProps) {
  const { t } = useTranslation(['house', 'desk']);
  const [memberId, setMemberId] = useState<MemberId | null>(null);
  const [reason, setReason] = useState<MandateEnd>('resigned');
  const [decision, setDecision] = useState('');
  const { seats } = projection.session.about.council;
  const command = (): Command | null =>
    memberId === null || decision.trim() === ''
      ? null
      : { type: 'endMandate', memberId, reason, decision: decision.trim() };
  return (
    <CommandDialog title={t('mandate.end')} command={command} overtaken={false} onClose={onClose}>
      {(showFaults) => (
        <>
          <Select
            label={t('mandate.who')}
            searchable
            data={delegatesOf(projection).map(({ id, name }) => ({ value: id, label: name }))}
            value={memberId}
            onChange={(value) => setMemberId(value as MemberId | null)}
            error={showFaults && memberId === null ? t('desk:required') : undefined}
            required
            data-autofocus
          />
          <Select
            label={t('mandate.reason')}
            allowDeselect={false}
            data={MANDATE_ENDS.map((one) => ({ value: one, label: t(`mandate.kind.${one}`) }))}
            value={reason}
            onChange={(value) => value !== null && setReason(value as MandateEnd)}
          />
          <DecisionField value={decision} onChange={setDecision} showFaults={showFaults} />
          <Notice tone="warn">{t('mandate.endText', { before: seats, after: seats - 1 })}</Notice>
        </>
      )}
    </CommandDialog>
  );
}

function FillDialog({ projection, onClose }: DialogProps) {
  const { t } = useTranslation(['house', 'desk']);
  const [id] = useState(() => newId<MemberId>());
  const [name, setName] = useState('');
  const [position, setPosition] = useState('');
  const [groupId, setGroupId] = useState<GroupId | null>(null);
  const [decision, setDecision] = useState('');
  const { seats } = projection.session.about.council;
  const command = (): Command | null => {
    if (name.trim() === '' || decision.trim() === '') return null;
    const person = { id, name: name.trim(), position: position.trim(), groupId, committeeIds: [] };
    return { type: 'fillVacancy', member: { ...person, roles: ['delegate'] }, decision: decision.trim() };
  };
  return (
    <CommandDialog title={t('mandate.fill')} command={command} overtaken={false} onClose={onClose}>
      {(showFaults) => (
        <>
          <TextInput
            label={t('desk:member.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={showFaults && name.trim() === '' ? t('desk:required') : undefined}
            required
            data-autofocus
          />
          <TextInput
            label={t('desk:member.position')}
            value={position}
            onChange={(event) => setPosition(event.currentTarget.value)}
          />
          <Select
            label={t('mandate.group')}
            clearable
            data={Object.values(projection.groups).map((one) => ({ value: one.id, label: one.name }))}
            value={groupId}
            onChange={(value) => setGroupId(value as GroupId | null)}
          />
          <DecisionField value={decision} onChange={setDecision} showFaults={showFaults} />
          <Notice tone="warn">{t('mandate.fillText', { before: seats, after: seats + 1 })}</Notice>
        </>
      )}
    </CommandDialog>
  );
}

interface DecisionFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly showFaults: boolean;
}

function DecisionField({ value, onChange, showFaults }: DecisionFieldProps) {
  const { t } = useTranslation(['house', 'desk']);
  return (
    <Textarea
      label={t('mandate.decision')}
      placeholder={t('mandate.decisionExample')}
      autosize
      minRows={2}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={showFaults && value.trim() === '' ? t('desk:required') : undefined}
      required
    />
  );
}
