import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './marks.module.css';
import type { MarksLayer } from './MarksLayer.ts';

export function CloseButton({ layer }: { readonly layer: MarksLayer }) {
  const { t } = useTranslation('reading');
  return (
    <ActionIcon
      color="gray"
      aria-label={t('marks.done')}
      title={t('marks.done')}
      onClick={() => layer.open(null)}
    >
      <IconX size={20} />
    </ActionIcon>
  );
}

interface CardProps {
  readonly label: string;
  readonly isRow?: boolean;
  readonly children: ReactNode;
}

/** A press on it neither writes on the page nor takes away the selected text. */
export function Card({ label, isRow = false, children }: CardProps) {
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (card.current !== null) bringIntoSight(card.current);
  }, []);
  return (
    <div
      ref={card}
      className={classes.card}
      data-row={isRow || undefined}
      role="dialog"
      aria-label={label}
      onPointerDown={(event) => {
        event.stopPropagation();
        if (!(event.target instanceof HTMLTextAreaElement)) event.preventDefault();
      }}
      onMouseDown={(event) => {
        if (!(event.target instanceof HTMLTextAreaElement)) event.preventDefault();
      }}
    >
      {children}
    </div>
  );
}

const MARGIN = 8;

/** Moves a card beside a mark at the edge into the part of the page that shows. */
function bringIntoSight(card: HTMLElement): void {
  const container = card.closest('.reader-container');
  if (container === null) return;
  const view = container.getBoundingClientRect();
  const box = card.getBoundingClientRect();
  const tooFarRight = Math.max(0, box.right - (view.left + container.clientWidth - MARGIN));
  const tooFarLeft = Math.max(0, view.left + MARGIN - box.left);
  card.style.setProperty('--shift', `${tooFarLeft - tooFarRight}px`);
  const tooLow = Math.max(0, box.bottom - (view.top + container.clientHeight - MARGIN));
  const tooHigh = Math.max(0, view.top + MARGIN - box.top);
  container.scrollTop += tooLow - tooHigh;
}
