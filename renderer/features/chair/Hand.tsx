import { Button } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useRoom, useSignal } from '../../room/RoomContext.tsx';

interface HandProps {
  readonly icon: Icon;
  /** `first` and `light` show that they are at work; `other` and `danger` only wait. */
  readonly look: 'first' | 'light' | 'other' | 'danger';
  /** Something that the chair asked for is on its way. */
  readonly busy: boolean;
  /** Whether the rules allow it now; nothing is asked of the room without a connection. */
  readonly ready?: boolean;
  readonly onTouch: () => void;
  readonly children: ReactNode;
}

const LOOKS = {
  first: {},
  light: { variant: 'light' },
  other: { variant: 'default' },
  danger: { variant: 'light', color: 'red' },
} as const;

/** One of the chair's big buttons on what is being decided. */
export function Hand({ icon: HandIcon, look, busy, ready = true, onTouch, children }: HandProps) {
  const isOnline = useSignal(useRoom().connection) === 'online';
  const showsWork = look === 'first' || look === 'light';
  return (
    <Button
      {...LOOKS[look]}
      size="lg"
      loading={showsWork && busy}
      disabled={!isOnline || !ready || (busy && !showsWork)}
      onClick={onTouch}
      leftSection={<HandIcon size={24} stroke={1.75} aria-hidden />}
    >
      {children}
    </Button>
  );
}
