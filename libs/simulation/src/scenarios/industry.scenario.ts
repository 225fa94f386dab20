import { patternSettings, PRESET_START_DATE, type ScenarioPreset } from './scenario.js';

/** Initial denial rate 11.8 % (Kodiak 2024, secondary source); shares by cause are our assumption after the published mixes. */
export const industry: ScenarioPreset = {
  id: 'industry',
  name: 'Industry typical',
  summary: '11.8% denied, real delays',
  description:
    'An ordinary year: the published denial rate, fee schedules, payers that take weeks to answer, appeals that take longer.',
  speed: '1000x',
  config: {
    scenarioId: 'industry',
    claimsPerDay: 100,
    denialRate: 0.118,
    appealRate: 0.5,
    practiceSessionsPerDay: 1,
    duration: '90-days',
    providerIds: null,
    warmupDays: 30,
    pricing: 'fee-schedule',
    adjudication: 'payer-lag',
    appealTiming: 'realistic',
    patterns: patternSettings(
      [
        ['PTN-001', 0.018],
        ['PTN-003', 0.015],
        ['PTN-004', 0.014],
        ['PTN-002', 0.009],
        ['PTN-006', 0.01],
        ['PTN-005', 0.006],
        ['PTN-007', 0.004],
      ],
      0.03,
    ),
    startDate: PRESET_START_DATE,
  },
};
