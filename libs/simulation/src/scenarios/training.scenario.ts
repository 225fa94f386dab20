import { patternSettings, PRESET_START_DATE, type ScenarioPreset } from './scenario.js';

/**
 * The story of the product: a baseline, then practice, then fewer denials; and in the seventh week a rule change that no
 * catalogue knows, for detection to find (about 2 % of claims).
 */
export const training: ScenarioPreset = {
  id: 'training',
  name: 'Before and after training',
  summary: 'Rates fall with practice',
  description:
    'Four weeks of history without practice, then a strong training program: the denial rate falls week by week. In the seventh week a payer stops paying for a visit at the office.',
  speed: 'max',
  config: {
    scenarioId: 'training',
    claimsPerDay: 120,
    denialRate: 0.3,
    appealRate: 0.5,
    practiceSessionsPerDay: 0,
    duration: '90-days',
    providerIds: null,
    warmupDays: 28,
    pricing: 'fee-schedule',
    adjudication: 'immediate',
    appealTiming: 'quick',
    patterns: patternSettings(
      [
        ['PTN-001', 0.1],
        ['PTN-003', 0.05],
        ['PTN-004', 0.04],
        ['PTN-002', 0.03],
        ['PTN-006', 0.02],
        ['PTN-005', 0.01],
        ['PTN-007', 0.01],
      ],
      0.15,
    ),
    startDate: PRESET_START_DATE,
    stages: [{ name: 'Training', fromDay: 1, settings: { practiceSessionsPerDay: 5 } }],
    ruleChanges: [{ payerId: 'PAY-002', procedureCode: '99214', placeOfService: '11', fromDay: 43 }],
  },
};
