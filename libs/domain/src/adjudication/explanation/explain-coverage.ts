import { dayOf } from '../../time/calendar.js';
import type { Explanation, ExplanationScope } from './explain-denial.js';
import { payerName } from './explain-denial.js';

/** Words for edits about who pays. */
export function explainCoverage(scope: ExplanationScope): Explanation {
  const { claim, finding, book } = scope;
  const payer = payerName(scope);
  const record = claim.payerRecord;
  switch (finding.edit) {
    case 'WRONGPAYER': {
      const right = book.payers.get(record.coveringPayerId)?.name ?? 'another payer';
      return {
        rule: 'Claims go to the payer that covers the patient',
        why: `The patient was covered by ${right} on ${claim.dateOfService}, but the claim went to ${payer}.`,
        remedy: `Send the claim to ${right}.`,
      };
    }
    case 'MEMBER':
      return {
        rule: 'The member number must be known',
        why: `${payer} knows no member with number ${claim.memberId}.`,
        remedy: 'Read the number from the card again and send the claim anew.',
      };
    case 'ELIG':
      return {
        rule: 'Coverage on the day of service',
        why: `Coverage ended on ${record.coverageEndDate}; the visit was on ${claim.dateOfService}.`,
        remedy: 'Ask the patient for the coverage that was in force, or bill the patient.',
      };
    case 'DUP':
      return {
        rule: 'A claim is sent once',
        why: `The same lines of the same day were already sent as ${record.duplicateOfClaimId}.`,
        remedy: 'Nothing to send: follow up on the first claim. Changes to it go out as its replacement.',
      };
    case 'LATE': {
      const limit = book.payers.get(claim.payerId)?.timelyFilingDays;
      return {
        rule: 'Timely filing',
        why: `${payer} takes claims until ${limit} days after the service. This one, of ${claim.dateOfService}, was sent on ${dayOf(claim.submissionDate)}.`,
        remedy: 'Appeal with proof that the claim was filed in time; without it the charge is written off.',
      };
    }
    default: {
      const first = book.payers.get(record.primaryPayerId ?? '')?.name ?? 'Another payer';
      return {
        rule: 'The first payer answers first',
        why: `${first} pays first for this patient, and its remittance does not stand with the claim.`,
        remedy: `Bill ${first}, then send this claim with that remittance.`,
      };
    }
  }
}

const MISSING_FIELDS: Readonly<Record<string, string>> = {
  N290: 'the number of the clinician who gave the service',
  MA114: 'the place where the service was given',
  N329: 'the patient’s birth date',
};

/** Words for fields that were left blank. */
export function explainCompleteness({ finding }: ExplanationScope): Explanation {
  const field = MISSING_FIELDS[finding.rarcs[0] ?? ''] ?? `a valid diagnosis pointer on line ${finding.lineNumber}`;
  return {
    rule: 'A claim must be complete to be processed',
    why: `The claim came without ${field}, so the payer could not process it.`,
    remedy: `Fill in ${field} and send the claim anew.`,
  };
}
