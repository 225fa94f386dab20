import { DomainError } from '@portal/domain';
import { Counter, Gauge, Histogram } from 'prom-client';

/**
 * Work beside requests that Prometheus is told of: computing a dashboard, taking some answers of a run, a look for patterns,
 * summing days up at night, counting facts anew.
 */
export const MEASURED_WORK = ['dashboard', 'answers', 'detection', 'nightly-summary', 'fact-recount'] as const;

/** One of them. */
export type MeasuredWork = (typeof MEASURED_WORK)[number];

/** Bounds in seconds: a dashboard takes hundredths of a second, a recount of a million claims most of a minute. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

const durations = new Histogram({
  name: 'portal_work_duration_seconds',
  help: 'How long work took that came to its good end, its rests included',
  labelNames: ['work'],
  buckets: BOUNDS,
});
const failures = new Counter({
  name: 'portal_work_failures_total',
  help: 'Work that failed; what was refused or cancelled is none',
  labelNames: ['work'],
});
const successes = new Gauge({
  name: 'portal_work_last_success_timestamp_seconds',
  help: 'When work came to its good end last, in real seconds since 1970; absent before the first time',
  labelNames: ['work'],
});

// So that what happens for the first time is an increase.
for (const work of MEASURED_WORK) {
  durations.zero({ work });
  failures.inc({ work }, 0);
}

/** Does work and notes how long it took, or that it failed. Answers and throws what the work does. */
export async function measured<Result>(work: MeasuredWork, task: () => Promise<Result>): Promise<Result> {
  const end = durations.startTimer({ work });
  try {
    const result = await task();
    end();
    successes.setToCurrentTime({ work });
    return result;
  } catch (error) {
    if (isFailure(error)) failures.inc({ work });
    throw error;
  }
}

/** Broken rules are answers to who asked; storage that refuses is a failure. */
function isFailure(error: unknown): boolean {
  return !(error instanceof DomainError) || error.code === 'storage-unavailable';
}
