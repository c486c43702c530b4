import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Motion } from '../../../shared/domain/vote.ts';
import { labelOf } from './motions.ts';
import classes from './parts.module.css';

const MOST_NAMES = 3;

/** Why a motion cannot be voted on yet: the parts that come before it. */
export function WaitsFor({ motions }: { readonly motions: readonly Motion[] }) {
  const { t } = useTranslation('chair');
  const names = motions.slice(0, MOST_NAMES).map((motion) => labelOf(motion) ?? motion.title);
  const more = motions.length - names.length;
  const all = more > 0 ? [...names, t('inParts.andMore', { count: more })] : names;
  return (
    <p className={classes.waits}>
      <IconLock size={20} stroke={1.75} aria-hidden />
      {t('inParts.waitsFor', { names: all.join('; ') })}
    </p>
  );
}
