import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
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
  return (
    <div
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
