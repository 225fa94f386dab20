/** A run, and how many claims it has. */
export interface RunClaims {
  readonly runId: string | null;
  readonly claims: number;
}

/** Claims that are there now and were not then: of another run all of them. 0 while either is not known. */
export function claimsSince(then: RunClaims | null, now: RunClaims | null): number {
  if (!then || !now) return 0;
  return then.runId === now.runId ? Math.max(0, now.claims - then.claims) : now.claims;
}
