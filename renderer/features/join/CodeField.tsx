import { TextInput } from '@mantine/core';
import { useLayoutEffect, useRef, useState, type ChangeEvent, type ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { codeCharacters, formatCode } from './signInCode.ts';
import classes from './JoinPage.module.css';

interface CodeFieldProps {
  readonly value: string;
  readonly onChange: (code: string) => void;
  /** A pasted text that may be a whole join link. True when it was taken over. */
  readonly onPaste: (text: string) => boolean;
  readonly error: string | null;
}

/** The big field for the code: groups while typing, keeps the caret where the person put it. */
export function CodeField({ value, onChange, onPaste, error }: CodeFieldProps) {
  const { t } = useTranslation('join');
  const input = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState<number | null>(null);

  useLayoutEffect(() => {
    if (caret !== null && document.activeElement === input.current)
      input.current?.setSelectionRange(caret, caret);
  }, [caret, value]);

  const change = (event: ChangeEvent<HTMLInputElement>) => {
    const { value: typed, selectionStart } = event.currentTarget;
    const before = codeCharacters(typed.slice(0, selectionStart ?? typed.length)).length;
    const code = formatCode(typed);
    onChange(code);
    setCaret(before === codeCharacters(code).length ? code.length : before + Math.floor(before / 4));
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    if (onPaste(event.clipboardData.getData('text'))) event.preventDefault();
  };

  return (
    <TextInput
      ref={input}
      name="code"
      label={t('code.label')}
      description={t('code.hint')}
      placeholder="XXXX-XXXX-XXXX"
      value={value}
      onChange={change}
      onPaste={paste}
      error={error}
      autoComplete="one-time-code"
      autoCapitalize="characters"
      autoCorrect="off"
      spellCheck={false}
      enterKeyHint="go"
      classNames={{ input: classes.codeInput ?? '' }}
    />
  );
}
