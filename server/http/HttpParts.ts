import type { Accounts } from '../room/Accounts.ts';
import type { Rooms } from '../room/Rooms.ts';
import type { SetupCode } from '../room/SetupCode.ts';
import type { BlobStore } from '../store/BlobStore.ts';
import type { OfferedAuthority } from '../tls/RoomTls.ts';

/** Bounds of the HTTP side. */
export interface HttpLimits {
  readonly maxFileBytes: number;
  /** From one address; a hall may share one, and reads its files in many ranges. */
  readonly requestsPerMinute: number;
  readonly joinsPerMinute: number;
}

export const HTTP_LIMITS: HttpLimits = {
  maxFileBytes: 1024 * 1024 * 1024,
  requestsPerMinute: 60_000,
  joinsPerMinute: 1200,
};

/** How others on the network reach the room over TLS. */
export interface SecureReach {
  readonly addresses: readonly string[];
  readonly pin: string;
  /** `null` where tablets are offered none. */
  readonly authority: OfferedAuthority | null;
}

/** What the routes work with. */
export interface HttpParts {
  readonly rooms: Rooms;
  readonly accounts: Accounts;
  readonly setupCode: SetupCode;
  readonly blobs: BlobStore;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly newId: () => string;
  readonly version: string;
  /** Folder of the built application; `null` serves the interfaces for programs only. */
  readonly rendererFolder: string | null;
  /** Known to programs on this computer that may read the data folder. */
  readonly adminToken: string;
  readonly limits: HttpLimits;
  /** `null` without TLS. */
  readonly secureReach: () => SecureReach | null;
}
