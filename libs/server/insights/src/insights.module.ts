import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AnswerTrouble } from './answers/answer-trouble.js';
import { AnsweredClaimReadModel } from './answers/answered-claim.read-model.js';
import { InsightProgressStore } from './answers/insight-progress.store.js';
import { CandidateStore } from './detection/candidate.store.js';
import { DetectionService } from './detection/detection.service.js';
import { DetectionWindows } from './detection/detection-windows.js';
import { FoundCandidates } from './detection/found-candidates.js';
import { PatternNotices } from './detection/pattern-notices.gateway.js';
import { AskedDashboards } from './metrics/asked-dashboards.js';
import { DashboardCache } from './metrics/dashboard-cache.js';
import { DashboardReadModel } from './metrics/dashboard.read-model.js';
import { ExplainReadModel } from './metrics/explain.read-model.js';
import { FactSeriesReadModel } from './metrics/fact-series.read-model.js';
import { MetricFactsReadModel } from './metrics/metric-facts.read-model.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { MetricScopeReadModel } from './metrics/metric-scope.read-model.js';
import { CandidateDecisionService } from './patterns/candidate-decision.service.js';
import { CandidateReadModel } from './patterns/candidate.read-model.js';
import {
  DetectionAdminController,
  DetectionController,
  PatternInsightsController,
} from './patterns/detection.controller.js';
import { PatternDetailReadModel } from './patterns/pattern-detail.read-model.js';
import { PatternTrendReadModel } from './patterns/pattern-trend.read-model.js';
import { BacklogGauge } from './pipeline/backlog.gauge.js';
import { DetectionStatusReadModel } from './pipeline/detection-status.read-model.js';
import { InsightPipeline } from './pipeline/insight.pipeline.js';
import { InsightScheduler } from './pipeline/insight.scheduler.js';
import { RepairedFactsService } from './pipeline/repaired-facts.service.js';
import { CodeIntelligenceStore } from './policies/code-intelligence.store.js';
import { CodeIntelligenceController, PoliciesController } from './policies/policies.controller.js';
import { PolicyDaysReadModel } from './policies/policy-days.read-model.js';
import { PolicyMatchingService } from './policies/policy-matching.service.js';
import { PolicyReadModel } from './policies/policy.read-model.js';
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
    ...[InsightScheduler, InsightPipeline, InsightProgressStore, AnswerTrouble, AnsweredClaimReadModel, BacklogGauge],
    ...[DetectionService, DetectionWindows, CandidateStore, CandidateDecisionService],
    ...[FoundCandidates, PatternNotices],
    ...[DetectionStatusReadModel, CandidateReadModel, PatternTrendReadModel, PatternDetailReadModel],
    ...[PolicyMatchingService, PolicyReadModel, PolicyDaysReadModel, CodeIntelligenceStore],
    ...[NightlySummaryService, ProviderPerformanceReadModel, RepairedFactsService],
  ],
  exports: [MetricScopeReadModel, DashboardCache, AskedDashboards, RepairedFactsService],
})
export class InsightsModule {}
