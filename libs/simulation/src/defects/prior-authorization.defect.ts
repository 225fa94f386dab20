import { authorizationFor, referralNeeded, withContent, type ClaimSubmission } from '@portal/domain';
import { withPayerRecord, type Defect, type Slip } from './defect.js';

/** PTN-004: no authorization, an authorization for something else, or no referral. */
export const priorAuthorization: Defect = {
  causeId: 'PTN-004',
  slips(claim, { policies, payer }) {
    const slips: Slip[] = [];
    const line = claim.lineItems.find(({ procedureCode }) =>
      authorizationFor(procedureCode, claim.placeOfService, payer, policies),
    );
    if (line) slips.push(...unauthorized(claim, line.lineNumber, line.procedureCode));
    if (referralNeeded(claim, payer, policies)) {
      slips.push({
        weight: 3,
        operation: 'removeReferral',
        lineNumber: null,
        description: 'saw a specialist without the referral that the plan asks for',
        apply: () => withContent(claim, { referralNumber: null }),
      });
    }
    return slips;
  },
};

function unauthorized(claim: ClaimSubmission, lineNumber: number, procedureCode: string): Slip[] {
  return [
    {
      weight: 5,
      operation: 'removeAuthorization',
      lineNumber,
      description: `gave ${procedureCode} without an authorization`,
      apply: () => withPayerRecord(withContent(claim, { authorizationNumber: null }), { authorizedRules: [] }),
    },
    {
      weight: 2,
      operation: 'otherAuthorization',
      lineNumber,
      description: `sent ${procedureCode} with the number of an authorization for another service`,
      apply: () => withPayerRecord(claim, { authorizedRules: [] }),
    },
  ];
}
