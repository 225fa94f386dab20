import { withPayerRecord, type Defect } from './defect.js';

/** BG-NONCOV: the member's plan leaves out one of the services. */
export const notCovered: Defect = {
  causeId: 'BG-NONCOV',
  slips: (claim) =>
    claim.lineItems.map(({ lineNumber, procedureCode }) => ({
      weight: 1,
      operation: 'planExcludesCode',
      lineNumber,
      description: `gave ${procedureCode}, which the patient's plan leaves out`,
      apply: () => withPayerRecord(claim, { excludedCodes: [procedureCode] }),
    })),
};
