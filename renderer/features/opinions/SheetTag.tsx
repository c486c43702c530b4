import { useTranslation } from 'react-i18next';
import { Tag } from '../../ui/Tag.tsx';
import type { SheetStanding } from './sheets.ts';

const TONES = { waiting: 'accent', answered: 'good', over: 'plain', published: 'good' } as const;

/** Where a sheet stands, in a word. */
export function SheetTag({ standing, asked }: { readonly standing: SheetStanding; readonly asked: boolean }) {
  const { t } = useTranslation('opinions');
  if (!asked && standing === 'answered') return <Tag tone="accent">{t('standing.open')}</Tag>;
  return <Tag tone={TONES[standing]}>{t(`standing.${standing}`)}</Tag>;
}
