import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { codeOf } from '../store/faults.ts';
import { sendError } from './answerError.ts';
import { pagePolicy } from './contentSecurity.ts';
import { HttpError } from './HttpError.ts';

/** Written into the page by the build, replaced in every answer. */
const NONCE_PLACEHOLDER = /CSP_NONCE_PLACEHOLDER/g;

/** Serves the built application: the same bundle that the desktop opens from its own files. */
export async function serveApplication(app: FastifyInstance, folder: string): Promise<void> {
  const page = (request: FastifyRequest, reply: FastifyReply) => sendPage(request, reply, folder);
  const method = ['GET', 'HEAD'];
  app.route({ method, url: '/', schema: { hide: true }, handler: page });
  app.route({ method, url: '/index.html', schema: { hide: true }, handler: page });
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    decorateReply: false,
    cacheControl: false,
    schemaHide: true,
    // The desktop's page asks for a bridge that a browser does not have.
    allowedPath: (path) => path !== '/desktop.html',
    setHeaders: (reply, path) => {
      const hashed = path.startsWith(join(folder, 'assets') + sep);
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** Answers what no route knows: the page for places inside the application, an error for everything else. */
export function answerUnknown(folder: string | null) {
  return (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> | FastifyReply => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const isProgram = /^\/(api|sync|assets)(\/|$)/.test(path);
    const isFile = /\.[^/]*$/.test(path);
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    if (folder === null || isProgram || isFile || !isReading) {
      return sendError(reply, new HttpError('notFound'));
    }
    return sendPage(request, reply, folder);
  };
}

async function sendPage(request: FastifyRequest, reply: FastifyReply, folder: string): Promise<FastifyReply> {
  let page: string;
  try {
    page = await readFile(join(folder, 'index.html'), 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT')
      return sendError(reply, new HttpError('notFound', 'no application built'));
    throw error;
  }
  const nonce = randomBytes(16).toString('base64');
  return reply
    .header('content-security-policy', pagePolicy(nonce, request.headers.host ?? ''))
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
    .send(page.replace(NONCE_PLACEHOLDER, nonce));
}
