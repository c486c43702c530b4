import { ActionIcon, Popover } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconEraser,
  IconHandStop,
  IconHighlight,
  IconLock,
  IconMessage,
  IconPencil,
  IconTextRecognition,
  IconUsers,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MutableSignal } from '../signal.ts';
import type { MarksOfFile } from '../room/RoomClient.ts';
import { useSignal } from '../room/RoomContext.tsx';
import classes from './marks.module.css';
import {
  COLORS_OF,
  isColored,
  TOOLS,
  WIDTHS_OF,
  type ColoredTool,
  type PenCase,
  type Tool,
} from './PenCase.ts';
import { Swatches } from './Swatches.tsx';

const ICONS = {
  hand: IconHandStop,
  pen: IconPencil,
  marker: IconHighlight,
  text: IconTextRecognition,
  note: IconMessage,
  eraser: IconEraser,
} as const;

const WIDTH_WORDS = ['marks.thin', 'marks.medium', 'marks.thick'] as const;

interface MarkToolsProps {
  readonly marks: MarksOfFile;
  readonly penCase: MutableSignal<PenCase>;
  readonly isReady: boolean;
}

/** What one writes with, and who will see it. */
export function MarkTools({ marks, penCase, isReady }: MarkToolsProps) {
  const { t } = useTranslation('reading');
  const inHand = useSignal(penCase);
  const canUndo = useSignal(marks.canUndo);
  const canRedo = useSignal(marks.canRedo);
  const isLoaded = useSignal(marks.loaded);
  const take = (tool: Tool): void => penCase.set({ ...inHand, tool });
  return (
    <>
      <div className={classes.tools} role="group" aria-label={t('marks.tools')}>
        {TOOLS.map((tool) => {
          const Icon = ICONS[tool];
          return (
            <ActionIcon
              key={tool}
              disabled={!isReady || !isLoaded}
              data-tool={tool}
              aria-label={t(`marks.${tool}`)}
              title={t(`marks.${tool}`)}
              aria-pressed={inHand.tool === tool}
              variant={inHand.tool === tool ? 'filled' : 'subtle'}
              onClick={() => take(tool)}
            >
              <Icon stroke={1.75} />
            </ActionIcon>
          );
        })}
        <StyleButton penCase={penCase} inHand={inHand} />
      </div>
      <div className={classes.tools}>
        <ActionIcon
          disabled={!canUndo}
          aria-label={t('marks.undo')}
          title={t('marks.undo')}
          onClick={() => marks.undo()}
        >
          <IconArrowBackUp stroke={1.75} />
        </ActionIcon>
        <ActionIcon
          disabled={!canRedo}
          aria-label={t('marks.redo')}
          title={t('marks.redo')}
          onClick={() => marks.redo()}
        >
          <IconArrowForwardUp stroke={1.75} />
        </ActionIcon>
      </div>
      <AudienceSwitch penCase={penCase} inHand={inHand} />
    </>
  );
}

interface PartProps {
  readonly penCase: MutableSignal<PenCase>;
  readonly inHand: PenCase;
}

function StyleButton({ penCase, inHand }: PartProps) {
  const { t } = useTranslation('reading');
  const { tool } = inHand;
  const colored: ColoredTool | null = isColored(tool) ? tool : null;
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return;
    // Pointer events, since writing on the page may bring no others.
    const press = ({ target }: PointerEvent): void => {
      if (target instanceof Element && target.closest('.mantine-Popover-dropdown, button') === null)
        setOpen(false);
    };
    document.addEventListener('pointerdown', press, { capture: true });
    return () => document.removeEventListener('pointerdown', press, { capture: true });
  }, [isOpen]);
  return (
    <Popover position="bottom" shadow="md" opened={isOpen && colored !== null} onChange={setOpen}>
      <Popover.Target>
        <ActionIcon
          disabled={colored === null}
          onClick={() => setOpen(!isOpen)}
          aria-label={t('marks.style')}
          title={t('marks.style')}
          className="marks-colors"
        >
          <span
            className={classes.dot}
            data-ink={tool === 'pen' || undefined}
            data-color={colored === null ? 'black' : inHand.colors[colored]}
          />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        {colored !== null && (
          <div className={classes.style}>
            <p>{t('marks.color')}</p>
            <Swatches
              colors={COLORS_OF[colored]}
              chosen={inHand.colors[colored]}
              isInk={colored === 'pen'}
              onChoose={(color) => penCase.set({ ...inHand, colors: { ...inHand.colors, [colored]: color } })}
            />
            {(colored === 'pen' || colored === 'marker') && (
              <Widths tool={colored} penCase={penCase} inHand={inHand} />
            )}
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function Widths({ tool, penCase, inHand }: PartProps & { readonly tool: 'pen' | 'marker' }) {
  const { t } = useTranslation('reading');
  return (
    <>
      <p>{t('marks.width')}</p>
      <div className={classes.widths} role="radiogroup" aria-label={t('marks.width')}>
        {WIDTHS_OF[tool].map((width, index) => (
          <button
            key={width}
            type="button"
            role="radio"
            aria-checked={inHand.widths[tool] === width}
            onClick={() => penCase.set({ ...inHand, widths: { ...inHand.widths, [tool]: width } })}
          >
            <span className={classes.line} data-step={index} data-tool={tool} />
            {t(WIDTH_WORDS[index] ?? 'marks.medium')}
          </button>
        ))}
      </div>
    </>
  );
}

function AudienceSwitch({ penCase, inHand }: PartProps) {
  const { t } = useTranslation('reading');
  return (
    <div className={classes.audience} role="radiogroup" aria-label={t('marks.audience')}>
      {(['private', 'room'] as const).map((audience) => {
        const Icon = audience === 'private' ? IconLock : IconUsers;
        return (
          <button
            key={audience}
            type="button"
            role="radio"
            data-audience={audience}
            aria-checked={inHand.audience === audience}
            aria-label={t(`marks.${audience}`)}
            title={t(audience === 'private' ? 'marks.privateHint' : 'marks.roomHint')}
            onClick={() => penCase.set({ ...inHand, audience })}
          >
            <Icon size={20} stroke={1.75} aria-hidden />
            <span>{t(`marks.${audience}`)}</span>
          </button>
        );
      })}
    </div>
  );
}
