import {
  IconCheckbox,
  IconChevronDown,
  IconChevronsUp,
  IconChevronUp,
  IconCircleCheck,
  IconCircleX,
  IconEqual,
  IconMinus,
} from '@tabler/icons-react';
import type { Mark, RowOutcome } from '../../../shared/domain/slip.ts';
import classes from './marks.module.css';

type Icon = typeof IconCircleCheck;

/** How each mark looks, everywhere: icon and colour beside the word. The class sets `--choice` and `--choice-soft`. */
export const MARK_LOOKS: Readonly<Record<Mark, { readonly Icon: Icon; readonly className: string }>> = {
  high: { Icon: IconChevronsUp, className: classes.best ?? '' },
  medium: { Icon: IconChevronUp, className: classes.middle ?? '' },
  low: { Icon: IconChevronDown, className: classes.least ?? '' },
  trust: { Icon: IconCircleCheck, className: classes.best ?? '' },
  noTrust: { Icon: IconCircleX, className: classes.least ?? '' },
  elect: { Icon: IconCheckbox, className: classes.best ?? '' },
  agree: { Icon: IconCircleCheck, className: classes.best ?? '' },
  disagree: { Icon: IconCircleX, className: classes.least ?? '' },
};

type Tone = 'plain' | 'good' | 'warn' | 'accent';

/** What came of a row: never by colour alone. */
export const OUTCOME_LOOKS: Readonly<Record<RowOutcome, { readonly Icon: Icon; readonly tone: Tone }>> = {
  kept: { Icon: IconCircleCheck, tone: 'plain' },
  mayResign: { Icon: IconChevronDown, tone: 'warn' },
  confidenceVoteFollows: { Icon: IconCircleX, tone: 'warn' },
  trusted: { Icon: IconCircleCheck, tone: 'good' },
  notTrusted: { Icon: IconCircleX, tone: 'warn' },
  elected: { Icon: IconCircleCheck, tone: 'good' },
  notElected: { Icon: IconMinus, tone: 'plain' },
  tied: { Icon: IconEqual, tone: 'accent' },
  carried: { Icon: IconCircleCheck, tone: 'good' },
  notCarried: { Icon: IconCircleX, tone: 'plain' },
};
