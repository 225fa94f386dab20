/** Scenario that sets of claims from files stand under. Nobody can start it. */
const RECEIVED_SCENARIO = 'received-claims';

/** True for a set of claims that came from files: no simulation stands behind it, so it has no seed and does not go on. */
export function holdsReceivedClaims(run: { readonly scenarioId: string | null } | null): boolean {
  return run?.scenarioId === RECEIVED_SCENARIO;
}
