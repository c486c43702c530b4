import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileContent } from '../../shared/domain/agenda.ts';
import type { JoinAnswer } from '../../shared/protocol/http.ts';
import { errorOf, pdfOf, TestServer } from './runningServer.ts';

const LENGTH = 700_001;

describe('files', () => {
  let server: TestServer;
  let secretary: JoinAnswer;
  let bytes: Buffer;
  let content: FileContent;
  beforeEach(async () => {
    server = await TestServer.start({}, { maxFileBytes: 1_000_000 });
    secretary = await server.setUp();
    bytes = pdfOf(LENGTH);
    content = await server.addFile(secretary, bytes);
  });
  afterEach(async () => {
    await server.dispose();
  });

  const read = (token: string, headers: Record<string, string> = {}, method = 'GET') =>
    server.request(`/api/files/${content.sha256}`, { token, headers, method });
  const body = async (response: Response) => Buffer.from(await response.arrayBuffer());

  it('serves the bytes as they were put in', async () => {
    expect(content.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(content.bytes).toBe(LENGTH);
    const response = await read(secretary.token);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(response.headers.get('etag')).toBe(`"${content.sha256}"`);
    expect(response.headers.get('accept-ranges')).toBe('bytes');
    expect(response.headers.get('content-length')).toBe(String(LENGTH));
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect((await body(response)).equals(bytes)).toBe(true);
  });

  it.each([
    ['bytes=0-0', 0, 1],
    ['bytes=0-99', 0, 100],
    ['bytes=262144-524287', 262_144, 524_288],
    ['bytes=700000-', 700_000, LENGTH],
    ['bytes=-5', LENGTH - 5, LENGTH],
    ['bytes=-9999999', 0, LENGTH],
    ['bytes=699990-9999999', 699_990, LENGTH],
  ])('serves %s', async (range, begin, end) => {
    const response = await read(secretary.token, { range });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${begin}-${end - 1}/${LENGTH}`);
    expect(response.headers.get('content-length')).toBe(String(end - begin));
    expect((await body(response)).equals(bytes.subarray(begin, end))).toBe(true);
  });

  it.each(['bytes=700001-', 'bytes=9999999-99999999', 'bytes=-0'])('cannot serve %s', async (range) => {
    const response = await read(secretary.token, { range });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe(`bytes */${LENGTH}`);
  });

  it.each(['bytes=5-1', 'bytes=0-1,3-4', 'pages=1-2', 'bytes=', 'bytes=a-b'])('ignores %s', async (range) => {
    const response = await read(secretary.token, { range });
    expect(response.status).toBe(200);
    expect((await body(response)).length).toBe(LENGTH);
  });

  it('a range holds only for the same bytes', async () => {
    const same = await read(secretary.token, { range: 'bytes=0-1', 'if-range': `"${content.sha256}"` });
    expect(same.status).toBe(206);
    const other = await read(secretary.token, { range: 'bytes=0-1', 'if-range': '"other"' });
    expect(other.status).toBe(200);
    await Promise.all([same.arrayBuffer(), other.arrayBuffer()]);
  });

  it('answers HEAD with the length and no bytes', async () => {
    const response = await read(secretary.token, {}, 'HEAD');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe(String(LENGTH));
    expect((await body(response)).length).toBe(0);
  });

  it('R3: a guest reads what is published and nothing else', async () => {
    const guest = await server.signIn(await server.addMember(secretary, 'guest', ['guest']));
    const chair = await server.signIn(await server.addMember(secretary, 'chair', ['delegate', 'chair']));
    expect(await errorOf(read(guest.token))).toBe('403 forbidden');
    expect((await read(chair.token, {}, 'HEAD')).status).toBe(200);
    await server.command(secretary, { type: 'publish' });
    expect((await read(guest.token, {}, 'HEAD')).status).toBe(200);
    const unknown = '0'.repeat(64);
    expect(await errorOf(server.request(`/api/files/${unknown}`, { token: guest.token }))).toBe(
      '403 forbidden',
    );
    expect(await errorOf(server.request(`/api/files/${content.sha256}`))).toBe('401 unauthenticated');
    expect(await errorOf(server.request('/api/files/..%2f..%2fserver.json', { token: guest.token }))).toBe(
      '400 badRequest',
    );
  });

  const upload = (token: string | null, sent: Uint8Array, type = 'application/octet-stream') =>
    server.request(`/api/sessions/${secretary.sessionId}/blobs`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: Buffer.from(sent),
      ...(token === null ? {} : { token }),
    });

  it('takes PDFs from a secretary only', async () => {
    const chair = await server.signIn(await server.addMember(secretary, 'chair', ['delegate', 'chair']));
    expect(await errorOf(upload(chair.token, pdfOf(100)))).toBe('403 forbidden');
    expect(await errorOf(upload(null, pdfOf(100)))).toBe('401 unauthenticated');
    expect(await errorOf(upload(secretary.token, randomBytes(5000)))).toBe('415 notPdf');
    expect(await errorOf(upload(secretary.token, Buffer.alloc(0)))).toBe('415 notPdf');
    expect(await errorOf(upload(secretary.token, pdfOf(100), 'application/pdf'))).toBe('400 badRequest');
    const late = Buffer.concat([Buffer.alloc(2000, 32), pdfOf(100)]);
    expect(await errorOf(upload(secretary.token, late))).toBe('415 notPdf');
    const preceded = Buffer.concat([Buffer.alloc(900, 32), pdfOf(100)]);
    expect((await upload(secretary.token, preceded)).status).toBe(200);
  });

  it('refuses what is too large, announced or not, and goes on', async () => {
    expect(await errorOf(upload(secretary.token, pdfOf(1_000_001)))).toBe('413 tooLarge');
    const pieces = [pdfOf(600_000), randomBytes(600_000)];
    const unannounced = server.request(`/api/sessions/${secretary.sessionId}/blobs`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new ReadableStream({
        pull(controller) {
          const piece = pieces.shift();
          if (piece === undefined) controller.close();
          else controller.enqueue(piece);
        },
      }),
      duplex: 'half',
      token: secretary.token,
    } as RequestInit & { token: string });
    expect(await errorOf(unannounced)).toBe('413 tooLarge');
    expect((await upload(secretary.token, pdfOf(1000))).status).toBe(200);
  });

  it('refuses a file command whose content is not what is stored', async () => {
    const put = (part: Partial<FileContent>) =>
      server.command(secretary, {
        type: 'addVersion',
        fileId: `f-${content.sha256.slice(0, 8)}` as never,
        versionId: 'v2' as never,
        fileName: 'to-trinh.pdf',
        content: { ...content, ...part },
      });
    const wrongChunks = await put({ chunks: content.chunks.map(() => '1'.repeat(64) as never) });
    expect(wrongChunks).toEqual({ accepted: false, refusal: { code: 'contentMissing' } });
    const missing = await put({ sha256: '2'.repeat(64) as never });
    expect(missing).toEqual({ accepted: false, refusal: { code: 'contentMissing' } });
  });
});
