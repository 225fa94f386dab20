export { AskedDashboards } from './asked-dashboards.js';
export { DashboardCache } from './dashboard-cache.js';
export * from './insights.module.js';
export { MetricScopeReadModel } from './metric-scope.read-model.js';
