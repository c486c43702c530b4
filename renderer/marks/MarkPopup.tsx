import { ActionIcon } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Mark, MarkColor } from '../../shared/marks/mark.ts';
import type { PlacedMark } from '../room/RoomClient.ts';
import { useSignal } from '../room/RoomContext.tsx';
import { Card, CloseButton } from './Card.tsx';
import { MarkActions } from './MarkActions.tsx';
import classes from './marks.module.css';
import type { MarksLayer, Popup, SelectedPart } from './MarksLayer.ts';
import { NoteEditor } from './NoteEditor.tsx';
import { COLORS_OF } from './PenCase.ts';
import { Swatches } from './Swatches.tsx';

interface MarkPopupProps {
  readonly layer: MarksLayer;
  authorName(placed: PlacedMark): string;
}

/** What is open beside a mark, put into its page so that it moves with it. */
export function MarkPopup({ layer, authorName }: MarkPopupProps) {
  const popup = useSignal(layer.popup);
  const slot = popup === null ? null : (layer.overlay(popup.page)?.slot ?? null);
  if (popup === null || slot === null) return null;
  return createPortal(
    <Content key={keyOf(popup)} layer={layer} popup={popup} authorName={authorName} />,
    slot,
  );
}

function keyOf(popup: Popup): string {
  if (popup.kind === 'mark') return popup.id;
  return popup.kind === 'draft' ? `${popup.page} ${popup.at.join(' ')}` : 'selection';
}

function Content({ layer, popup, authorName }: MarkPopupProps & { readonly popup: Popup }) {
  if (popup.kind === 'selection') return <SelectionBar layer={layer} parts={popup.parts} />;
  if (popup.kind === 'draft')
    return <NoteEditor layer={layer} page={popup.page} at={popup.at} placed={null} />;
  return <PickedMark layer={layer} id={popup.id} authorName={authorName} />;
}

function PickedMark({ layer, id, authorName }: MarkPopupProps & { readonly id: string }) {
  const placed = layer.find(id);
  if (placed === null) return null;
  if (!placed.mine) return <ForeignMark layer={layer} placed={placed} name={authorName(placed)} />;
  if (placed.mark.kind === 'note') {
    return <NoteEditor layer={layer} page={placed.mark.page} at={placed.mark.at} placed={placed} />;
  }
  return <MarkBar layer={layer} placed={placed} />;
}

function ForeignMark({ layer, placed, name }: { layer: MarksLayer; placed: PlacedMark; name: string }) {
  const { t } = useTranslation('reading');
  return (
    <Card label={t('marks.picked')}>
      <div className={classes.cardHead}>
        <strong>{name}</strong>
        <CloseButton layer={layer} />
      </div>
      {placed.mark.kind === 'note' && (
        <p className={classes.noteText}>
          {placed.mark.text === '' ? t('marks.emptyNote') : placed.mark.text}
        </p>
      )}
    </Card>
  );
}

function MarkBar({ layer, placed }: { readonly layer: MarksLayer; readonly placed: PlacedMark }) {
  const { t } = useTranslation('reading');
  const { mark } = placed;
  const isInk = mark.kind === 'ink' && mark.tool === 'pen';
  const [isShared, setShared] = useState(placed.audience.kind !== 'private');
  const [color, setColor] = useState(mark.color);
  const recolor = (next: MarkColor): void => {
    layer.change(placed.id, { ...(layer.find(placed.id)?.mark ?? mark), color: next } as Mark);
    setColor(next);
  };
  return (
    <Card label={t('marks.picked')}>
      <Swatches
        colors={COLORS_OF[isInk ? 'pen' : 'marker']}
        chosen={color}
        isInk={isInk}
        onChoose={recolor}
      />
      <MarkActions layer={layer} id={placed.id} isShared={isShared} onShare={setShared} />
    </Card>
  );
}

function SelectionBar({
  layer,
  parts,
}: {
  readonly layer: MarksLayer;
  readonly parts: readonly SelectedPart[];
}) {
  const { t } = useTranslation('reading');
  const quote = parts.map((part) => part.quote).join('\n');
  const highlight = (color: MarkColor): void => {
    layer.addHighlights(parts, color);
    layer.open(null);
  };
  return (
    <Card label={t('marks.selection')} isRow>
      <Swatches colors={COLORS_OF.text} chosen={null} isInk={false} onChoose={highlight} />
      <ActionIcon
        variant="default"
        aria-label={t('marks.copy')}
        title={t('marks.copy')}
        onClick={() => {
          copy(quote);
          layer.open(null);
        }}
      >
        <IconCopy size={20} />
      </ActionIcon>
    </Card>
  );
}

/** The clipboard's own interface is missing where the page is not secure: the selection is copied instead. */
function copy(text: string): void {
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (clipboard === undefined) document.execCommand('copy');
  else clipboard.writeText(text).catch(() => document.execCommand('copy'));
}
