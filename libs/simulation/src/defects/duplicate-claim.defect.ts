import { withPayerRecord, type Defect } from './defect.js';

/** BG-DUP: a claim that was sent before is sent again unchanged. */
export const duplicateClaim: Defect = {
  causeId: 'BG-DUP',
  slips: (claim, { repeats }) => [
    {
      weight: 1,
      operation: 'sendAgainUnchanged',
      lineNumber: null,
      description: `sent the claim ${repeats} a second time`,
      apply: () => withPayerRecord(claim, { duplicateOfClaimId: repeats }),
    },
  ],
};
