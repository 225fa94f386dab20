import { Counter } from 'prom-client';

/** Checks of a run's facts that came to their end. */
export const FACT_CHECKS = new Counter({
  name: 'portal_fact_checks_total',
  help: 'Checks and repairs of the facts of a run that came to their end, by whether any fact differed from its claims',
  labelNames: ['outcome'],
});

// So that what happens for the first time is an increase.
for (const outcome of ['right', 'differing']) FACT_CHECKS.inc({ outcome }, 0);

/** Differences between stored facts and what their claims say. */
export const DIFFERENCES_FOUND = new Counter({
  name: 'portal_fact_differences_total',
  help: 'Stored facts that were found to differ from their claims when they were counted anew',
});
