import { Loader } from '@mantine/core';
import classes from './Waiting.module.css';

/** A wait that fills the page, with what is being waited for. */
export function Waiting({ title, text }: { readonly title: string; readonly text?: string }) {
  return (
    <div className={classes.waiting} role="status">
      <Loader type="dots" size="lg" aria-hidden />
      <p className={classes.title}>{title}</p>
      {text !== undefined && <p className={classes.text}>{text}</p>}
    </div>
  );
}
