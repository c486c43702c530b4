import type { MemberId, SessionId, Sha256 } from '../../../shared/domain/ids.ts';
import type { FileSource, RememberedSession } from '../Host.ts';

/** Which sessions a file on the device belongs to: it goes with the last of them. */
export interface UseStore {
  add(sha256: Sha256, session: string): Promise<void>;
  /** Forgets the session's uses; answers the files that no other session uses. */
  removeSession(session: string): Promise<readonly Sha256[]>;
}

export interface SessionName {
  readonly roomUrl: string;
  readonly sessionId: SessionId;
  readonly member: { readonly id: MemberId };
}

export function sessionKey({ roomUrl, sessionId, member }: SessionName): string {
  return [roomUrl, sessionId, member.id].join(' ');
}

/** Notes uses once for each file and session while the application runs. */
export class FileUses {
  readonly #store: UseStore;
  readonly #sessions: () => Promise<readonly RememberedSession[]>;
  readonly #noted = new Set<string>();

  constructor(store: UseStore, sessions: () => Promise<readonly RememberedSession[]>) {
    this.#store = store;
    this.#sessions = sessions;
  }

  async note(sha256: Sha256, { roomUrl, token }: FileSource): Promise<void> {
    const key = `${sha256} ${token}`;
    if (this.#noted.has(key)) return;
    const sessions = await this.#sessions();
    const session = sessions.find((known) => known.roomUrl === roomUrl && known.token === token);
    if (session === undefined) return;
    await this.#store.add(sha256, sessionKey(session));
    this.#noted.add(key);
  }

  /** The files to be removed with this session. */
  async forget(session: string): Promise<readonly Sha256[]> {
    const orphans = await this.#store.removeSession(session);
    this.#noted.clear();
    return orphans;
  }
}
