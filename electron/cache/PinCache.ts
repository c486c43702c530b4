import type { CommitQueue } from './CommitQueue.ts';
import type { CacheDatabase } from './openDatabase.ts';

export interface KeptPin {
  readonly pin: string;
  /** Whether a remembered session depends on it: then only forgetting the session lets another key in. */
  readonly isBound: boolean;
}

interface PinRow {
  readonly room_url: string;
  readonly pin: string;
  readonly bound: number;
}

const SELECT = `
  SELECT room_url, pin, EXISTS (SELECT 1 FROM session WHERE session.room_url = room_pin.room_url) AS bound
  FROM room_pin
`;

/** The keys of rooms that were confirmed on this device. No secrets, so that they stand in the clear. */
export class PinCache {
  readonly #database: CacheDatabase;
  readonly #commits: CommitQueue;

  constructor(database: CacheDatabase, commits: CommitQueue) {
    this.#database = database;
    this.#commits = commits;
  }

  of(roomUrl: string): KeptPin | null {
    const row = this.#database
      .prepare<[string], PinRow>(`${SELECT} WHERE room_pin.room_url = ?`)
      .get(roomUrl);
    return row === undefined ? null : keptOf(row);
  }

  /** Of all rooms with this name or address, on whatever port; an IPv6 address without brackets. */
  ofHost(hostname: string): readonly KeptPin[] {
    return this.#database
      .prepare<[], PinRow>(SELECT)
      .all()
      .filter((row) => hostnameOf(row.room_url) === hostname)
      .map(keptOf);
  }

  keep(roomUrl: string, pin: string): Promise<void> {
    return this.#commits.run(() => {
      this.#database
        .prepare('INSERT OR REPLACE INTO room_pin (room_url, pin) VALUES (?, ?)')
        .run(roomUrl, pin);
    });
  }
}

/** As Chromium names a host: an IPv6 address without brackets. */
export function hostnameOf(roomUrl: string): string {
  return new URL(roomUrl).hostname.replace(/^\[|\]$/g, '');
}

function keptOf({ pin, bound }: PinRow): KeptPin {
  return { pin, isBound: bound === 1 };
}
