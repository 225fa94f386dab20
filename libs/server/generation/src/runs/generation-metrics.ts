import { Counter } from 'prom-client';

/** Looks at the clock. */
export const TICKS = new Counter({
  name: 'portal_generation_ticks_total',
  help: 'Looks of generation at the clock: four a second, one for all batches that follow each other at once',
});

/** Claims of runs that are safe in the database. */
export const CLAIMS_STORED = new Counter({
  name: 'portal_claims_stored_total',
  help: 'Claims that generation stored',
});

/** Runs that failed. */
export const RUN_FAILURES = new Counter({
  name: 'portal_generation_failures_total',
  help: 'Times that a run failed',
});
