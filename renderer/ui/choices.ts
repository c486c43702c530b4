import { IconCircleCheck, IconCircleMinus, IconCircleX } from '@tabler/icons-react';
import type { Choice } from '../../shared/domain/rulePack.ts';
import classes from './choices.module.css';

/**
 * How each choice looks, everywhere: icon and colour; the word is the rule pack's. The class sets `--choice` and
 * `--choice-soft` for what stands in it. Teal, orange and slate stay apart for colour-blind eyes, and none is the
 * red of what is live.
 */
export const CHOICE_LOOKS: Readonly<
  Record<Choice, { readonly Icon: typeof IconCircleCheck; readonly className: string }>
> = {
  for: { Icon: IconCircleCheck, className: classes.for ?? '' },
  against: { Icon: IconCircleX, className: classes.against ?? '' },
  abstain: { Icon: IconCircleMinus, className: classes.abstain ?? '' },
};
