import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MemberId } from '../../shared/domain/ids.ts';
import type { JoinAnswer } from '../../shared/protocol/http.ts';
import { errorOf, expectJson, newMember, TestServer } from './runningServer.ts';

const DAY = 24 * 60 * 60 * 1000;

describe('joining', () => {
  let server: TestServer;
  let secretary: JoinAnswer;
  beforeEach(async () => {
    server = await TestServer.start();
    secretary = await server.setUp();
  });
  afterEach(async () => {
    await server.dispose();
  });

  const me = (token: string) => server.request('/api/me', { token });

  it('a right code signs in, however it is typed', async () => {
    const code = await server.addMember(secretary, 'delegate', ['delegate']);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    for (const typed of [
      code,
      code.toLowerCase(),
      code.replaceAll('-', ''),
      ` ${code.replaceAll('-', ' ')} `,
    ]) {
      const joined = await server.signIn(typed.replaceAll('0', 'o').replaceAll('1', 'l'));
      expect(joined.member.id).toBe('delegate');
      const answer = await expectJson<{ member: { id: string } }>(me(joined.token));
      expect(answer.member.id).toBe('delegate');
    }
  });

  it('a wrong secret, an unknown selector and what is no code are answered alike', async () => {
    const code = await server.addMember(secretary, 'delegate', ['delegate']);
    const wrongSecret = code.slice(0, -1) + (code.endsWith('0') ? '1' : '0');
    for (const wrong of [wrongSecret, 'ZZZZ-ZZZZ-ZZZZ', 'không phải mã']) {
      expect(await errorOf(server.join(wrong))).toBe('403 wrongCode');
    }
  });

  it('tries are limited by selector, others go on, and time lets the right code in again', async () => {
    const code = await server.addMember(secretary, 'delegate', ['delegate']);
    const other = await server.addMember(secretary, 'other', ['delegate']);
    const wrong = code.slice(0, 5) + (code.slice(5) === '0000-0000' ? '1111-1111' : '0000-0000');
    const answers = await Promise.all(Array.from({ length: 12 }, () => errorOf(server.join(wrong))));
    expect(answers.filter((answer) => answer === '403 wrongCode')).toHaveLength(8);
    expect(answers.filter((answer) => answer === '429 tooManyTries')).toHaveLength(4);
    const limited = await server.join(code);
    expect(limited.status).toBe(429);
    expect(await limited.json()).toMatchObject({ retryAfterSeconds: 1 });
    expect((await server.join(other)).status).toBe(200);
    server.advance(1000);
    expect((await server.join(code)).status).toBe(200);
    expect((await server.join(code)).status).toBe(200);
  });

  it('unknown selectors are limited like known ones', async () => {
    const answers = [];
    for (let tries = 0; tries < 9; tries += 1) answers.push(await errorOf(server.join('ZZZZ-ZZZZ-ZZZZ')));
    expect(answers.at(-1)).toBe('429 tooManyTries');
  });

  it('a hall of sixty joins at once', async () => {
    const ids = Array.from({ length: 60 }, (_, index) => `d${index}`);
    const members = ids.map((id) => newMember(id, ['delegate']));
    await server.command(secretary, { type: 'putMembers', members });
    const issued = await expectJson<{ codes: { code: string }[] }>(
      server.post(`/api/sessions/${secretary.sessionId}/codes`, { memberIds: ids }, secretary.token),
    );
    const joined = await Promise.all(issued.codes.map(({ code }) => server.signIn(code)));
    expect(new Set(joined.map(({ token }) => token)).size).toBe(60);
  });

  it('a new code ends the old one and leaves the device signed in', async () => {
    const old = await server.addMember(secretary, 'delegate', ['delegate']);
    const { token } = await server.signIn(old);
    const fresh = await server.addMember(secretary, 'delegate', ['delegate']);
    expect(await errorOf(server.join(old))).toBe('403 wrongCode');
    expect((await server.join(fresh)).status).toBe(200);
    expect((await me(token)).status).toBe(200);
  });

  it('tokens expire, end by leaving, and live over a restart', async () => {
    const code = await server.addMember(secretary, 'delegate', ['delegate']);
    const [one, other] = [await server.signIn(code), await server.signIn(code)];
    expect((await server.request('/api/leave', { method: 'POST', token: one.token })).status).toBe(204);
    expect(await errorOf(me(one.token))).toBe('401 unauthenticated');
    expect((await me(other.token)).status).toBe(200);
    await server.restart();
    expect((await me(other.token)).status).toBe(200);
    server.advance(30 * DAY + 1000);
    expect(await errorOf(me(other.token))).toBe('401 unauthenticated');
  });

  it('removing a member ends tokens and code at once, also for a later namesake', async () => {
    const code = await server.addMember(secretary, 'delegate', ['delegate']);
    const { token } = await server.signIn(code);
    await server.command(secretary, { type: 'removeMember', memberId: 'delegate' as MemberId });
    expect(await errorOf(me(token))).toBe('401 unauthenticated');
    expect(await errorOf(server.join(code))).toBe('403 wrongCode');
    await server.command(secretary, { type: 'putMembers', members: [newMember('delegate', ['delegate'])] });
    expect(await errorOf(me(token))).toBe('401 unauthenticated');
    expect(await errorOf(server.join(code))).toBe('403 wrongCode');
  });

  it('only a secretary of the session sees who holds a code and issues codes', async () => {
    const delegate = await server.signIn(
      await server.addMember(secretary, 'delegate', ['delegate', 'chair']),
    );
    const path = `/api/sessions/${secretary.sessionId}/codes`;
    expect(await expectJson(server.request(path, { token: secretary.token }))).toEqual({
      memberIds: ['delegate'],
    });
    expect(await errorOf(server.request(path, { token: delegate.token }))).toBe('403 forbidden');
    expect(await errorOf(server.post(path, { memberIds: ['delegate'] }, delegate.token))).toBe(
      '403 forbidden',
    );
    expect(await errorOf(server.post(path, { memberIds: ['delegate'] }))).toBe('401 unauthenticated');
    expect(await errorOf(server.post(path, { memberIds: ['nobody'] }, secretary.token))).toBe('404 notFound');
  });

  it('the set-up code creates one session, the same command again gives it again, and then it is over', async () => {
    const fresh = await TestServer.start();
    try {
      const room = () => expectJson<{ needsSetup: boolean }>(fresh.request('/api/room'));
      expect((await room()).needsSetup).toBe(true);
      const creation = fresh.creation();
      const wrong = { ...creation, setupCode: 'ZZZZ-ZZZZ-ZZZZ' };
      expect(await errorOf(fresh.post('/api/sessions', wrong))).toBe('403 wrongCode');
      expect(await errorOf(fresh.post('/api/sessions', { ...creation, setupCode: undefined }))).toBe(
        '401 unauthenticated',
      );
      const first = await expectJson<JoinAnswer>(fresh.post('/api/sessions', creation));
      const again = await expectJson<JoinAnswer>(fresh.post('/api/sessions', creation));
      expect(again.member).toEqual(first.member);
      expect(again.sessionId).toBe(first.sessionId);
      expect((await room()).needsSetup).toBe(false);
      const second = { ...creation, commandId: randomUUID(), sessionId: randomUUID() };
      expect(await errorOf(fresh.post('/api/sessions', second))).toBe('403 wrongCode');
      const byToken = { ...second, setupCode: undefined };
      const created = await expectJson<JoinAnswer>(fresh.post('/api/sessions', byToken, first.token));
      expect(created.sessionId).toBe(second.sessionId);
      const taken = { ...byToken, commandId: randomUUID() };
      expect(await errorOf(fresh.post('/api/sessions', taken, first.token))).toBe('403 forbidden');
    } finally {
      await fresh.dispose();
    }
  });
});
