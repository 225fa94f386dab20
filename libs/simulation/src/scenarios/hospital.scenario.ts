import { patternSettings, PRESET_START_DATE, type ScenarioPreset } from './scenario.js';

/** 1,667 claims a day are 50,000 a month. */
export const hospital: ScenarioPreset = {
  id: 'hospital',
  name: 'Hospital system',
  summary: '50,000 claims a month',
  description: 'Fifteen groups with fifty clinicians, 50,000 claims a month. For looking at volume.',
  speed: 'max',
  config: {
    scenarioId: 'hospital',
    claimsPerDay: 1667,
    denialRate: 0.13,
    appealRate: 0.5,
    practiceSessionsPerDay: 5,
    duration: '30-days',
    providerIds: null,
    warmupDays: 0,
    pricing: 'fee-schedule',
    adjudication: 'payer-lag',
    appealTiming: 'realistic',
    patterns: patternSettings(
      [
        ['PTN-001', 0.02],
        ['PTN-003', 0.018],
        ['PTN-004', 0.018],
        ['PTN-002', 0.012],
        ['PTN-006', 0.011],
        ['PTN-005', 0.007],
        ['PTN-007', 0.004],
      ],
      0.02,
    ),
    startDate: PRESET_START_DATE,
  },
};
