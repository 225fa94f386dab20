import { patternSettings, PRESET_START_DATE, type ScenarioPreset } from './scenario.js';

/** Two small practices; rates near the published ones. Neither does work that needs an authorization: PTN-004 is not there. */
export const smallPractice: ScenarioPreset = {
  id: 'small-practice',
  name: 'Small practice',
  summary: '2 providers, 25 a day',
  description: 'A family practice and a pediatrician. Few claims, so single days swing; patterns show only over weeks.',
  speed: '1000x',
  config: {
    scenarioId: 'small-practice',
    claimsPerDay: 25,
    denialRate: 0.12,
    appealRate: 0.5,
    practiceSessionsPerDay: 1,
    duration: '90-days',
    providerIds: ['PRV-003', 'PRV-004'],
    warmupDays: 14,
    pricing: 'fee-schedule',
    adjudication: 'payer-lag',
    appealTiming: 'realistic',
    patterns: patternSettings(
      [
        ['PTN-001', 0.03],
        ['PTN-003', 0.02],
        ['PTN-002', 0.015],
        ['PTN-006', 0.01],
        ['PTN-005', 0.005],
        ['PTN-007', 0.005],
      ],
      0.05,
    ),
    startDate: PRESET_START_DATE,
  },
};
