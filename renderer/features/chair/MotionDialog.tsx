import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MotionKind, RulePack } from '../../../shared/domain/rulePack.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { useCommand } from '../session/useCommand.ts';
import { KindField } from './KindField.tsx';
import { motionOf } from './motionOf.ts';
import type { MotionText } from './motions.ts';

interface MotionDialogProps {
  readonly text: MotionText;
  readonly pack: RulePack;
  readonly projection: Projection;
  readonly onClose: () => void;
}

/** Puts a draft on the list of votes: what it asks for decides how many have to be for it. */
export function MotionDialog({ text, pack, projection, onClose }: MotionDialogProps) {
  const { t } = useTranslation(['chair', 'common']);
  const { send, busy } = useCommand();
  const [kind, setKind] = useState<MotionKind>('resolution');
  const make = async () => {
    if (await send(motionOf(text, kind))) onClose();
  };
  return (
    <ActionDialog
      title={t('motion.makeTitle')}
      action={t('motion.add')}
      size="lg"
      focusAction
      busy={busy}
      onAct={() => void make()}
      onClose={onClose}
    >
      <Text fw={600}>
        {text.file.title} · {t('motion.version', { number: text.version.number })}
      </Text>
      <KindField {...{ kind, onKind: setKind, pack, projection }} />
    </ActionDialog>
  );
}
