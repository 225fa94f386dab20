import { RECEIVED_SCENARIO } from '@portal/domain';

/** True for a set of claims that came from files: no simulation stands behind it, so it has no seed and does not go on. */
export function holdsReceivedClaims(run: { readonly scenarioId: string | null } | null): boolean {
  return run?.scenarioId === RECEIVED_SCENARIO;
}
