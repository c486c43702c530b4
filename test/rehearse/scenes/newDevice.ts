import { until } from '../../../renderer/signal.ts';
import type { Device } from '../../../shared/domain/device.ts';
import type { DeviceId, MemberId } from '../../../shared/domain/ids.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { takeSeat } from '../Hall.ts';
import type { Stage } from '../Stage.ts';

/**
 * Those whose devices died get others: a sign-in code alone gives no vote, two of the desk vouch for the new one, and
 * the dead one is revoked.
 */
export async function replaceDevices(stage: Stage): Promise<void> {
  const { server, secretary, clerk } = stage.cast;
  for (const lost of stage.lost) {
    const { memberId } = lost;
    const codes = await secretary.issueCodes([memberId]);
    const seat = await takeSeat(server.url, codes.get(memberId) ?? '');
    const { device } = seat.room.ballots;
    await until([device], () => device.get() === 'waiting');
    await stage.sees(secretary, (shown) => devicesOf(shown, memberId).some(isWaiting));
    const devices = devicesOf(secretary.projection.get(), memberId);
    const vouch = {
      type: 'approveDevice',
      deviceId: devices.find(isWaiting)?.id ?? ('' as DeviceId),
    } as const;
    await stage.order(secretary, vouch);
    await stage.expectRefused(secretary, vouch, 'alreadyVouched');
    await stage.order(clerk, vouch);
    await until([device], () => device.get() === 'active');
    const dead = devices.find(({ standing }) => standing === 'active');
    if (dead !== undefined) await stage.order(clerk, { type: 'revokeDevice', deviceId: dead.id });
    stage.replaceDevice(lost, seat);
  }
}

function devicesOf(shown: Projection | null, memberId: MemberId): readonly Device[] {
  return Object.values(shown?.devices ?? {}).filter((device) => device.memberId === memberId);
}

function isWaiting({ standing }: Device): boolean {
  return standing === 'waiting';
}
