import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JoinAnswer } from '../../shared/protocol/http.ts';
import { errorOf, expectJson, newMember, TestServer } from './runningServer.ts';

describe('commands', () => {
  let server: TestServer;
  let secretary: JoinAnswer;
  beforeEach(async () => {
    server = await TestServer.start();
    secretary = await server.setUp();
  });
  afterEach(async () => {
    await server.dispose();
  });

  const putMembers = { type: 'putMembers' as const, members: [newMember('d1', ['delegate'])] };

  it('the actor is the token’s, whatever the body says', async () => {
    const delegate = await server.signIn(await server.addMember(secretary, 'delegate', ['delegate']));
    const refused = await server.command(delegate, putMembers);
    expect(refused).toEqual({ accepted: false, refusal: { code: 'notAllowed' } });
    const path = `/api/sessions/${secretary.sessionId}/commands`;
    const forged = { commandId: randomUUID(), command: putMembers, actor: secretary.member.id };
    expect(await errorOf(server.post(path, forged, delegate.token))).toBe('400 badRequest');
    const inside = { commandId: randomUUID(), command: { ...putMembers, actor: secretary.member.id } };
    expect(await errorOf(server.post(path, inside, delegate.token))).toBe('400 badRequest');
    expect(await errorOf(server.post(path, { commandId: randomUUID(), command: putMembers }))).toBe(
      '401 unauthenticated',
    );
  });

  it('the same command gets the first answer again, another under its id is refused', async () => {
    const id = randomUUID();
    const first = await server.command(secretary, putMembers, id);
    await server.command(secretary, { type: 'publish' });
    expect(await server.command(secretary, putMembers, id)).toEqual(first);
    await server.restart();
    expect(await server.command(secretary, putMembers, id)).toEqual(first);
    expect(await server.command(secretary, { type: 'publish' }, id)).toEqual({
      accepted: false,
      refusal: { code: 'commandReused' },
    });
  });

  it('a token of one session does nothing in another', async () => {
    const creation = { ...server.creation(), setupCode: undefined };
    const other = await expectJson<JoinAnswer>(server.post('/api/sessions', creation, secretary.token));
    const path = `/api/sessions/${other.sessionId}/commands`;
    const body = { commandId: randomUUID(), command: putMembers };
    expect(await errorOf(server.post(path, body, secretary.token))).toBe('403 forbidden');
    expect(await errorOf(server.post('/api/sessions/unknown/commands', body, secretary.token))).toBe(
      '403 forbidden',
    );
  });

  it('what is no command is answered as a bad request', async () => {
    const path = `/api/sessions/${secretary.sessionId}/commands`;
    for (const body of [
      null,
      {},
      { commandId: 'x', command: putMembers },
      { commandId: randomUUID(), command: { type: 'x' } },
    ]) {
      expect(await errorOf(server.post(path, body, secretary.token))).toBe('400 badRequest');
    }
    const notJson = server.request(path, {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'application/json' },
      token: secretary.token,
    });
    expect(await errorOf(notJson)).toBe('400 badRequest');
  });

  it('no secret ever stands in the log', async () => {
    const code = await server.addMember(secretary, 'delegate', ['delegate']);
    const { token } = await server.signIn(code);
    await server.request(`/api/me?token=${token}`, { token });
    await server.request(`/sync/room?token=${token}`, { token });
    await server.request(`/nowhere/at/all?token=${token}`, {
      headers: { authorization: `Bearer ${token}`, 'sec-websocket-protocol': `token.${token}` },
    });
    await server.join(code);
    expect(server.log).toContain('/nowhere/at/all');
    for (const secret of [
      token,
      secretary.token,
      code,
      code.slice(5),
      server.creation().setupCode ?? '???',
    ]) {
      expect(server.log).not.toContain(secret);
    }
  });
});
