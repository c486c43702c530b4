import { Button, PasswordInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from './reading.module.css';

interface PasswordPromptProps {
  /** After a wrong password. */
  readonly again: boolean;
  readonly home: string;
  onAnswer(password: string): void;
}

export function PasswordPrompt({ again, home, onAnswer }: PasswordPromptProps) {
  const { t } = useTranslation('reading');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (password !== '') onAnswer(password);
  };
  return (
    <form className={classes.message} onSubmit={submit}>
      <span className={classes.messageIcon}>
        <IconLock size={34} stroke={1.5} aria-hidden />
      </span>
      <h2>{t('password.title')}</h2>
      <p>{t('password.text')}</p>
      <PasswordInput
        className={classes.password}
        label={t('password.field')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={again ? <span role="alert">{t('password.wrong')}</span> : undefined}
        autoComplete="off"
        data-autofocus
        autoFocus
      />
      <div className={classes.messageActions}>
        <Button type="submit" disabled={password === ''}>
          {t('password.open')}
        </Button>
        <Button component={Link} to={home} variant="default">
          {t('password.cancel')}
        </Button>
      </div>
    </form>
  );
}
