import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { AdminGuard } from './auth/admin.guard.js';
import { AdminToken } from './auth/admin-token.js';
import { AwaitedWork } from './awaited-work.js';
import { HealthController } from './health/health.controller.js';
import { HealthNotes } from './health/health-notes.js';
import { ProcessMetricsController } from './health/process-metrics.controller.js';
import { Readiness } from './health/readiness.js';
import { StorageController } from './health/storage.controller.js';
import { StorageHealth } from './health/storage-health.js';
import { IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { IdempotencyKeys } from './http/idempotency-keys.js';
import { requestValidation } from './http/invalid-request.js';
import { ProblemFilter } from './http/problem.filter.js';
import { Lease } from './lease.js';
import { LiveAdmission } from './live/live-admission.js';
import { LiveSequence } from './live/live-sequence.js';
import { WallClock } from './wall-clock.js';

/** What every feature needs beside the database: clock, sign-in, lease, errors, validation, health, numbers of notices. */
@Global()
@Module({})
export class RuntimeModule {
  /** @param token the secret that opens admin routes */
  static forRoot(token: AdminToken): DynamicModule {
    return {
      module: RuntimeModule,
      imports: [TerminusModule],
      controllers: [HealthController, ProcessMetricsController, StorageController],
      providers: [
        WallClock,
        AwaitedWork,
        Lease,
        HealthNotes,
        Readiness,
        StorageHealth,
        LiveAdmission,
        LiveSequence,
        AdminGuard,
        IdempotencyKeys,
        { provide: AdminToken, useValue: token },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: requestValidation },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      ],
      exports: [WallClock, AwaitedWork, Lease, HealthNotes, LiveAdmission, LiveSequence, AdminGuard, AdminToken],
    };
  }
}
