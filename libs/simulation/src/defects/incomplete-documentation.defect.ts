import { documentsNeeded, withContent, type ClaimSubmission, type DocumentRule } from '@portal/domain';
import { withLine, type Defect, type Slip } from './defect.js';

/** What is left off when a document that the payer wants does not come with the claim. Weights are assumptions. */
const FORGOTTEN: Readonly<
  Record<
    Exclude<DocumentRule['requires'], 'ndc'>,
    { operation: string; field: keyof ClaimSubmission; weight: number; words: string }
  >
> = {
  orderingProvider: { operation: 'removeOrdering', field: 'orderingNpi', weight: 2, words: 'the ordering provider' },
  referringProvider: {
    operation: 'removeReferring',
    field: 'referringNpi',
    weight: 3,
    words: 'the referring provider',
  },
  cliaNumber: {
    operation: 'removeClia',
    field: 'cliaNumber',
    weight: 2,
    words: 'the laboratory certificate number',
  },
  accidentDate: { operation: 'removeAccidentDate', field: 'accidentDate', weight: 2, words: 'the accident date' },
  attachment: {
    operation: 'removeAttachment',
    field: 'attachmentControlNumber',
    weight: 3,
    words: 'the records that the payer asks for',
  },
};

/** PTN-003: a number or a paper that the payer wants for these services does not come with the claim. */
export const incompleteDocumentation: Defect = {
  causeId: 'PTN-003',
  slips: (claim, { policies, payer }) =>
    documentsNeeded(claim, payer, policies).flatMap((rule): Slip[] => {
      if (rule.requires === 'ndc') return withoutDrugCode(claim);
      const { operation, field, weight, words } = FORGOTTEN[rule.requires];
      const apply = () => withContent(claim, { [field]: null });
      return [{ weight, operation, lineNumber: null, description: `left off ${words}`, apply }];
    }),
};

function withoutDrugCode(claim: ClaimSubmission): Slip[] {
  return claim.lineItems
    .filter((line) => line.ndc !== null)
    .map((line) => ({
      weight: 3,
      operation: 'removeNdc',
      lineNumber: line.lineNumber,
      description: `left the drug code off ${line.procedureCode}`,
      apply: () => withLine(claim, line.lineNumber, { ndc: null }),
    }));
}
