import type { ComponentType, ReactNode } from 'react';
import classes from './Blank.module.css';

interface BlankProps {
  readonly icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** What stands where a list has nothing to show: why, and what to do. */
export function Blank({ icon: Icon, title, children, action }: BlankProps) {
  return (
    <div className={classes.blank}>
      <span className={classes.icon}>
        <Icon size={34} stroke={1.5} aria-hidden />
      </span>
      <p className={classes.title}>{title}</p>
      {children !== undefined && <p className={classes.text}>{children}</p>}
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </div>
  );
}
