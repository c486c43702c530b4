import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { MemberId } from '../../shared/domain/ids.ts';
import type { JoinAnswer } from '../../shared/protocol/http.ts';
import { newMember, TestServer } from './runningServer.ts';

describe('decisions go up as commands, state comes down as Yjs', () => {
  let server: TestServer;
  let secretary: JoinAnswer;
  const providers: WebsocketProvider[] = [];
  beforeEach(async () => {
    server = await TestServer.start();
    secretary = await server.setUp();
  });
  afterEach(async () => {
    for (const provider of providers.splice(0)) provider.destroy();
    await server.dispose();
  });

  function connect(kind: 'room' | 'desk', token: string, document = new Y.Doc()): WebsocketProvider {
    const url = `${server.url.replace('http', 'ws')}/sync`;
    const provider = new WebsocketProvider(url, `${kind}/${secretary.sessionId}`, document, {
      protocols: [`token.${token}`],
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    });
    providers.push(provider);
    return provider;
  }

  const has = (document: Y.Doc, id: string) => document.getMap('members').has(id);

  async function until(document: Y.Doc, holds: () => boolean): Promise<void> {
    while (!holds()) await once(document as never, 'update');
  }

  const put = (id: string) =>
    server.command(secretary, { type: 'putMembers', members: [newMember(id, ['delegate'])] });

  it('a stock client sees every accepted command, and goes on after a restart without doubling', async () => {
    const provider = connect('room', secretary.token);
    await put('d1');
    await until(provider.doc, () => has(provider.doc, 'd1'));
    provider.disconnect();
    await put('d2');
    await server.restart();
    await put('d3');
    const again = connect('room', secretary.token, provider.doc);
    await until(again.doc, () => has(again.doc, 'd2') && has(again.doc, 'd3'));
    expect([...again.doc.getMap('members').keys()].sort()).toEqual(
      ['d1', 'd2', 'd3', secretary.member.id].sort(),
    );
    expect(again.doc.store.pendingStructs).toBeNull();
  });

  it('who is removed from the roster loses the connection at once', async () => {
    const delegate = await server.signIn(await server.addMember(secretary, 'd1', ['delegate']));
    const provider = connect('room', delegate.token);
    await until(provider.doc, () => has(provider.doc, 'd1'));
    const closed = new Promise<number>((resolve) => {
      provider.on('connection-close', (event) => resolve((event as { code?: number } | null)?.code ?? 0));
    });
    await server.command(secretary, { type: 'removeMember', memberId: 'd1' as MemberId });
    expect([4401, 4403]).toContain(await closed);
    expect(has(provider.doc, 'd1')).toBe(true);
  });
});
