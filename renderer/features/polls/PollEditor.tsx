import { Button, Group, Modal, NumberInput, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemId, PollId } from '../../../shared/domain/ids.ts';
import { MOTION_KINDS, type MotionKind } from '../../../shared/domain/rulePack.ts';
import { SLIP_FORMS, SLIP_METHODS, type SlipForm, type SlipMethod } from '../../../shared/domain/slip.ts';
import type { PollView, Projection } from '../../../shared/protocol/projection.ts';
import { newId } from '../../ui/newId.ts';
import { Notice } from '../../ui/Notice.tsx';
import { programmeOf } from '../agenda/programme.ts';
import { useCommand } from '../session/useCommand.ts';
import { draftOf, emptyDraft, planOfDraft, type PollDraft } from './pollDraft.ts';
import { RowsField } from './RowsField.tsx';
import classes from './polls.module.css';

interface PollEditorProps {
  readonly projection: Projection;
  /** `null` for a new one. */
  readonly poll: PollView | null;
  /** Where a new one begins; the running item unless told. */
  readonly itemId?: ItemId;
  readonly onClose: () => void;
}

/** Prepares a poll by slip, or changes it as long as it was not opened. */
export function PollEditor({ projection, poll, itemId, onClose }: PollEditorProps) {
  const { t } = useTranslation(['polls', 'common']);
  const running = programmeOf(projection).running?.item.id ?? null;
  const [draft, setDraft] = useState<PollDraft>(() =>
    poll === null ? emptyDraft(itemId ?? running, t('formTitle.confidenceSlips')) : draftOf(poll),
  );
  const [showsFaults, setShowsFaults] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  // A run-off is among just those who were tied, for just those seats (L3).
  const isFixed = poll?.follows?.as === 'runOff';
  const save = async () => {
    setFault(null);
    const plan = planOfDraft(draft, poll?.id ?? newId<PollId>(), poll?.follows ?? null);
    if (plan === null) setShowsFaults(true);
    else if (await send({ type: 'putPoll', poll: plan })) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(poll === null ? 'desk.prepare' : 'editor.change')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      closeOnClickOutside={false}
      size="56rem"
    >
      <Stack gap="md" data-testid="poll-editor">
        <Kinds draft={draft} isFixed={poll?.follows != null} onDraft={setDraft} />
        <ItemField projection={projection} draft={draft} showsFaults={showsFaults} onDraft={setDraft} />
        <TextInput
          size="lg"
          label={t('editor.title')}
          maxLength={200}
          value={draft.title}
          onChange={(event) => setDraft({ ...draft, title: event.currentTarget.value })}
          error={showsFaults && draft.title.trim() === '' ? t('editor.titleMissing') : undefined}
        />
        {draft.form === 'election' && (
          <SeatsField draft={draft} isFixed={isFixed} showsFaults={showsFaults} onDraft={setDraft} />
        )}
        <RowsField
          projection={projection}
          draft={draft}
          isFixed={isFixed || poll?.follows?.as === 'confidence'}
          showsFaults={showsFaults}
          onDraft={setDraft}
        />
        {fault !== null && (
          <Notice tone="live" role="alert">
            {fault}
          </Notice>
        )}
        <Group justify="flex-end" className={classes.editorFoot ?? ''}>
          <Button size="lg" variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button size="lg" loading={busy} onClick={() => void save()}>
            {t('common:save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface FieldProps {
  readonly draft: PollDraft;
  readonly isFixed: boolean;
  readonly onDraft: (draft: PollDraft) => void;
}

/** What is asked, how it is cast, and for a proposal which majority it needs. */
function Kinds({ draft, isFixed, onDraft }: FieldProps) {
  const { t } = useTranslation(['polls', 'voting']);
  const { form, title } = draft;
  const setForm = (next: SlipForm) => {
    const isOwnTitle = title.trim() !== '' && title !== t(`formTitle.${form}`);
    onDraft({ ...draft, form: next, title: isOwnTitle ? title : t(`formTitle.${next}`) });
  };
  return (
    <>
      <Select
        size="lg"
        label={t('editor.form')}
        allowDeselect={false}
        disabled={isFixed}
        value={form}
        data={SLIP_FORMS.map((value) => ({ value, label: t(`form.${value}`) }))}
        onChange={(value) => value !== null && setForm(value as SlipForm)}
      />
      <div>
        <SegmentedControl
          size="lg"
          fullWidth
          aria-label={t('editor.method')}
          disabled={form === 'proposal'}
          value={form === 'proposal' ? 'paper' : draft.method}
          onChange={(method) => onDraft({ ...draft, method: method as SlipMethod })}
          data={SLIP_METHODS.map((value) => ({ value, label: t(`method.${value}`) }))}
        />
        <p className={classes.soft}>
          {t(form === 'proposal' ? 'editor.methodProposal' : `editor.methodText.${draft.method}`)}
        </p>
      </div>
      {form === 'proposal' && (
        <SegmentedControl
          size="lg"
          fullWidth
          aria-label={t('editor.kind')}
          disabled={isFixed}
          value={draft.kind}
          onChange={(kind) => onDraft({ ...draft, kind: kind as MotionKind })}
          data={MOTION_KINDS.map((value) => ({ value, label: t(`voting:motionKind.${value}`) }))}
        />
      )}
    </>
  );
}

function ItemField({
  projection,
  draft,
  showsFaults,
  onDraft,
}: Omit<FieldProps, 'isFixed'> & { readonly projection: Projection; readonly showsFaults: boolean }) {
  const { t } = useTranslation('polls');
  const items = programmeOf(projection).sittings.flatMap(({ items: entries }) => entries);
  return (
    <Select
      size="lg"
      label={t('editor.item')}
      searchable
      allowDeselect={false}
      value={draft.itemId}
      data={items.map(({ item, number }) => ({ value: item.id, label: `${number}. ${item.title}` }))}
      onChange={(value) => onDraft({ ...draft, itemId: value as ItemId | null })}
      error={showsFaults && draft.itemId === null ? t('editor.itemMissing') : undefined}
    />
  );
}

function SeatsField({
  draft,
  isFixed,
  showsFaults,
  onDraft,
}: FieldProps & { readonly showsFaults: boolean }) {
  const { t } = useTranslation('polls');
  const isTooMany = draft.toElect > draft.rows.length;
  return (
    <NumberInput
      size="lg"
      label={t('editor.toElect')}
      min={1}
      max={200}
      allowDecimal={false}
      disabled={isFixed}
      value={draft.toElect}
      onChange={(value) => {
        if (typeof value === 'number' && value >= 1) onDraft({ ...draft, toElect: value });
      }}
      error={showsFaults && isTooMany ? t('editor.toElectTooMany') : undefined}
    />
  );
}
