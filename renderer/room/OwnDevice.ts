import type { DeviceStanding } from '../../shared/domain/device.ts';
import { SHA256_PATTERN, type DeviceId, type MemberId, type SessionId } from '../../shared/domain/ids.ts';
import { consentText } from '../../shared/domain/signedText.ts';
import type { Projection } from '../../shared/protocol/projection.ts';
import type { HostIdentity } from '../host/Host.ts';
import { createSignal, type Signal } from '../signal.ts';
import { deviceIdOf, signText } from './deviceSignature.ts';

export interface OwnDeviceOptions {
  readonly identity: HostIdentity;
  readonly sessionId: SessionId;
  readonly memberId: MemberId;
  readonly projection: Signal<Projection | null>;
}

/** The key of this device, and what the room thinks of it. */
export class OwnDevice {
  readonly #options: OwnDeviceOptions;
  readonly #standing = createSignal<DeviceStanding | null>(null);
  #key: Promise<{ readonly pair: CryptoKeyPair; readonly id: DeviceId } | null> | null = null;
  #id: DeviceId | null = null;
  #stopWatching: (() => void) | null = null;

  constructor(options: OwnDeviceOptions) {
    this.#options = options;
  }

  get standing(): Signal<DeviceStanding | null> {
    return this.#standing;
  }

  start(): void {
    this.#stopWatching = this.#options.projection.subscribe(() => this.#look());
    this.key()
      .then((key) => {
        this.#id = key?.id ?? null;
        this.#look();
      })
      .catch((error: unknown) => console.error('the device does not give its key', error));
  }

  close(): void {
    this.#stopWatching?.();
  }

  /** `null` where the device makes no keys. Rejects when its store does not answer. */
  key(): Promise<{ readonly pair: CryptoKeyPair; readonly id: DeviceId } | null> {
    this.#key ??= this.#readKey().catch((error: unknown) => {
      this.#key = null;
      throw error;
    });
    return this.#key;
  }

  /** See `Ballots.consentTo`. */
  async consentTo(deviceId: string): Promise<string | null> {
    if (!SHA256_PATTERN.test(deviceId)) return null;
    const key = await this.key();
    const { sessionId, memberId } = this.#options;
    return key === null ? null : signText(key.pair, consentText(sessionId, memberId, deviceId as DeviceId));
  }

  async #readKey() {
    const pair = await this.#options.identity.deviceKey();
    return pair === null ? null : { pair, id: await deviceIdOf(pair) };
  }

  #look(): void {
    const projection = this.#options.projection.get();
    const device = this.#id === null ? undefined : projection?.devices[this.#id];
    this.#standing.set(device?.memberId === this.#options.memberId ? device.standing : null);
  }
}
