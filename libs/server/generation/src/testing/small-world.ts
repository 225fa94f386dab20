import type { StartRequest } from '@portal/contracts';

const STAGES: StartRequest['stages'] = [
  { name: 'Busy', fromDay: 3, settings: { claimsPerDay: 18, appealRate: 0.7, denialRate: 0.4 } },
];

/** A small world with everything in it: history, a stage, appeals that are decided, practice. About 500 claims. */
export const SMALL_WORLD = {
  scenarioId: 'demo',
  seed: 271828,
  claimsPerDay: 12,
  warmupDays: 35,
  duration: '1-week',
  speed: 'max',
  stages: STAGES,
} as const satisfies StartRequest;
