import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { mayPrepare } from '../../../shared/domain/rights.ts';
import { useProjection } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { useMe } from '../session/useMe.ts';
import { SeatEditor } from './SeatEditor.tsx';

/** `/s/:sessionKey/seating`: where the seat map is drawn. A page of its own, since it needs the whole screen. */
export function SeatingEditorPage() {
  const { t } = useTranslation(['desk', 'common']);
  const me = useMe();
  const projection = useProjection();
  if (!mayPrepare(me)) {
    return (
      <main>
        <Blank icon={IconLock} title={t('notAllowed')}>
          {t('notAllowedText')}
        </Blank>
      </main>
    );
  }
  if (projection === null) return <Waiting title={t('common:loading')} />;
  return <SeatEditor projection={projection} />;
}
