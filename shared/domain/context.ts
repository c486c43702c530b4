import type { DeviceId, MemberId, Sha256, SittingId } from './ids.ts';

/** What the rules need to know from outside; clock and stores are handed in, never read. */
export interface DecisionContext {
  /** Server time, milliseconds since 1970. */
  readonly now: number;
  /** Who asks, taken from the token; `null` for the house itself (set-up, import). */
  readonly actor: MemberId | null;
  /** Whether the bytes of this hash are durable on this server. */
  readonly hasContent: (sha256: Sha256) => boolean;
  /** SHA-256 of the UTF-8 of a text. */
  readonly sha256Of: (text: string) => Sha256;
  /** Whether an Ed25519 signature (base64) over this text was made with this public key (SPKI, base64). */
  readonly verify: (publicKey: string, text: string, signature: string) => boolean;
  /** Whether the key is a well-formed Ed25519 public key (SPKI, base64) and the id its SHA-256. */
  readonly isKeyOf: (publicKey: string, deviceId: DeviceId) => boolean;
  /** Whether the door of this sitting shows the code now, or did a moment ago. */
  readonly isDoorCode: (sittingId: SittingId, code: string) => boolean;
}
