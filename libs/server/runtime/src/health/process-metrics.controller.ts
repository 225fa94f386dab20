import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response as HttpResponse } from 'express';
import { collectDefaultMetrics, register } from 'prom-client';

/**
 * Milliseconds between two looks at the event loop. What is measured is the time between looks, so that a loop which nothing
 * holds has a delay of this, and nothing shorter is seen.
 */
const LOOP_LOOKED_AT_MS = 2;

/** Figures for Prometheus: what the portal measures of itself, and memory, event loop delay and garbage of its process. */
@ApiTags('health')
@Controller('metrics')
export class ProcessMetricsController {
  constructor() {
    if (register.getSingleMetric('process_cpu_seconds_total')) return;
    collectDefaultMetrics({ eventLoopMonitoringPrecision: LOOP_LOOKED_AT_MS });
  }

  @Get()
  @ApiOperation({ summary: 'Figures of the portal and its process in the Prometheus text format' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'Prometheus text format', schema: { type: 'string' } })
  async metrics(@Res() response: HttpResponse): Promise<void> {
    response.type(register.contentType).send(await register.metrics());
  }
}
