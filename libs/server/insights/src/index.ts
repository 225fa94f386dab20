export { AskedDashboards } from './metrics/asked-dashboards.js';
export { DashboardCache } from './metrics/dashboard-cache.js';
export * from './insights.module.js';
export { MetricScopeReadModel } from './metrics/metric-scope.read-model.js';
export { RepairedFactsService } from './pipeline/repaired-facts.service.js';
