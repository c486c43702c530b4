import { useTranslation } from 'react-i18next';
import type { GroupRoomView, Projection } from '../../../shared/protocol/projection.ts';
import { Tag } from '../../ui/Tag.tsx';

/** "Phòng họp B · Tổ trưởng: … · Thư ký: …" */
export function RoomMeta({
  projection: { members },
  room: { place, chairId, secretaryId },
}: {
  readonly projection: Projection;
  readonly room: GroupRoomView;
}) {
  const { t } = useTranslation(['discussion', 'speaking']);
  const nameOf = (id: typeof chairId) => members[id]?.name ?? t('speaking:removed');
  const parts = [
    place,
    t('chairIs', { name: nameOf(chairId) }),
    t('secretaryIs', { name: nameOf(secretaryId) }),
  ];
  return <>{parts.filter((part) => part !== '').join(' · ')}</>;
}

export function RoomStageTag({ room: { stage } }: { readonly room: GroupRoomView }) {
  const { t } = useTranslation('discussion');
  const tone = { prepared: 'plain', open: 'live', closed: 'good' } as const;
  return <Tag tone={tone[stage.kind]}>{t(`stage.${stage.kind}`)}</Tag>;
}
