import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { answerError } from './answerError.ts';
import { answerUnknown, serveApplication } from './application.ts';
import { RESOURCE_POLICY } from './contentSecurity.ts';
import { allowDesktop } from './crossOrigin.ts';
import type { HttpParts } from './HttpParts.ts';
import { accountRoutes } from './routes/accountRoutes.ts';
import { fileRoutes, uploadRoutes } from './routes/fileRoutes.ts';
import { houseRoutes } from './routes/houseRoutes.ts';
import { recordRoutes } from './routes/recordRoutes.ts';
import { promiseRoutes } from './routes/promiseRoutes.ts';
import { rollRoutes } from './routes/rollRoutes.ts';
import { sessionRoutes } from './routes/sessionRoutes.ts';

/** The HTTP side of the room server; not listening yet. */
export async function createHttpServer(
  parts: HttpParts,
  log: FastifyBaseLogger,
  logRequests: boolean,
): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: !logRequests }),
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 128 },
    keepAliveTimeout: 65_000,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerUnknown(parts.rendererFolder));
  app.addHook('onRequest', allowDesktop);
  await guard(app, parts);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Paperless meeting room', version: parts.version },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(houseRoutes(parts));
  await app.register(accountRoutes(parts));
  await app.register(sessionRoutes(parts));
  await app.register(recordRoutes(parts));
  await app.register(rollRoutes(parts));
  await app.register(promiseRoutes(parts));
  await app.register(fileRoutes(parts));
  await app.register(uploadRoutes(parts));
  app.get(
    '/api/openapi.json',
    {
      schema: {
        summary: 'This description',
        tags: ['house'],
        response: { 200: z.record(z.string(), z.unknown()) },
      },
    },
    async () => app.swagger(),
  );
  if (parts.rendererFolder !== null) await serveApplication(app, parts.rendererFolder);
  await app.ready();
  return app;
}

async function guard(app: FastifyInstance, { limits }: HttpParts): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    // Plain HTTP in a hall's network: a browser must not be told to insist on TLS.
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
    originAgentCluster: false,
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('content-security-policy', RESOURCE_POLICY);
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
  await app.register(rateLimit, {
    max: limits.requestsPerMinute,
    timeWindow: '1 minute',
    cache: 20_000,
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
  });
}
