import { useTranslation } from 'react-i18next';
import type { PlacedSeat } from '../../../shared/domain/seatMap.ts';
import type { Choice } from '../../../shared/domain/rulePack.ts';
import type { Member } from '../../../shared/domain/roster.ts';
import type { FaceKind, SeatFace } from './faces.ts';

/** What seats say, in words: for the legend, the tooltip and the screen reader. */
export function useSeatWords(labels?: Readonly<Record<Choice, string>>) {
  const { t } = useTranslation('seating');
  const kindOf = (kind: FaceKind): string =>
    labels !== undefined && (kind === 'for' || kind === 'against' || kind === 'abstain')
      ? labels[kind]
      : t(`face.${kind}`);
  const describe = ({ label }: PlacedSeat, face: SeatFace, member: Member | undefined): string =>
    [
      member?.name,
      label === '' ? null : t('seatLabel', { label }),
      kindOf(face.kind),
      face.speaking ? t('speaking') : null,
      face.asking === null ? null : t('asking', { place: face.asking }),
    ]
      .filter((part) => part != null && part !== '')
      .join(' · ');
  return { kindOf, describe };
}
