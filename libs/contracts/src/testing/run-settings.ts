import type { RunSettings } from '../run-link.js';

/** Settings of a run for specs, near to those of Demo. */
export const DEMO_SETTINGS: RunSettings = {
  scenarioId: 'demo',
  claimsPerDay: 100,
  denialRate: 0.3,
  appealRate: 0.5,
  practiceSessionsPerDay: 2.2,
  patterns: [
    { patternId: 'PTN-003', frequency: 0.1, improvementRate: 0.05 },
    { patternId: 'PTN-001', frequency: 0.118, improvementRate: 0.07 },
  ],
  duration: '30-days',
  providerIds: null,
  warmupDays: 0,
  startDate: '2026-01-05',
  pricing: 'demo',
  adjudication: 'immediate',
  appealTiming: 'quick',
  stages: [],
  ruleChanges: [],
  bookedVisits: [],
  seed: 271_828,
  speed: '100x',
};
