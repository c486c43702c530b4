import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DoorAnswer, JoinAnswer, StatisticsAnswer } from '../../shared/protocol/http.ts';
import { HDND } from '../../shared/domain/rulePack.ts';
import { errorOf, expectJson, TestServer } from './runningServer.ts';

describe('the roll over HTTP', () => {
  let server: TestServer;
  let secretary: JoinAnswer;
  let delegate: JoinAnswer;
  const path = (tail: string) => `/api/sessions/${secretary.sessionId}/${tail}`;
  const ask = (who: JoinAnswer, command: Record<string, unknown>) =>
    expectJson<{ accepted: boolean; refusal?: { code: string } }>(
      server.post(path('commands'), { commandId: crypto.randomUUID(), ...command }, who.token),
    );
  const get = (tail: string, who: JoinAnswer) => server.request(path(tail), { token: who.token });

  beforeEach(async () => {
    server = await TestServer.start();
    secretary = await server.setUp();
    const person = {
      id: 'd1',
      name: 'Lê Thị Én',
      position: '',
      roles: ['delegate'],
      groupId: null,
      committeeIds: [],
    };
    await ask(secretary, { type: 'putMembers', members: [person] });
    const times = { startsAt: 1000, endsAt: 2000 };
    await ask(secretary, { type: 'putSitting', sittingId: 's1', title: 'Sáng', ...times });
    const { codes } = await expectJson<{ codes: { code: string }[] }>(
      server.post(path('codes'), { memberIds: ['d1'] }, secretary.token),
    );
    delegate = await expectJson<JoinAnswer>(server.post('/api/join', { code: codes[0]?.code }));
  });
  afterEach(async () => {
    await server.dispose();
  });

  it('the desk alone is told the code at the door; whoever gives it is here', async () => {
    expect(await errorOf(get('sittings/s1/door', delegate))).toBe('403 forbidden');
    expect(await errorOf(get('sittings/none/door', secretary))).toBe('404 notFound');
    const answer = await get('sittings/s1/door', secretary);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const door = (await answer.json()) as DoorAnswer;
    expect(door.expiresAt).toBeGreaterThan(door.now);
    const wrong = String((Number(door.code) + 1) % 1_000_000).padStart(6, '0');
    const refused = await ask(delegate, { type: 'enterByDoor', sittingId: 's1', code: wrong });
    expect(refused.refusal?.code).toBe('doorCodeWrong');
    expect(await ask(delegate, { type: 'enterByDoor', sittingId: 's1', code: door.code })).toMatchObject({
      accepted: true,
    });
    await ask(secretary, { type: 'openSitting', sittingId: 's1', pack: HDND });
    const { sessions } = await expectJson<StatisticsAnswer>(get('statistics', secretary));
    expect(sessions).toMatchObject([
      {
        sessionId: secretary.sessionId,
        delegates: [{ name: 'Lê Thị Én', sittings: 1, attended: 1, late: 0 }],
      },
    ]);
    expect(await errorOf(get('statistics', delegate))).toBe('403 forbidden');
  });
});
