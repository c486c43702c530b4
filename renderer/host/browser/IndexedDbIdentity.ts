import type { MemberId, SessionId } from '../../../shared/domain/ids.ts';
import { deviceKey } from '../deviceKey.ts';
import type { HostDocs, HostFiles, HostIdentity, RememberedSession } from '../Host.ts';
import type { HostDatabase } from './database.ts';
import { sessionKey, type FileUses } from './FileUses.ts';

/** Remembered sessions in IndexedDB, newest first. */
export class IndexedDbIdentity implements HostIdentity {
  readonly #database: () => Promise<HostDatabase>;
  readonly #docs: HostDocs;
  readonly #files: HostFiles;
  readonly #uses: FileUses;

  constructor(database: () => Promise<HostDatabase>, docs: HostDocs, files: HostFiles, uses: FileUses) {
    this.#database = database;
    this.#docs = docs;
    this.#files = files;
    this.#uses = uses;
  }

  async sessions(): Promise<readonly RememberedSession[]> {
    const sessions = await (await this.#database()).getAll('sessions');
    return sessions.sort((a, b) => b.lastUsedAt - a.lastUsedAt);
  }

  async remember(session: RememberedSession): Promise<void> {
    await (await this.#database()).put('sessions', session, sessionKey(session));
  }

  async forget(roomUrl: string, sessionId: SessionId, memberId: MemberId): Promise<void> {
    const key = sessionKey({ roomUrl, sessionId, member: { id: memberId } });
    for (const document of await this.#docs.keys(`${sessionId}/${memberId}/`))
      await this.#docs.remove(document);
    for (const sha256 of await this.#uses.forget(key)) await this.#files.remove(sha256);
    await (await this.#database()).delete('sessions', key);
  }

  deviceKey(): Promise<CryptoKeyPair | null> {
    return deviceKey();
  }
}
