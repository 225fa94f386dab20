import type { Payer } from '@portal/domain';
import { withPayerRecord, type Defect, type PlantingSite } from './defect.js';

/** BG-PAYER: the claim went to a payer that does not cover the patient; another one does. */
export const wrongPayer: Defect = {
  causeId: 'BG-PAYER',
  slips: (claim, site) => [
    {
      weight: 1,
      operation: 'wrongPayer',
      lineNumber: null,
      description: 'sent the claim to a payer that no longer covers the patient',
      apply: (random) => withPayerRecord(claim, { coveringPayerId: random.pick(otherPayers(site)).id }),
    },
  ],
};

/** Payers of the same line of business, for nobody mistakes a state plan for an employer's. */
function otherPayers({ policies, payer }: PlantingSite): readonly Payer[] {
  const others = [...policies.payers.values()].filter(({ id, submitsClaims }) => submitsClaims && id !== payer.id);
  const alike = others.filter(({ kind }) => kind === payer.kind);
  return alike.length > 0 ? alike : others;
}
