import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AskedDashboards } from './asked-dashboards.js';
import { DashboardCache } from './dashboard-cache.js';
import { DashboardReadModel } from './dashboard.read-model.js';
import { CandidateDecisionService } from './detection/candidate-decision.service.js';
import { CandidateReadModel } from './detection/candidate.read-model.js';
import { CandidateStore } from './detection/candidate.store.js';
import {
  DetectionAdminController,
  DetectionController,
  PatternInsightsController,
} from './detection/detection.controller.js';
import { DetectionService } from './detection/detection.service.js';
import { DetectionStatusReadModel } from './detection/detection-status.read-model.js';
import { DetectionWindows } from './detection/detection-windows.js';
import { PatternDetailReadModel } from './detection/pattern-detail.read-model.js';
import { PatternNotices } from './detection/pattern-notices.gateway.js';
import { PatternTrendReadModel } from './detection/pattern-trend.read-model.js';
import { ExplainReadModel } from './explain.read-model.js';
import { FactSeriesReadModel } from './fact-series.read-model.js';
import { MetricFactsReadModel } from './metric-facts.read-model.js';
import { MetricScopeReadModel } from './metric-scope.read-model.js';
import { MetricsController } from './metrics.controller.js';
import { CodeIntelligenceStore } from './policies/code-intelligence.store.js';
import { CodeIntelligenceController, PoliciesController } from './policies/policies.controller.js';
import { PolicyDaysReadModel } from './policies/policy-days.read-model.js';
import { PolicyMatchingService } from './policies/policy-matching.service.js';
import { PolicyReadModel } from './policies/policy.read-model.js';
import { AnsweredClaimReadModel } from './progress/answered-claim.read-model.js';
import { BacklogGauge } from './progress/backlog.gauge.js';
import { InsightPipeline } from './progress/insight.pipeline.js';
import { InsightProgressStore } from './progress/insight-progress.store.js';
import { InsightScheduler } from './progress/insight.scheduler.js';
import { NightlySummaryService } from './provider-performance/nightly-summary.service.js';
import { ProviderPerformanceController } from './provider-performance/provider-performance.controller.js';
import { ProviderPerformanceReadModel } from './provider-performance/provider-performance.read-model.js';

/** Figures computed from stored facts alone; neither the simulation nor what it planted can be seen from here (law 4). */
@Module({
  imports: [ScheduleModule.forRoot()],
  controllers: [
    MetricsController,
    ...[DetectionController, DetectionAdminController, PatternInsightsController],
    ...[PoliciesController, CodeIntelligenceController, ProviderPerformanceController],
  ],
  providers: [
    MetricScopeReadModel,
    MetricFactsReadModel,
    FactSeriesReadModel,
    DashboardReadModel,
    DashboardCache,
    AskedDashboards,
    ExplainReadModel,
    ...[InsightScheduler, InsightPipeline, InsightProgressStore, AnsweredClaimReadModel, BacklogGauge],
    ...[DetectionService, DetectionWindows, CandidateStore, CandidateDecisionService, PatternNotices],
    ...[DetectionStatusReadModel, CandidateReadModel, PatternTrendReadModel, PatternDetailReadModel],
    ...[PolicyMatchingService, PolicyReadModel, PolicyDaysReadModel, CodeIntelligenceStore],
    ...[NightlySummaryService, ProviderPerformanceReadModel],
  ],
  exports: [MetricScopeReadModel, DashboardCache, AskedDashboards],
})
export class InsightsModule {}
