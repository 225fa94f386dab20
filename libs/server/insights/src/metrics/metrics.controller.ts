import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { dashboard, metricExplanation, type MetricsQuery, metricsQuery } from '@portal/contracts';
import { ApiProblems } from '@portal/server/runtime';
import type { Request as HttpRequest, Response as HttpResponse } from 'express';
import { AskedDashboards } from './asked-dashboards.js';
import { ExplainReadModel } from './explain.read-model.js';
import { MetricScopeReadModel } from './metric-scope.read-model.js';
import { PACKINGS } from './written-dashboard.js';

/** Figures of the revenue cycle, and how each comes about. */
@ApiTags('metrics')
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly scopes: MetricScopeReadModel,
    private readonly dashboards: AskedDashboards,
    private readonly explanations: ExplainReadModel,
  ) {}

  @Get('dashboard')
  @ApiOperation({ summary: 'Tiles, series and tables of a period; with If-None-Match 304 while nothing has changed' })
  @ApiOkResponse({ description: 'The dashboard', standardSchema: dashboard })
  @ApiProblems(400, 422)
  async dashboard(
    @Query({ schema: metricsQuery }) query: MetricsQuery,
    @Req() request: HttpRequest,
    @Res() response: HttpResponse,
  ): Promise<void> {
    const packing = PACKINGS.find((each) => request.acceptsEncodings(each)) ?? 'identity';
    const { tag, bytes } = await this.dashboards.answer(query, packing);
    response.set({ ETag: tag, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' }).type('json');
    if (packing !== 'identity') response.set('Content-Encoding', packing);
    // Express answers 304 to a request that holds the same.
    response.send(bytes);
  }

  @Get(':key/explain')
  @ApiOperation({ summary: 'Formula, inputs and counts of a figure, and how to list the claims that it counts' })
  @ApiParam({ name: 'key', description: 'Key of the metric', example: 'initial-denial-rate' })
  @ApiOkResponse({ description: 'The explanation', standardSchema: metricExplanation })
  @ApiProblems(400, 404, 422)
  async explain(@Param('key') key: string, @Query({ schema: metricsQuery }) query: MetricsQuery) {
    return this.explanations.explain(key, await this.scopes.scopeOf(query));
  }
}
