import type { Command } from './command.ts';
import type { DecisionContext } from './context.ts';
import { happened, type Decision } from './decision.ts';
import type { Device } from './device.ts';
import type { MemberId } from './ids.ts';
import { refused } from './refusal.ts';
import { mayRevokeDevice } from './rights.ts';
import type { SessionState } from './session.ts';
import { consentText } from './signedText.ts';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;
type DeviceCommand = Of<'declareServerKey' | 'enrolDevice' | 'approveDevice' | 'revokeDevice'>;

export function decideDevices(
  state: SessionState,
  command: DeviceCommand,
  context: DecisionContext,
): Decision {
  // D7.
  if (command.type === 'declareServerKey') {
    const { publicKey } = command;
    return state.serverKey === publicKey ? happened() : happened({ type: 'serverKeyDeclared', publicKey });
  }
  const { actor } = context;
  if (actor === null) return refused('notAllowed');
  switch (command.type) {
    case 'enrolDevice':
      return decideEnrolment(state, command, actor, context);
    case 'approveDevice':
      return decideApproval(state, command, actor);
    case 'revokeDevice':
      return decideRevocation(state, command, actor);
  }
}

/** D1 to D4. */
function decideEnrolment(
  state: SessionState,
  command: Of<'enrolDevice'>,
  actor: MemberId,
  context: DecisionContext,
): Decision {
  const { deviceId, publicKey, name, consent } = command;
  if (!context.isKeyOf(publicKey, deviceId)) return refused('deviceKeyMalformed');
  const known = state.devices.get(deviceId);
  if (known !== undefined && (known.memberId !== actor || known.standing === 'revoked')) {
    return refused('idTaken');
  }
  if (known?.standing === 'active') return happened();
  if (consent !== null && !isConsent(state, command, actor, context)) return refused('consentInvalid');
  if (known !== undefined && consent === null) return happened();
  const standing = consent !== null || isFirst(state, actor) ? 'active' : 'waiting';
  const approvedBy = known?.approvedBy ?? [];
  const device: Device = { id: deviceId, memberId: actor, publicKey, name, standing, approvedBy };
  return happened({ type: 'deviceEnrolled', device, consent });
}

/** D3. */
function isConsent(
  state: SessionState,
  { deviceId, consent }: Of<'enrolDevice'>,
  actor: MemberId,
  context: DecisionContext,
): boolean {
  const consenting = consent === null ? undefined : state.devices.get(consent.deviceId);
  if (consent === null || consenting === undefined) return false;
  if (consenting.memberId !== actor || consenting.standing !== 'active') return false;
  const text = consentText(state.id, actor, deviceId);
  return context.verify(consenting.publicKey, text, consent.signature);
}

/** D2: whether the member never had a device, revoked ones included. */
function isFirst(state: SessionState, memberId: MemberId): boolean {
  for (const device of state.devices.values()) if (device.memberId === memberId) return false;
  return true;
}

/** D5. */
function decideApproval(state: SessionState, { deviceId }: Of<'approveDevice'>, actor: MemberId): Decision {
  const device = state.devices.get(deviceId);
  if (device === undefined) return refused('noSuchDevice');
  if (!state.members.has(device.memberId)) return refused('noSuchMember');
  if (device.memberId === actor) return refused('notAllowed');
  if (device.standing === 'revoked') return refused('deviceNotActive');
  if (device.standing === 'active') return happened();
  if (device.approvedBy.includes(actor)) return refused('alreadyVouched');
  return happened({ type: 'deviceApproved', deviceId, by: actor });
}

/** D6. */
function decideRevocation(state: SessionState, { deviceId }: Of<'revokeDevice'>, actor: MemberId): Decision {
  const member = state.members.get(actor);
  const device = state.devices.get(deviceId);
  if (device === undefined) return refused('noSuchDevice');
  if (member === undefined || !mayRevokeDevice(member, device)) return refused('notAllowed');
  return device.standing === 'revoked' ? happened() : happened({ type: 'deviceRevoked', deviceId });
}
