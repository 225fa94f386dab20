import type { Explanation, ExplanationScope } from './explain-denial.js';
import { payerName, procedureInWords } from './explain-denial.js';

const PAPERS: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  ndc: ['the drug code (NDC) of the drug on the line', 'Put the drug code from the package on the line.'],
  orderingProvider: ['the number of the clinician who ordered the test', 'Fill in the ordering clinician’s NPI.'],
  referringProvider: ['the number of the clinician who referred the patient', 'Fill in the referring clinician’s NPI.'],
  cliaNumber: [
    'the laboratory’s certificate number',
    'Fill in the certificate number of the laboratory that did the test.',
  ],
  accidentDate: ['the date of the accident', 'Fill in the day of the accident.'],
  attachment: ['the record that supports the service', 'Send the notes along with the claim.'],
};

/** Words for authorizations, referrals and documents. */
export function explainPapers(scope: ExplanationScope): Explanation {
  const { claim, finding, book } = scope;
  const payer = payerName(scope);
  const service = finding.codes[0] ? procedureInWords(finding.codes[0], book) : 'this visit';
  if (finding.edit === 'REFERRAL') {
    return {
      rule: 'Specialist visits need a referral',
      why: `${payer} pays a specialist only when the patient’s main doctor referred the patient. The claim carries no referral number.`,
      remedy: 'Put the referral number on the claim; ask the main doctor for one dated before the visit.',
    };
  }
  if (finding.edit === 'AUTH') {
    const other = claim.authorizationNumber !== null;
    return {
      rule: 'Services that need prior authorization',
      why: other
        ? `${payer} wants prior authorization for ${service} on line ${finding.lineNumber}. Number ${claim.authorizationNumber} was given for another service.`
        : `${payer} wants prior authorization for ${service} on line ${finding.lineNumber}. The claim carries no number.`,
      remedy: 'Put the authorization for this service on the claim, or appeal with one given afterwards.',
    };
  }
  const rule = book.documentation.find(({ id }) => id === finding.ruleId);
  const [what, remedy] = PAPERS[rule?.requires ?? 'attachment'] as readonly [string, string];
  return {
    rule: 'What must stand with the claim',
    why: `${payer} decides on ${service} only with ${what}, and the claim came without it.`,
    remedy,
  };
}
