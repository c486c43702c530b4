import type { ReactNode } from 'react';
import classes from './Tag.module.css';

interface TagProps {
  readonly tone?: 'plain' | 'accent' | 'live' | 'good' | 'warn';
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** A word about a thing: never by colour alone. */
export function Tag({ tone = 'plain', icon, children }: TagProps) {
  return (
    <span className={tone === 'plain' ? classes.tag : `${classes.tag} ${classes[tone]}`}>
      {icon}
      {children}
    </span>
  );
}
