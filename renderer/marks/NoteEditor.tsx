import { Textarea } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_NOTE_CHARACTERS, type MarkColor } from '../../shared/marks/mark.ts';
import type { PlacedMark } from '../room/RoomClient.ts';
import { Card, CloseButton } from './Card.tsx';
import { MarkActions } from './MarkActions.tsx';
import classes from './marks.module.css';
import type { MarksLayer } from './MarksLayer.ts';
import { COLORS_OF } from './PenCase.ts';
import { Swatches } from './Swatches.tsx';

const WRITING_REST_MS = 900;

interface NoteEditorProps {
  readonly layer: MarksLayer;
  readonly page: number;
  readonly at: readonly [number, number];
  /** `null` for a note that is not written yet: it comes to be with its first words. */
  readonly placed: PlacedMark | null;
}

/** One's own note, kept as one writes. */
export function NoteEditor({ layer, page, at, placed }: NoteEditorProps) {
  const { t } = useTranslation('reading');
  const note = useNote(layer, page, at, placed);
  const isShared =
    placed === null ? layer.penCase.get().audience === 'room' : placed.audience.kind !== 'private';
  const [shared, setShared] = useState(isShared);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // The page must not jump to the field: it is where the person has just tapped.
    field.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Card label={placed === null ? t('marks.newNote') : t('marks.note')}>
      <div className={classes.cardHead}>
        <strong>{placed === null ? t('marks.newNote') : t('marks.note')}</strong>
        <span className={classes.hint}>{t('marks.noteSaved')}</span>
        <CloseButton layer={layer} />
      </div>
      <Textarea
        ref={field}
        aria-label={t('marks.noteText')}
        placeholder={t('marks.notePlaceholder')}
        autosize
        minRows={3}
        maxRows={8}
        maxLength={MAX_NOTE_CHARACTERS}
        value={note.text}
        onChange={(event) => note.write(event.currentTarget.value)}
        onBlur={() => note.save()}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          layer.open(null);
        }}
      />
      <Swatches colors={COLORS_OF.note} chosen={note.color} isInk={false} onChoose={note.setColor} />
      {note.id !== null && <MarkActions layer={layer} id={note.id} isShared={shared} onShare={setShared} />}
    </Card>
  );
}

function useNote(layer: MarksLayer, page: number, at: readonly [number, number], placed: PlacedMark | null) {
  const [text, setText] = useState(placed?.mark.kind === 'note' ? placed.mark.text : '');
  const [color, setShownColor] = useState<MarkColor>(placed?.mark.color ?? layer.penCase.get().colors.note);
  const [id, setId] = useState(placed?.id ?? null);
  const unsaved = useRef<string | null>(null);
  const idNow = useRef(id);
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const save = useCallback(() => {
    clearTimeout(rest.current);
    const words = unsaved.current;
    unsaved.current = null;
    if (words === null) return;
    const known = idNow.current === null ? null : layer.find(idNow.current);
    if (idNow.current === null) {
      if (words.trim() === '') return;
      idNow.current = layer.addNote(page, at, words);
      setId(idNow.current);
    } else if (known?.mark.kind === 'note' && known.mark.text !== words) {
      layer.change(known.id, { ...known.mark, text: words });
    }
  }, [layer, page, at]);
  useEffect(() => save, [save]);

  const write = (words: string): void => {
    setText(words);
    unsaved.current = words;
    clearTimeout(rest.current);
    rest.current = setTimeout(save, WRITING_REST_MS);
  };
  const setColor = (next: MarkColor): void => {
    setShownColor(next);
    const inHand = layer.penCase.get();
    layer.penCase.set({ ...inHand, colors: { ...inHand.colors, note: next } });
    const known = idNow.current === null ? null : layer.find(idNow.current);
    if (known !== null) layer.change(known.id, { ...known.mark, color: next });
  };
  return { id, text, color, write, save, setColor };
}
