import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { SittingId } from '../../../shared/domain/ids.ts';
import { useOutcome } from '../../ui/useOutcome.tsx';
import { useCommand } from '../session/useCommand.ts';

/** The picture at the door led here (`?sitting=…&door=…`): its code goes out by itself, once, also before the opening. */
export function ScannedDoor() {
  const { t } = useTranslation('house');
  const outcome = useOutcome();
  const { send } = useCommand();
  const [search, setSearch] = useSearchParams();
  const [sittingId, code] = [search.get('sitting'), search.get('door')];
  const sent = useRef<string | null>(null);
  useEffect(() => {
    if (sittingId === null || code === null || sent.current === code) return;
    sent.current = code;
    setSearch({}, { replace: true });
    const command = { type: 'enterByDoor' as const, sittingId: sittingId as SittingId, code };
    void send(command).then((isHere) => isHere && outcome.succeeded(t('door.entered')));
    // One code goes out once, whatever is drawn anew meanwhile.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [sittingId, code]);
  return null;
}
