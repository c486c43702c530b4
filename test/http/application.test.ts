import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectJson, TestServer } from './runningServer.ts';

const PAGE =
  '<!doctype html><meta property="csp-nonce" nonce="CSP_NONCE_PLACEHOLDER"><title>Phòng họp</title>';

describe('the application over HTTP', () => {
  let server: TestServer;
  let renderer: string;
  beforeAll(async () => {
    renderer = await mkdtemp(join(tmpdir(), 'renderer-'));
    await mkdir(join(renderer, 'assets'));
    await writeFile(join(renderer, 'index.html'), PAGE);
    await writeFile(join(renderer, 'desktop.html'), PAGE);
    await writeFile(join(renderer, 'sw.js'), '// worker');
    await writeFile(join(renderer, 'assets', 'index-abc123.js'), '// bundle');
    server = await TestServer.start({ rendererFolder: renderer });
  });
  afterAll(async () => {
    await server.dispose();
    await rm(renderer, { recursive: true });
  });

  it.each(['/', '/index.html', '/agenda', '/reading/some-file'])(
    'gives the page at %s with a fresh nonce',
    async (path) => {
      const [one, other] = [await server.request(path), await server.request(path)];
      expect(one.status).toBe(200);
      expect(one.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(one.headers.get('cache-control')).toBe('no-cache');
      const policy = one.headers.get('content-security-policy') ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(await one.text()).toBe(PAGE.replace('CSP_NONCE_PLACEHOLDER', nonce));
      expect(policy).not.toBe(other.headers.get('content-security-policy'));
      for (const part of [
        "default-src 'self'",
        "'wasm-unsafe-eval'",
        "worker-src 'self' blob:",
        `connect-src 'self' ws://${new URL(server.url).host} wss://${new URL(server.url).host};`,
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "object-src 'none'",
        "frame-ancestors 'none'",
      ]) {
        expect(policy).toContain(part);
      }
      expect(policy).not.toContain('unsafe-inline');
      expect(policy).not.toContain('upgrade-insecure');
      expect(one.headers.get('strict-transport-security')).toBeNull();
      expect(one.headers.get('x-content-type-options')).toBe('nosniff');
      await other.text();
    },
  );

  it.each(['evil.example ws:', "x;script-src 'unsafe-inline'", 'a,b', '[::1]:80'])(
    'writes into the policy no host that could be something else: %s',
    async (host) => {
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        get(`${server.url}/`, { headers: { host } }, resolve).on('error', reject);
      });
      answer.resume();
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-security-policy']).toContain("connect-src 'self';");
    },
  );

  it('keeps hashed assets, asks again for the rest', async () => {
    const asset = await server.request('/assets/index-abc123.js');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-type')).toContain('javascript');
    const worker = await server.request('/sw.js');
    expect(worker.headers.get('cache-control')).toBe('no-cache');
    await Promise.all([asset.text(), worker.text()]);
  });

  it.each([
    '/assets/missing.js',
    '/missing.png',
    '/api/nothing',
    '/sync/room',
    '/desktop.html',
    '/%2e%2e/secret.txt',
  ])('knows nothing of %s', async (path) => {
    const response = await server.request(path);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: 'notFound' });
  });

  it('lets the desktop application read its answers, and no foreign page', async () => {
    const origin = 'app://paperless';
    const allowed = await server.request('/api/room', { headers: { origin } });
    expect(allowed.headers.get('access-control-allow-origin')).toBe(origin);
    expect(allowed.headers.get('access-control-expose-headers')).toContain('Content-Range');
    const preflight = await server.request('/api/files/x', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization,range',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toMatch(/Authorization.*Range/);
    const failed = await server.request('/api/me', { headers: { origin } });
    expect(failed.headers.get('access-control-allow-origin')).toBe(origin);
    for (const foreign of ['https://example.org', 'null', 'app://other']) {
      const response = await server.request('/api/room', { headers: { origin: foreign } });
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      await response.text();
    }
    await Promise.all([allowed.text(), failed.text()]);
  });

  it('describes every route, with its answers, from the schemas that validate', async () => {
    interface OpenApi {
      readonly openapi: string;
      readonly paths: Record<
        string,
        Record<string, { responses: Record<string, unknown>; requestBody?: unknown }>
      >;
    }
    const document = await expectJson<OpenApi>(server.request('/api/openapi.json'));
    expect(document.openapi).toBe('3.1.0');
    const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(routes.sort()).toEqual(
      [
        'GET /api/files/{sha256}',
        'GET /api/house/sessions/{id}/record',
        'GET /api/me',
        'GET /api/openapi.json',
        'GET /api/room',
        'GET /api/sessions/{id}/chain',
        'GET /api/sessions/{id}/codes',
        'GET /api/sessions/{id}/earlier-promises',
        'GET /api/sessions/{id}/record',
        'GET /api/sessions/{id}/sittings/{sittingId}/door',
        'GET /api/sessions/{id}/statistics',
        'GET /healthz',
        'HEAD /api/files/{sha256}',
        'POST /api/house/sessions/{id}/files',
        'POST /api/join',
        'POST /api/leave',
        'POST /api/sessions',
        'POST /api/sessions/{id}/blobs',
        'POST /api/sessions/{id}/codes',
        'POST /api/sessions/{id}/commands',
      ].sort(),
    );
    for (const methods of Object.values(document.paths)) {
      for (const { responses } of Object.values(methods)) expect(Object.keys(responses)).not.toEqual([]);
    }
    const join = JSON.stringify(document.paths['/api/join']?.['post']);
    for (const part of ['code', 'deviceKey', 'expiresAt', 'tooManyTries', '4XX'])
      expect(join).toContain(part);
    expect(JSON.stringify(document.paths['/api/sessions/{id}/commands'])).toContain('setItemState');
    expect(JSON.stringify(document.paths['/api/sessions/{id}/blobs'])).toContain('application/octet-stream');
  });

  it('answers health and what may be known before signing in', async () => {
    expect(await expectJson(server.request('/healthz'))).toEqual({ status: 'ok', version: '0.1.0' });
    const room = await expectJson<{ product: string; protocol: number }>(server.request('/api/room'));
    expect(room).toMatchObject({ product: 'paperless-meeting-room', protocol: 1, needsSetup: true });
  });
});
