import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ServeStaticModule } from '@nestjs/serve-static';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import { AppealsModule } from '@portal/server/appeals';
import { ClaimsModule } from '@portal/server/claims';
import { DatabaseModule } from '@portal/server/database';
import {
  FactCheckModule,
  GenerationModule,
  OWN_ENTITIES,
  type OwnThreads,
  OwnThreadsModule,
} from '@portal/server/generation';
import { InsightsModule } from '@portal/server/insights';
import { LearningModule } from '@portal/server/learning';
import { PatternsModule } from '@portal/server/patterns';
import { PayersModule } from '@portal/server/payers';
import { ReportsModule } from '@portal/server/reports';
import { type AdminToken, type BookingConfig, NO_BOOKING_SYSTEM, RuntimeModule } from '@portal/server/runtime';
import { ServiceLevelsModule } from '@portal/server/service-levels';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InsightsFollowRuns } from './insights-follow-runs.js';

/** Requests a minute from one address: far above what the admin app needs, below what would hurt. */
const REQUEST_LIMIT = { ttl: 60_000, limit: 3_000 };
const ONE_YEAR_SECONDS = 31_536_000;

/** What a start needs to know. */
export interface AppOptions {
  readonly databaseUrl: string;
  readonly token: AdminToken;
  /** Left out = no booking system is connected. */
  readonly booking?: BookingConfig;
  /** Hour of the day (UTC) in which facts are checked by themselves; null or left out = they are not. */
  readonly factCheckHour?: number | null;
  /** Folder of the built admin app; left out in tests. */
  readonly adminApp?: string;
  /** The built thread that SQLite writes in; left out in tests that run in one process. */
  readonly statementThread?: string;
  /** The built threads of generation; left out in tests that run in one process. */
  readonly generationThreads?: OwnThreads;
}

/** Every module of the portal by name. */
@Module({})
export class AppModule {
  static forRoot({
    databaseUrl,
    token,
    booking = NO_BOOKING_SYSTEM,
    factCheckHour = null,
    adminApp,
    statementThread,
    generationThreads,
  }: AppOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        RuntimeModule.forRoot(token),
        DatabaseModule.forRoot(databaseUrl, OWN_ENTITIES, statementThread),
        ThrottlerModule.forRoot([REQUEST_LIMIT]),
        ClaimsModule,
        AppealsModule,
        LearningModule,
        PatternsModule,
        GenerationModule,
        ...(factCheckHour === null ? [] : [FactCheckModule.forRoot(factCheckHour)]),
        ...(generationThreads ? [OwnThreadsModule.forRoot(generationThreads)] : []),
        InsightsModule,
        ReportsModule,
        ServiceLevelsModule,
        PayersModule.forRoot(booking),
        ...(adminApp && existsSync(join(adminApp, 'index.html')) ? [serveAdminApp(adminApp)] : []),
      ],
      providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }, InsightsFollowRuns],
    };
  }
}

function serveAdminApp(rootPath: string): DynamicModule {
  return ServeStaticModule.forRoot({
    rootPath,
    exclude: ['/api/{*path}', '/health/{*path}', '/metrics', '/socket.io/{*path}'],
    serveStaticOptions: {
      // Files with a hash in their name never change; the page that names them is asked for each time.
      setHeaders: (response: { setHeader(name: string, value: string): void }, path: string) => {
        const hashed = /-[A-Z0-9]{8}\.\w+$/i.test(path);
        response.setHeader('Cache-Control', hashed ? `public, max-age=${ONE_YEAR_SECONDS}, immutable` : 'no-cache');
      },
    },
  });
}
