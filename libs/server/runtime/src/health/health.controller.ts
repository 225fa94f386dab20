import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { HealthCheck, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { HealthNotes } from './health-notes.js';
import { Readiness } from './readiness.js';
import { READINESS_SCHEMA } from './readiness-schema.js';

/** Whether the process lives, and whether it can do its work. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicator: HealthIndicatorService,
    private readonly notes: HealthNotes,
    private readonly readiness: Readiness,
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
    return this.judged('database', await this.readiness.database());
  }

  private async migrations() {
    return this.judged('migrations', await this.readiness.migrations());
  }

  private noted() {
    return [...this.notes.all()].map(
      ([part, message]) =>
        () =>
          this.indicator.check(part).up({ message }),
    );
  }

  private judged(part: string, trouble: string | null) {
    const session = this.indicator.check(part);
    return trouble === null ? session.up() : session.down({ message: trouble });
  }
}
