import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../shared/domain/command.ts';
import type { PromiseId } from '../../shared/domain/ids.ts';
import type { JoinAnswer } from '../../shared/protocol/http.ts';
import type { EarlierPromisesAnswer } from '../../shared/protocol/questionCommands.ts';
import { errorOf, expectJson, TestServer } from './runningServer.ts';

const DUE = Date.UTC(2100, 0, 1);

describe('earlier promises over HTTP', () => {
  let server: TestServer;
  let first: JoinAnswer;
  let second: JoinAnswer;

  const must = async (who: JoinAnswer, command: Command) =>
    expect(await server.command(who, command)).toMatchObject({ accepted: true });
  const earlier = (who: JoinAnswer) =>
    server.request(`/api/sessions/${who.sessionId}/earlier-promises`, { token: who.token });
  const promised = async (who: JoinAnswer) =>
    (await expectJson<EarlierPromisesAnswer>(earlier(who))).promises;

  beforeEach(async () => {
    server = await TestServer.start();
    first = await server.setUp();
    const creation = { ...server.creation(), setupCode: undefined };
    second = await expectJson<JoinAnswer>(server.post('/api/sessions', creation, first.token));
    await must(first, {
      ...{ type: 'recordPromise', promiseId: 'h1' as PromiseId, questionId: null, speechId: null },
      ...{ text: 'Trả lời bằng văn bản', dueAt: DUE },
      owner: { kind: 'named', name: 'Bà Trần Thị Hạnh', position: 'Giám đốc Sở Tài chính' },
    });
  });
  afterEach(async () => {
    await server.dispose();
  });

  it('a later session of the council is told what the one before left open, until it carries it on', async () => {
    expect(await promised(second)).toEqual([]);
    await must(first, { type: 'publish' });
    const [only, ...more] = await promised(second);
    expect(more).toEqual([]);
    expect(only).toMatchObject({
      ...{ text: 'Trả lời bằng văn bản', dueAt: DUE, sessionTitle: 'Kỳ họp thứ ba' },
      origin: { sessionId: first.sessionId, promiseId: 'h1' },
    });
    const { sessionTitle: _, ...carried } = only!;
    await must(second, {
      type: 'carryPromises',
      promises: [{ ...carried, promiseId: 'g1' as PromiseId }],
    });
    expect(await promised(second)).toEqual([]);
    expect(await promised(first)).toEqual([]);
    const later = async () => (await expectJson<EarlierPromisesAnswer>(earlier(first))).later;
    expect(await later()).toEqual([]);
    await must(second, { type: 'publish' });
    await must(second, { type: 'settlePromise', promiseId: 'g1' as PromiseId, note: 'Đã trả lời' });
    expect(await later()).toEqual([{ promiseId: 'h1', sessionTitle: 'Kỳ họp thứ ba', isSettled: true }]);
  });

  it('members alone are told, and delegates once the session is public', async () => {
    await must(first, { type: 'publish' });
    const delegate = await server.signIn(await server.addMember(second, 'd1', ['delegate']));
    expect(await promised(delegate)).toEqual([]);
    await must(second, { type: 'publish' });
    expect(await promised(delegate)).toHaveLength(1);
    expect(await errorOf(earlier({ ...first, token: delegate.token }))).toBe('403 forbidden');
    expect((await server.request(`/api/sessions/${first.sessionId}/earlier-promises`)).status).toBe(401);
  });
});
