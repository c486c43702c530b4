import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MOTION_KINDS, type MotionKind, type RulePack } from '../../../shared/domain/rulePack.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { neededUnder, termsOfPack, useMajority } from '../voting/useMajority.ts';
import classes from './chair.module.css';

interface KindFieldProps {
  readonly kind: MotionKind;
  readonly onKind: (kind: MotionKind) => void;
  readonly pack: RulePack;
  readonly projection: Projection;
}

/** What a motion asks for, with how many have to be for it. */
export function KindField({ kind, onKind, pack, projection }: KindFieldProps) {
  const { t } = useTranslation('chair');
  const majority = useMajority();
  return (
    <Radio.Group label={t('motion.kind')} value={kind} onChange={(value) => onKind(value as MotionKind)}>
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
  );
}
