import { changed } from './collections.ts';
import { APPROVALS_NEEDED, type Device } from './device.ts';
import type { SessionEvent } from './event.ts';
import type { MemberId } from './ids.ts';
import type { SessionState } from './session.ts';

type DeviceEvent = Extract<
  SessionEvent,
  { type: 'serverKeyDeclared' | 'deviceEnrolled' | 'deviceApproved' | 'deviceRevoked' }
>;

export function applyToDevices(state: SessionState, event: DeviceEvent): SessionState {
  switch (event.type) {
    case 'serverKeyDeclared':
      return { ...state, serverKey: event.publicKey };
    case 'deviceEnrolled':
      return { ...state, devices: new Map(state.devices).set(event.device.id, event.device) };
    case 'deviceApproved': {
      const devices = changed(state.devices, event.deviceId, (device) => approved(device, event.by));
      return { ...state, devices };
    }
    case 'deviceRevoked': {
      const devices = changed(state.devices, event.deviceId, (device) => ({
        ...device,
        standing: 'revoked' as const,
      }));
      return { ...state, devices };
    }
  }
}

/** D5. */
function approved(device: Device, by: MemberId): Device {
  if (device.approvedBy.includes(by)) return device;
  const approvedBy = [...device.approvedBy, by];
  const isActive = device.standing === 'waiting' && approvedBy.length >= APPROVALS_NEEDED;
  return { ...device, approvedBy, standing: isActive ? 'active' : device.standing };
}
