import { type Payer, withContent } from '@portal/domain';
import { withPayerRecord, type Defect, type PlantingSite } from './defect.js';

/** BG-COB: another payer must pay first, and its remittance does not come with the claim. */
export const otherPayerFirst: Defect = {
  causeId: 'BG-COB',
  slips: (claim, site) => [
    {
      weight: 1,
      operation: 'otherPrimaryWithoutItsRemittance',
      lineNumber: null,
      description: 'billed the second payer without the answer of the first',
      apply: (random) =>
        withPayerRecord(withContent(claim, { primaryRemittanceNumber: null }), {
          primaryPayerId: random.pick(firstPayers(site)).id,
        }),
    },
  ],
};

/** Employers' plans, the usual first payer beside any other. */
function firstPayers({ policies, payer }: PlantingSite): readonly Payer[] {
  return [...policies.payers.values()].filter(({ id, kind }) => kind === 'commercial' && id !== payer.id);
}
