import { holdsReceivedClaims } from '@portal/web/data';

/** What the data in view are, as it stands on every page. */
export function dataWords(run: { readonly scenarioId: string | null } | null): string {
  return holdsReceivedClaims(run)
    ? 'Claims from files. No name, member number or birthday of a patient here is real.'
    : 'Synthetic data. No patient, provider or claim here is real.';
}
