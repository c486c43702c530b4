import { ActionIcon, Checkbox, SegmentedControl, Select, Textarea } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileId } from '../../../shared/domain/ids.ts';
import type { Motion } from '../../../shared/domain/vote.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useCommand } from '../session/useCommand.ts';
import { inOrderOfVoting, type MotionText } from './motions.ts';
import { motionsOnVersion, partsCommand, readParts, repeatedLabels, type NewPart } from './newParts.ts';
import classes from './parts.module.css';

interface PartsDialogProps {
  readonly texts: readonly MotionText[];
  readonly projection: Projection;
  readonly onClose: () => void;
}

/** As many as go on the list in one go. */
const MOST_PARTS = 100;

/** Puts amendments, clauses and the whole text on the list in one go, in the order in which they are voted on. */
export function PartsDialog({ texts, projection, onClose }: PartsDialogProps) {
  const { t } = useTranslation('chair');
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const [fileId, setFileId] = useState<FileId | undefined>(texts[0]?.file.id);
  const [typed, setTyped] = useState('');
  const [parts, setParts] = useState<readonly NewPart[]>([]);
  const [withWhole, setWithWhole] = useState(true);
  const text = texts.find(({ file }) => file.id === fileId) ?? texts[0];
  if (text === undefined) return null;
  const known = motionsOnVersion(projection, text);
  const hasWhole = known.some(({ scope }) => scope.kind === 'whole');
  const all = inOrderOfVoting([...parts, ...readParts(typed)], ({ kind }) => kind);
  const repeated = repeatedLabels(all, known);
  const save = async () => {
    setFault(null);
    if (await send(partsCommand(text, all, withWhole && !hasWhole, 'resolution'))) onClose();
  };
  return (
    <ActionDialog
      title={t('inParts.title')}
      action={t('inParts.save', { count: all.length + (withWhole && !hasWhole ? 1 : 0) })}
      size="lg"
      wide
      busy={busy}
      disabled={all.length === 0 || all.length > MOST_PARTS || repeated.size > 0}
      onAct={() => void save()}
      fault={fault}
      onClose={onClose}
    >
      <Select
        size="lg"
        label={t('inParts.file')}
        allowDeselect={false}
        value={text.file.id}
        data={texts.map(({ file, version }) => ({
          value: file.id,
          label: `${file.title} · ${t('motion.version', { number: version.number })}`,
        }))}
        onChange={(value) => setFileId((value as FileId | null) ?? undefined)}
      />
      <Textarea
        size="lg"
        label={t('inParts.entry')}
        description={t('inParts.entryText')}
        placeholder={t('inParts.example')}
        data-autofocus
        autosize
        minRows={2}
        maxRows={6}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Preview
        {...{ all, known, repeated, withWhole, hasWhole }}
        onParts={setParts}
        onTaken={() => setTyped('')}
      />
      {!hasWhole && (
        <Checkbox
          size="lg"
          label={t('inParts.withWhole')}
          checked={withWhole}
          onChange={(event) => setWithWhole(event.currentTarget.checked)}
        />
      )}
      {repeated.size > 0 && (
        <Notice tone="warn" role="status">
          {t('inParts.repeated', { names: [...repeated].join('; ') })}
        </Notice>
      )}
      {all.length > MOST_PARTS && (
        <Notice tone="warn" role="status">
          {t('inParts.tooMany', { count: MOST_PARTS })}
        </Notice>
      )}
    </ActionDialog>
  );
}

interface PreviewProps {
  readonly all: readonly NewPart[];
  /** On the list already. */
  readonly known: readonly Motion[];
  readonly repeated: ReadonlySet<string>;
  readonly withWhole: boolean;
  readonly hasWhole: boolean;
  readonly onParts: (parts: readonly NewPart[]) => void;
  /** What was only typed is in the list now. */
  readonly onTaken: () => void;
}

/** The order of the votes as it will be, with what is on the list already. */
function Preview({ all, known, repeated, withWhole, hasWhole, onParts, onTaken }: PreviewProps) {
  const { t } = useTranslation('chair');
  const change = (parts: readonly NewPart[]) => {
    onParts(inOrderOfVoting(parts, ({ kind }) => kind));
    onTaken();
  };
  const swap = (from: number, to: number) => {
    const moved = [...all];
    const [one, other] = [moved[from], moved[to]];
    if (one === undefined || other === undefined) return;
    [moved[from], moved[to]] = [other, one];
    change(moved);
  };
  const canSwap = (from: number, to: number) => all[from]?.kind === all[to]?.kind;
  return (
    <section aria-label={t('inParts.order')}>
      <h4 className={classes.previewTitle}>{t('inParts.order')}</h4>
      {all.length === 0 && <p className={classes.soft}>{t('inParts.empty')}</p>}
      <ol className={classes.preview} data-testid="parts-preview">
        {all.map((part, index) => (
          <li key={`${index} ${part.label}`} data-repeated={repeated.has(part.label) || undefined}>
            <span className={classes.previewNumber}>{index + 1}</span>
            <span className={classes.previewLabel}>{part.label}</span>
            <SegmentedControl
              size="sm"
              aria-label={t('inParts.kindOf', { name: part.label })}
              value={part.kind}
              onChange={(kind) =>
                change(all.map((one, at) => (at === index ? { ...one, kind: kind as NewPart['kind'] } : one)))
              }
              data={(['amendment', 'clause'] as const).map((value) => ({
                value,
                label: t(`inParts.kind.${value}`),
              }))}
            />
            <span className={classes.previewHands}>
              <ActionIcon
                color="gray"
                aria-label={t('inParts.up', { name: part.label })}
                disabled={!canSwap(index, index - 1)}
                onClick={() => swap(index, index - 1)}
              >
                <IconArrowUp size={22} stroke={1.75} aria-hidden />
              </ActionIcon>
              <ActionIcon
                color="gray"
                aria-label={t('inParts.down', { name: part.label })}
                disabled={!canSwap(index, index + 1)}
                onClick={() => swap(index, index + 1)}
              >
                <IconArrowDown size={22} stroke={1.75} aria-hidden />
              </ActionIcon>
              <ActionIcon
                color="gray"
                aria-label={t('inParts.drop', { name: part.label })}
                onClick={() => change(all.filter((_, at) => at !== index))}
              >
                <IconX size={22} stroke={1.75} aria-hidden />
              </ActionIcon>
            </span>
          </li>
        ))}
        {all.length > 0 && (withWhole || hasWhole) && (
          <li>
            <span className={classes.previewNumber}>{all.length + 1}</span>
            <span className={classes.previewLabel}>{t('inParts.whole')}</span>
            {hasWhole && <span className={classes.soft}>{t('inParts.isListed')}</span>}
          </li>
        )}
      </ol>
      {known.length > 0 && <p className={classes.soft}>{t('inParts.known', { count: known.length })}</p>}
    </section>
  );
}
