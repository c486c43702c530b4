import { spawnSync } from 'node:child_process';
import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MemberId } from '../../shared/domain/ids.ts';
import { headText } from '../../shared/domain/signedText.ts';
import type { ChainAnswer, JoinAnswer } from '../../shared/protocol/http.ts';
import { describeStartFault } from '../../server/startFault.ts';
import { PROJECT } from '../../resources/build/paths.ts';
import { errorOf, expectJson, TestServer } from './runningServer.ts';
import { ServerProcess } from './serverProcess.ts';

function newKey(): { deviceKey: string; deviceId: string } {
  const spki = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' });
  return { deviceKey: spki.toString('base64'), deviceId: createHash('sha256').update(spki).digest('hex') };
}

describe('the record', () => {
  let server: TestServer;
  let secretary: JoinAnswer;
  beforeEach(async () => {
    server = await TestServer.start();
    secretary = await server.setUp();
  });
  afterEach(async () => {
    await server.dispose();
  });

  const keyFile = () => join(server.folder, 'data', 'server-key.pem');
  const path = (tail: string) => `/api/sessions/${secretary.sessionId}/${tail}`;
  const chain = (token: string, after = 0) =>
    expectJson<ChainAnswer>(server.request(path(`chain?after=${after}`), { token }));
  const record = async () => await (await server.request(path('record'), { token: secretary.token })).text();
  const joinWith = (code: string, deviceKey: string, deviceName = 'iPad') =>
    expectJson<JoinAnswer>(server.post('/api/join', { code, deviceKey, deviceName }));
  const verifyFile = (...args: string[]) =>
    spawnSync(process.execPath, [resolve(PROJECT, 'server/verify/main.ts'), ...args], { encoding: 'utf8' });

  it('the house has one key, for its owner only, that every session declares at its beginning', async () => {
    expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
    const { serverKey, head, links } = await chain(secretary.token);
    expect(links.map(({ type }) => type).slice(0, 3)).toEqual([
      'sessionCreated',
      'membersPut',
      'serverKeyDeclared',
    ]);
    expect(links.at(-1)).toMatchObject({ seq: head.seq, chainHash: head.chainHash });
    const key = createPublicKey({ key: Buffer.from(serverKey, 'base64'), format: 'der', type: 'spki' });
    const text = headText(secretary.sessionId, head.seq, head.chainHash);
    expect(verify(null, Buffer.from(text), key, Buffer.from(head.signature, 'base64'))).toBe(true);
    await server.restart();
    expect(await chain(secretary.token)).toEqual({ serverKey, head, links });
  });

  it('a new key is declared in every record; a damaged one stops the start and stays as it is', async () => {
    const before = await chain(secretary.token);
    const pem = await readFile(keyFile(), 'utf8');
    await server.running.close();
    await writeFile(keyFile(), 'không phải khóa');
    const fault = await server.open().catch((error: unknown) => error);
    expect(describeStartFault(fault)).toContain('server-key.pem');
    expect(describeStartFault(fault).split('\n')).toHaveLength(2);
    expect(await readFile(keyFile(), 'utf8')).toBe('không phải khóa');
    await chmod(keyFile(), 0o600);
    const { privateKey } = generateKeyPairSync('ed25519');
    await writeFile(keyFile(), privateKey.export({ format: 'pem', type: 'pkcs8' }));
    await server.open();
    const changed = await chain(secretary.token);
    expect(changed.serverKey).not.toBe(before.serverKey);
    expect(changed.links.at(-1)?.type).toBe('serverKeyDeclared');
    await server.running.close();
    await writeFile(keyFile(), pem);
    await server.open();
    const back = await chain(secretary.token);
    expect(back.serverKey).toBe(before.serverKey);
    expect(back.head.seq).toBe(before.head.seq + 2);
  });

  it('joining with a key enrols the device, once; a second one waits', async () => {
    const code = await server.addMember(secretary, 'delegate', ['delegate']);
    const [first, second] = [newKey(), newKey()];
    const active = { deviceId: first.deviceId, standing: 'active' };
    expect((await joinWith(code, first.deviceKey)).device).toEqual(active);
    const { head } = await chain(secretary.token);
    expect((await joinWith(code, first.deviceKey)).device).toEqual(active);
    expect((await chain(secretary.token)).head).toEqual(head);
    expect((await joinWith(code, second.deviceKey)).device).toEqual({
      ...{ deviceId: second.deviceId, standing: 'waiting' },
    });
    expect((await server.signIn(code)).device).toBeNull();
  });

  it("another member's device, and what is no key, sign in without signing ballots", async () => {
    const key = newKey();
    await joinWith(await server.addMember(secretary, 'delegate', ['delegate']), key.deviceKey);
    const other = await server.addMember(secretary, 'other', ['delegate']);
    const joined = await joinWith(other, key.deviceKey);
    expect([joined.member.id, joined.device]).toEqual(['other' as MemberId, null]);
    for (const deviceKey of ['AAAA', 'not base64!', '']) {
      expect((await joinWith(other, deviceKey)).device).toBeNull();
    }
    const { device } = await joinWith(other, newKey().deviceKey, 'a\nb\u0000');
    expect(device?.standing).toBe('active');
  });

  it('the chain is for everybody in the session and continues after any event', async () => {
    const code = await server.addMember(secretary, 'guest', ['guest']);
    const { token } = await server.signIn(code);
    const all = await chain(token);
    expect(all.links.map(({ seq }) => seq)).toEqual(all.links.map((_, index) => index + 1));
    const rest = await chain(token, 2);
    expect(rest).toEqual({ ...all, links: all.links.slice(2) });
    expect((await chain(token, 1_000_000)).links).toEqual([]);
    expect(await errorOf(server.request(path('chain?after=-1'), { token }))).toBe('400 badRequest');
    expect(await errorOf(server.request(path('chain')))).toBe('401 unauthenticated');
    expect(await errorOf(server.request('/api/sessions/other/chain', { token }))).toBe('403 forbidden');
    expect(await errorOf(server.request(path('record'), { token }))).toBe('403 forbidden');
  });

  it('is exported through the running server and from the folder alike, and verifies', async () => {
    const run = (...args: string[]) =>
      new ServerProcess('exportRecord.ts', ['--data', join(server.folder, 'data'), ...args]).finished;
    const [file, offline] = [join(server.folder, 'record.json'), join(server.folder, 'offline.json')];
    expect(await run(secretary.sessionId, file)).toMatchObject({ code: 0, stderr: '' });
    const text = await readFile(file, 'utf8');
    expect(text).toBe(await record());
    expect((await run('no-such-session', file)).stderr).toContain('Không có kỳ họp');
    await server.running.close();
    expect(await run('latest', offline)).toMatchObject({ code: 0, stderr: '' });
    expect(await readFile(offline, 'utf8')).toBe(text);
    expect((await run('no-such-session', file)).code).toBe(1);
    expect((await run('latest')).stderr).toContain('usage');
    await server.open();
    const verified = verifyFile(file);
    expect(verified.stdout).toContain('HỢP LỆ');
    expect(verified.status).toBe(0);
    await writeFile(file, text.replace('Kỳ họp thứ ba', 'Kỳ họp thứ tư'));
    const changed = verifyFile(file);
    expect(changed.stdout).toContain('event 1: ');
    expect(changed.status).toBe(1);
    await writeFile(file, '{}');
    expect(verifyFile(file).status).toBe(1);
    expect(verifyFile(join(server.folder, 'missing.json')).status).toBe(2);
    expect(verifyFile().status).toBe(2);
  });
});
