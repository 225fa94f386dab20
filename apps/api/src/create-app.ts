import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { problemDetails } from '@portal/contracts';
import { measureRequests, PortalLog } from '@portal/server/runtime';
import compression from 'compression';
import helmet from 'helmet';
import { z } from 'zod';
import { AppModule, type AppOptions } from './app.module.js';

/** What stands outside of `/api`: probes and figures for operators. */
const OUTSIDE_API = ['health/live', 'health/ready', 'metrics'];
/** Largest request body. */
const BODY_LIMIT = '1mb';

/** Builds the application without listening: the start file and the tests share it. */
export async function createApp(options: AppOptions, log = new PortalLog('silent')): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(options), {
    logger: log,
    abortOnError: false,
  });
  app.use(measureRequests);
  app.use(log.requests());
  app.disable('x-powered-by');
  app.use(helmet({ contentSecurityPolicy: { directives: contentPolicy } }));
  app.use(compression());
  app.useBodyParser('json', { limit: BODY_LIMIT });
  app.setGlobalPrefix('api', { exclude: OUTSIDE_API });
  app.enableShutdownHooks();
  SwaggerModule.setup('api/docs', app, () => describeApi(app), { jsonDocumentUrl: 'api/openapi.json' });
  return app;
}

/** The OpenAPI document, made from the same schemas that validate requests. */
function describeApi(app: NestExpressApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Provider Portal')
    .setDescription(
      'A live sandbox of a medical practice’s revenue cycle. All data is synthetic. Amounts are US dollars; times are simulated unless a field says real.',
    )
    .setVersion('1')
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, config);
  const { $schema: _, ...schema } = z.toJSONSchema(problemDetails, { target: 'openapi-3.0' }) as Record<
    string,
    unknown
  >;
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, ProblemDetails: schema },
  };
  return document;
}

/** The admin app loads nothing from elsewhere. Inline styles are Angular's; Swagger's page needs its inline script. */
const contentPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'", "'unsafe-inline'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'", 'ws:', 'wss:'],
  upgradeInsecureRequests: null,
};
