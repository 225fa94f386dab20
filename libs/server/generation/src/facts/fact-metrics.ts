import { Counter } from 'prom-client';

/** Differences between stored facts and what their claims say. */
export const DIFFERENCES_FOUND = new Counter({
  name: 'portal_fact_differences_total',
  help: 'Stored facts that were found to differ from their claims when they were counted anew',
});
