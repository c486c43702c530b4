import { useEffect, useState } from 'react';
import type { DeviceId } from '../../../shared/domain/ids.ts';
import { useHost } from '../../host/HostContext.tsx';
import { deviceIdOf } from '../../room/deviceSignature.ts';

/** Id of this device by its own key; `null` where it has none, or while that is being read. */
export function useOwnDeviceId(): DeviceId | null {
  const host = useHost();
  const [id, setId] = useState<DeviceId | null>(null);
  useEffect(() => {
    let current = true;
    const read = async () => {
      const pair = await host.identity.deviceKey();
      return pair === null ? null : deviceIdOf(pair);
    };
    read().then(
      (found) => current && setId(found),
      (error: unknown) => console.warn('the device key cannot be read', error),
    );
    return () => {
      current = false;
    };
  }, [host]);
  return id;
}
