import { openDB } from 'idb';
import { createBrowserHost } from '../../../renderer/host/browserHost.ts';
import { HOST_CONTRACT, type HostUnderTest } from './hostContract.ts';

export interface CaseResult {
  readonly name: string;
  /** `null` when it holds. */
  readonly error: string | null;
}

declare global {
  interface Window {
    runHostContract(): Promise<readonly CaseResult[]>;
  }
}

let devices = 0;

function browserDevice(): HostUnderTest {
  const databaseName = `contract-${(devices += 1)}-${performance.now()}`;
  const put = IDBObjectStore.prototype.put;
  return {
    start: (room) => createBrowserHost({ databaseName, fetch: room.fetch }),
    async damage(sha256, index) {
      const database = await openDB(databaseName);
      const chunk = (await database.get('chunks', [sha256, index])) as Uint8Array;
      chunk[0] = chunk[0]! ^ 1;
      await database.put('chunks', chunk, [sha256, index]);
      database.close();
    },
    fill() {
      IDBObjectStore.prototype.put = function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
        if (this.name === 'chunks') throw new DOMException('no room', 'QuotaExceededError');
        return put.call(this, value, key);
      };
    },
    async end() {
      IDBObjectStore.prototype.put = put;
      indexedDB.deleteDatabase(databaseName);
    },
  };
}

window.runHostContract = async () => {
  const results: CaseResult[] = [];
  for (const { name, run } of HOST_CONTRACT) {
    const device = browserDevice();
    try {
      await run(device);
      results.push({ name, error: null });
    } catch (error) {
      results.push({ name, error: String(error) });
    }
    await device.end();
  }
  return results;
};
