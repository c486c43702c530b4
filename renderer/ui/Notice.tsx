import {
  IconAlertTriangle,
  IconCircleCheck,
  IconExclamationCircle,
  IconInfoCircle,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Notice.module.css';

/** `live` is for what is live or cannot be undone, and for failures. */
type NoticeTone = 'info' | 'warn' | 'live' | 'good';

const ICONS = {
  info: IconInfoCircle,
  warn: IconAlertTriangle,
  live: IconExclamationCircle,
  good: IconCircleCheck,
} as const;

interface NoticeProps {
  readonly tone: NoticeTone;
  readonly title?: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  /** `alert` when it answers what the person just did. */
  readonly role?: 'alert' | 'status';
}

/** A sentence with its next step. */
export function Notice({ tone, title, children, action, role }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div className={`${classes.notice} ${classes[tone]}`} role={role}>
      <Icon size={24} stroke={1.75} aria-hidden />
      <div className={classes.text}>
        {title !== undefined && <p className={classes.title}>{title}</p>}
        <div>{children}</div>
        {action !== undefined && <div className={classes.action}>{action}</div>}
      </div>
    </div>
  );
}
