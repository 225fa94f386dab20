import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { HealthCheck, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { DATA_SOURCES, type DataSources } from '@portal/server/database';
import { HealthNotes } from './health-notes.js';
import { READINESS_SCHEMA } from './readiness-schema.js';

/** Longest wait for the database's answer, in milliseconds. */
const DATABASE_LIMIT_MS = 2_000;

/** Whether the process lives, and whether it can do its work. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicator: HealthIndicatorService,
    private readonly notes: HealthNotes,
    @Inject(DATA_SOURCES) private readonly sources: DataSources,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'The process lives' })
  @ApiOkResponse({
    description: 'It does',
    schema: { type: 'object', properties: { status: { type: 'string', example: 'ok' } } },
  })
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('ready')
  @HealthCheck({ noCache: true, swaggerDocumentation: false })
  @ApiOperation({ summary: 'The database answers and its schema is up to date' })
  @ApiOkResponse({ description: 'Ready', schema: READINESS_SCHEMA })
  @ApiServiceUnavailableResponse({ description: 'Not ready; the body says why', schema: READINESS_SCHEMA })
  ready(): Promise<unknown> {
    return this.health.check([() => this.database(), () => this.migrations(), ...this.noted()]);
  }

  private async database() {
    const session = this.indicator.check('database');
    try {
      await Promise.race([this.sources.reader.query('SELECT 1'), timeout(DATABASE_LIMIT_MS)]);
      return session.up();
    } catch (error) {
      return session.down({ message: error instanceof Error ? error.message : String(error) });
    }
  }

  private noted() {
    return [...this.notes.all()].map(
      ([part, message]) =>
        () =>
          this.indicator.check(part).up({ message }),
    );
  }

  private async migrations() {
    const session = this.indicator.check('migrations');
    const pending = await this.sources.writer.showMigrations();
    return pending ? session.down({ message: 'there are migrations that have not been applied' }) : session.up();
  }
}

function timeout(milliseconds: number): Promise<never> {
  return new Promise((_, reject) =>
    setTimeout(() => reject(new Error(`no answer in ${milliseconds} ms`)), milliseconds).unref(),
  );
}
