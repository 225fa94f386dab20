import { type ClaimSubmission, withContent } from '@portal/domain';
import { withLine, type Defect, type Slip } from './defect.js';

/** BG-MISSING: a field is blank without which the claim cannot be processed. */
export const missingField: Defect = {
  causeId: 'BG-MISSING',
  slips: (claim) => [
    blank('the rendering provider', claim, { renderingNpi: null }),
    blank('the place where the service was given', claim, { serviceLocation: null }),
    blank("the patient's birth date", claim, { patientDob: null }),
    {
      weight: 1,
      operation: 'blankField',
      lineNumber: claim.lineItems.length,
      description: `left the diagnosis pointer of line ${claim.lineItems.length} blank`,
      apply: () => withLine(claim, claim.lineItems.length, { diagnosisCodes: [] }),
    },
  ],
};

function blank(field: string, claim: ClaimSubmission, change: Partial<ClaimSubmission>): Slip {
  return {
    weight: 1,
    operation: 'blankField',
    lineNumber: null,
    description: `left ${field} blank`,
    apply: () => withContent(claim, change),
  };
}
