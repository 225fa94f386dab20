import { patternSettings, PRESET_START_DATE, type ScenarioPreset } from './scenario.js';

/** The owner’s figures: 30 % denied, half appealed. Twelve days of history fill the charts, so that about 500 appeals stand by the end. */
export const demo: ScenarioPreset = {
  id: 'demo',
  name: 'Demo',
  summary: '30% denied, 100 a day',
  description:
    'A practice that loses three claims in ten. Half of the denials are appealed, staff practice, and the causes become rarer. Paid as billed, answered at once, so that figures are easy to check.',
  speed: '100x',
  config: {
    scenarioId: 'demo',
    claimsPerDay: 100,
    denialRate: 0.3,
    appealRate: 0.5,
    practiceSessionsPerDay: 2.2,
    duration: '30-days',
    providerIds: null,
    warmupDays: 12,
    pricing: 'demo',
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
      0.05,
    ),
    startDate: PRESET_START_DATE,
  },
};
