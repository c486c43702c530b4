import { IconCircleCheck, IconCircleX, IconMessageCircle } from '@tabler/icons-react';
import type { Opinion } from '../../../shared/domain/opinion.ts';
import { CHOICE_LOOKS } from '../../ui/choices.ts';

/** How each opinion looks: the colours of a vote's choices, with its own icon for another opinion. */
export const OPINION_LOOKS: Readonly<
  Record<Opinion, { readonly Icon: typeof IconCircleCheck; readonly className: string }>
> = {
  agree: { Icon: IconCircleCheck, className: CHOICE_LOOKS.for.className },
  disagree: { Icon: IconCircleX, className: CHOICE_LOOKS.against.className },
  other: { Icon: IconMessageCircle, className: CHOICE_LOOKS.abstain.className },
};
