import { createHash } from 'node:crypto';
import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { dashboard, type Dashboard, metricExplanation, type MetricsQuery, metricsQuery } from '@portal/contracts';
import { ApiProblems } from '@portal/server/runtime';
import type { Response } from 'express';
import { DashboardCache } from './dashboard-cache.js';
import { ExplainReadModel } from './explain.read-model.js';
import { MetricScopeReadModel } from './metric-scope.read-model.js';

/** Figures of the revenue cycle, and how each comes about. */
@ApiTags('metrics')
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly scopes: MetricScopeReadModel,
    private readonly dashboards: DashboardCache,
    private readonly explanations: ExplainReadModel,
  ) {}

  @Get('dashboard')
  @Header('Cache-Control', 'no-cache')
  @ApiOperation({ summary: 'Tiles, series and tables of a period; with If-None-Match 304 while nothing has changed' })
  @ApiOkResponse({ description: 'The dashboard', standardSchema: dashboard })
  @ApiProblems(400, 404)
  async dashboard(
    @Query({ schema: metricsQuery }) query: MetricsQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Dashboard> {
    const answer = await this.dashboards.answer(await this.scopes.scopeOf(query));
    response.setHeader('ETag', tagOf(answer));
    return answer;
  }

  @Get(':key/explain')
  @ApiOperation({ summary: 'Formula, inputs and counts of a figure, and how to list the claims that it counts' })
  @ApiParam({ name: 'key', description: 'Key of the metric', example: 'initial-denial-rate' })
  @ApiOkResponse({ description: 'The explanation', standardSchema: metricExplanation })
  @ApiProblems(400, 404)
  async explain(@Param('key') key: string, @Query({ schema: metricsQuery }) query: MetricsQuery) {
    return this.explanations.explain(key, await this.scopes.scopeOf(query));
  }
}

/** Tags of dashboards that are kept. */
const tags = new WeakMap<Dashboard, string>();

/** Names the figures, whenever they were computed: express answers 304 to a request that holds the same. */
function tagOf(dashboard: Dashboard): string {
  const known = tags.get(dashboard);
  if (known !== undefined) return known;
  const { computedAt: _when, ...figures } = dashboard;
  const tag = `"${createHash('sha1').update(JSON.stringify(figures)).digest('base64url')}"`;
  tags.set(dashboard, tag);
  return tag;
}
