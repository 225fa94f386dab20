/* What the scheduler has done, for tests that count how often it is. */
export { DetectionService } from '../detection/detection.service.js';
export { PolicyMatchingService } from '../policies/policy-matching.service.js';
export { NightlySummaryService } from '../provider-performance/nightly-summary.service.js';
export { InsightScheduler } from '../pipeline/insight.scheduler.js';
