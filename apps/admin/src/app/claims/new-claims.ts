/** How many claims a run had at some moment. */
export interface RunCount {
  readonly runId: string | null;
  readonly claims: number;
}

/** Claims that came since `then`: those of the same run beyond what it had, or all of a run that began since. */
export function claimsSince(then: RunCount | null, now: RunCount | null): number {
  if (then === null || now === null) return 0;
  return Math.max(0, then.runId === now.runId ? now.claims - then.claims : now.claims);
}
