import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CommandAnswer } from '../../shared/protocol/commands.ts';
import type { JoinAnswer } from '../../shared/protocol/http.ts';
import { openHouse } from '../../server/openHouse.ts';
import { realSurroundings } from '../../server/surroundings.ts';
import { silentLog } from '../room/house.ts';
import { newMember } from './runningServer.ts';
import { spawnServer, type ServerProcess } from './serverProcess.ts';

const ROUNDS = 5;
const SENDERS = 12;

interface Acknowledged {
  readonly commandId: string;
  readonly memberId: string;
  readonly answer: CommandAnswer;
}

/** mulberry32: the same moments again for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function putMember(memberId: string) {
  return { type: 'putMembers', members: [newMember(memberId, ['delegate'])] };
}

async function post<Body>(url: string, path: string, body: unknown, token?: string): Promise<Body> {
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as Body;
}

/** Sends commands from several hands until the server is gone. Answers what was acknowledged. */
async function sendUntilKilled(
  server: ServerProcess,
  url: string,
  secretary: JoinAnswer,
  killAfter: number,
): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  const send = async () => {
    for (;;) {
      const [commandId, memberId] = [randomUUID(), randomUUID()];
      const path = `/api/sessions/${secretary.sessionId}/commands`;
      try {
        const body = { commandId, command: putMember(memberId) };
        acknowledged.push({ commandId, memberId, answer: await post(url, path, body, secretary.token) });
      } catch {
        // The connection broke: what was not answered may or may not have happened.
        return;
      }
      if (acknowledged.length >= killAfter) server.child.kill('SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, send));
  await server.finished;
  return acknowledged;
}

describe('a server that is killed', () => {
  const seed = Math.floor(Math.random() * 2 ** 31);

  it(`has everything it acknowledged after each of ${ROUNDS} kills (seed ${seed})`, async () => {
    const random = randomFrom(seed);
    const folder = await mkdtemp(join(tmpdir(), 'killed-'));
    const acknowledged: Acknowledged[] = [];
    let secretary: JoinAnswer | null = null;
    for (let round = 0; round < ROUNDS; round += 1) {
      const server = spawnServer(folder, '--no-sample');
      const { url, codes } = await server.ready();
      secretary ??= await post<JoinAnswer>(url, '/api/sessions', {
        ...{ commandId: randomUUID(), sessionId: randomUUID(), setupCode: codes.setup },
        council: { name: 'HĐND', level: 'commune', term: '2026–2031', seats: 25 },
        details: { title: 'Kỳ họp', place: '' },
        secretaryName: 'Thư ký',
      });
      // The first answers again, word for word, from the server after the kill.
      const path = `/api/sessions/${secretary.sessionId}/commands`;
      for (const { commandId, memberId, answer } of acknowledged.slice(-20)) {
        const repeated = await post(url, path, { commandId, command: putMember(memberId) }, secretary.token);
        expect(repeated).toEqual(answer);
      }
      acknowledged.push(...(await sendUntilKilled(server, url, secretary, 1 + Math.floor(random() * 120))));
    }
    const house = await openHouse(folder, silentLog, realSurroundings);
    expect(house.rooms.damaged.size).toBe(0);
    const room = house.rooms.room(secretary?.sessionId ?? ('' as never));
    const members = room?.state.members ?? new Map();
    const missing = acknowledged.filter(({ memberId }) => !members.has(memberId as never));
    expect(missing).toEqual([]);
    expect(acknowledged.every(({ answer }) => answer.accepted)).toBe(true);
    expect(room?.projection('room').getMap('members').size).toBe(members.size);
    await house.close();
    await rm(folder, { recursive: true });
  });
});
