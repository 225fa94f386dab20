import { Module } from '@nestjs/common';
import { DashboardCache } from './dashboard-cache.js';
import { DashboardReadModel } from './dashboard.read-model.js';
import { ExplainReadModel } from './explain.read-model.js';
import { FactSeriesReadModel } from './fact-series.read-model.js';
import { MetricFactsReadModel } from './metric-facts.read-model.js';
import { MetricScopeReadModel } from './metric-scope.read-model.js';
import { MetricsController } from './metrics.controller.js';

/** Figures computed from stored facts alone; neither the simulation nor what it planted can be seen from here (law 4). */
@Module({
  controllers: [MetricsController],
  providers: [
    MetricScopeReadModel,
    MetricFactsReadModel,
    FactSeriesReadModel,
    DashboardReadModel,
    DashboardCache,
    ExplainReadModel,
  ],
})
export class InsightsModule {}
