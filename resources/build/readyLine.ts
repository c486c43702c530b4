import type { ChildProcess } from 'node:child_process';

/** What the room server says on its one line `READY {…}`. */
export interface Ready {
  readonly url: string;
  readonly session: string | null;
  /** Address for other devices and the fingerprint of its key; absent while the room is on this computer only. */
  readonly lan?: string;
  readonly pin?: string;
  readonly codes: {
    readonly setup?: string;
    readonly secretary?: string;
    readonly chair?: string;
    readonly delegates?: readonly string[];
    readonly guests?: readonly string[];
  };
}

/** Resolves with the READY line of a process's output; rejects with all it said when it ends before. */
export function untilReady(server: ChildProcess): Promise<Ready> {
  return new Promise((resolve, reject) => {
    let said = '';
    let errors = '';
    const read = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const line = /^READY (\{.*\})$/m.exec(said)?.[1];
      if (line === undefined) return;
      server.stdout?.off('data', read);
      resolve(JSON.parse(line) as Ready);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
    server.once('error', reject);
    server.once('close', (code) => reject(new Error(`ended with ${code} before READY:\n${said}${errors}`)));
  });
}
