import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import WebSocket from 'ws';
import type { VersionId } from '../../shared/domain/ids.ts';
import {
  decodeServerFrame,
  encodeClientFrame,
  LINK_PROTOCOL,
  type ServerFrame,
} from '../../shared/protocol/link.ts';
import { pdfOf, TestServer } from './runningServer.ts';

/** A number that no event, id or hash has by chance, as the frames carry it. */
const UNUSUAL = Math.fround(1234.5678);
const PAGE = 77_777;

interface Link {
  readonly socket: WebSocket;
  readonly frames: ServerFrame[];
}

async function open(server: TestServer, token: string): Promise<Link> {
  const url = `${server.url.replace(/^http/, 'ws')}/sync`;
  const socket = new WebSocket(url, [LINK_PROTOCOL, `token.${token}`]);
  const frames: ServerFrame[] = [];
  socket.on('message', (data) => frames.push(decodeServerFrame(new Uint8Array(data as Buffer))));
  await once(socket, 'open');
  return { socket, frames };
}

async function until(done: () => boolean): Promise<void> {
  for (let tries = 0; !done(); tries += 1) {
    if (tries > 500) throw new Error('it did not come');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Everything that the data folder holds. */
async function stored(folder: string): Promise<Buffer> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  return Buffer.concat(await Promise.all(names.map((name) => readFile(name))));
}

it('a presenter’s page and pointer reach who follows and no store; who presents is in the record', async () => {
  const server = await TestServer.start();
  try {
    const secretary = await server.setUp();
    const { sha256 } = await server.addFile(secretary, pdfOf(1000));
    const delegate = await server.signIn(await server.addMember(secretary, 'd1', ['delegate']));
    const fileId = `f-${sha256.slice(0, 8)}`;
    const versionId = `v-${fileId}` as VersionId;
    await server.command(secretary, { type: 'publish' });
    const start = { type: 'startPresenting', memberId: secretary.member.id, fileId, versionId };
    expect(await server.command(secretary, start as never)).toMatchObject({ accepted: true });

    const [presenter, follower] = [await open(server, secretary.token), await open(server, delegate.token)];
    follower.socket.send(encodeClientFrame({ type: 'follow', on: true }));
    const place = { versionId, page: PAGE, left: 5, top: UNUSUAL };
    const pointer = { versionId, page: PAGE, x: UNUSUAL, y: UNUSUAL };
    presenter.socket.send(encodeClientFrame({ type: 'presentPlace', place }));
    presenter.socket.send(encodeClientFrame({ type: 'presentPointer', pointer }));
    await until(() => follower.frames.some(({ type }) => type === 'presentedPointer'));
    expect(follower.frames).toContainEqual({ type: 'presentedPlace', place });
    expect(follower.frames).toContainEqual({ type: 'presentedPointer', pointer });

    // After a restart the record knows the presenter; the place is told anew by the presenter's own device.
    for (const { socket } of [presenter, follower]) socket.close();
    await server.restart();
    const [again, back] = [await open(server, secretary.token), await open(server, delegate.token)];
    back.socket.send(encodeClientFrame({ type: 'follow', on: true }));
    again.socket.send(encodeClientFrame({ type: 'presentPlace', place }));
    await until(() => back.frames.some(({ type }) => type === 'presentedPlace'));
    for (const { socket } of [again, back]) socket.close();
    // Closed and opened again: all of the database is in its file.
    await server.restart();

    const bytes = await stored(server.folder);
    const float = Buffer.alloc(4);
    float.writeFloatBE(UNUSUAL);
    expect(bytes.includes('presentingStarted')).toBe(true);
    expect(bytes.includes(versionId)).toBe(true);
    expect(bytes.includes(float)).toBe(false);
    expect(bytes.includes(float.reverse())).toBe(false);
    for (const word of ['1234.56', 'presentedP', 'presentP']) expect(bytes.includes(word)).toBe(false);
  } finally {
    await server.dispose();
  }
});
