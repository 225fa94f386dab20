import { availableParallelism } from 'node:os';

/** Threads that V8 collects garbage and compiles in: with four of them, its own number, two cores have none left for the rest. */
const HELPERS = Math.max(1, Math.min(4, availableParallelism() - 1));

/**
 * How Node runs the built portal. At full speed batches become garbage faster than V8 cares to collect, which a bound on the
 * old generation holds. It lies well above the 110 to 120 MB that a long run of a hospital keeps alive with the portal
 * itself: where there is little in between, the same is collected all the time, for 0.1 to 0.2 s each. The young generation
 * has its full size from the start: it is needed in the first second.
 */
export const PORTAL_FLAGS = ['--max-old-space-size=208', '--min-semi-space-size=16', `--v8-pool-size=${HELPERS}`];

/** One heap for the C library instead of one a thread: what a thread frees is used again by others. Linux alone knows it. */
export const PORTAL_ENVIRONMENT = { MALLOC_ARENA_MAX: '1' };
