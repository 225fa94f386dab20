import type { StartRequest } from '@portal/contracts';

/** A small world with everything in it: history, appeals that are decided, practice. About 500 claims. */
export const SMALL_WORLD = {
  scenarioId: 'demo',
  seed: 271828,
  claimsPerDay: 12,
  warmupDays: 35,
  duration: '1-week',
  speed: 'max',
} as const satisfies StartRequest;
