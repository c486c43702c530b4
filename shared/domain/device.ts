import type { DeviceId, MemberId } from './ids.ts';

/** `waiting`: for two of the desk, or a device that already is the member's, to vouch for it. */
export const DEVICE_STANDINGS = ['active', 'waiting', 'revoked'] as const;
export type DeviceStanding = (typeof DEVICE_STANDINGS)[number];

/** A device that signs for a member. */
export interface Device {
  /** SHA-256 of the public key (SPKI), hexadecimal. */
  readonly id: DeviceId;
  readonly memberId: MemberId;
  /** Ed25519, SPKI, base64. */
  readonly publicKey: string;
  readonly name: string;
  readonly standing: DeviceStanding;
  /** Of the desk, who vouched for it while it waits. */
  readonly approvedBy: readonly MemberId[];
}

/** D5: how many different people of the desk make a waiting device active. */
export const APPROVALS_NEEDED = 2;
