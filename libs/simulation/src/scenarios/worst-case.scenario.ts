import { patternSettings, PRESET_START_DATE, type ScenarioPreset } from './scenario.js';

/** No published figure: built to show the screens under strain. */
export const worstCase: ScenarioPreset = {
  id: 'worst-case',
  name: 'Worst case',
  summary: 'Every pattern high, no practice',
  description:
    'Everything goes wrong at once and nobody trains: more than half of the claims come back, week after week.',
  speed: '100x',
  config: {
    scenarioId: 'worst-case',
    claimsPerDay: 100,
    denialRate: 0.6,
    appealRate: 0.4,
    practiceSessionsPerDay: 0,
    duration: '30-days',
    providerIds: null,
    warmupDays: 7,
    pricing: 'demo',
    adjudication: 'immediate',
    appealTiming: 'quick',
    patterns: patternSettings(
      [
        ['PTN-001', 0.15],
        ['PTN-003', 0.1],
        ['PTN-004', 0.08],
        ['PTN-002', 0.08],
        ['PTN-006', 0.06],
        ['PTN-005', 0.05],
        ['PTN-007', 0.03],
      ],
      0,
    ),
    startDate: PRESET_START_DATE,
  },
};
