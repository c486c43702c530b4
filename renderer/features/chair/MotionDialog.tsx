import { Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOTION_KINDS, type MotionKind, type RulePack } from '../../../shared/domain/rulePack.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { useCommand } from '../session/useCommand.ts';
import { neededUnder, termsOfPack, useMajority } from '../voting/useMajority.ts';
import { motionOf } from './motionOf.ts';
import type { MotionText } from './motions.ts';
import classes from './chair.module.css';

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
  const majority = useMajority();
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
      <Radio.Group label={t('motion.kind')} value={kind} onChange={(value) => setKind(value as MotionKind)}>
        <Stack gap="sm" mt="xs">
          {MOTION_KINDS.map((one) => (
            <Radio.Card key={one} value={one} className={classes.kind ?? ''}>
              <Radio.Indicator size="lg" />
              <span className={classes.grow}>
                <span className={classes.name}>{majority(one, termsOfPack(projection, pack, one))}</span>
                <span className={classes.soft}>{t(`motion.kindText.${one}`)}</span>
              </span>
              <strong className={classes.needed} aria-hidden="true">
                {neededUnder(termsOfPack(projection, pack, one))?.join('/')}
              </strong>
            </Radio.Card>
          ))}
        </Stack>
      </Radio.Group>
    </ActionDialog>
  );
}
