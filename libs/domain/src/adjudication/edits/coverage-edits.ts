import { daysBetween } from '../../time/calendar.js';
import type { ClaimReview } from '../claim-review.js';

/** Who pays: right payer, known member, coverage on the day, no duplicate, in time, nobody else first. */
export function reviewCoverage(review: ClaimReview): void {
  const { claim, payer } = review;
  const record = claim.payerRecord;
  if (record.coveringPayerId !== claim.payerId)
    review.object('WRONGPAYER', { carc: '109', rarcs: ['N418'], group: 'OA' });
  if (!record.memberFound) review.object('MEMBER', { carc: '31', rarcs: ['N382'] });
  if (record.coverageEndDate !== null && record.coverageEndDate < claim.dateOfService) {
    review.object('ELIG', { carc: '27', group: 'PR' });
  }
  if (record.duplicateOfClaimId !== null) {
    review.object('DUP', { carc: '18', group: 'OA', codes: [record.duplicateOfClaimId] });
  }
  if (
    payer.timelyFilingDays !== null &&
    daysBetween(claim.dateOfService, claim.submissionDate) > payer.timelyFilingDays
  ) {
    review.object('LATE', { carc: '29' });
  }
  if (record.primaryPayerId !== null && claim.primaryRemittanceNumber === null) {
    review.object('COB', { carc: '22', rarcs: ['MA04'], group: 'OA', codes: [record.primaryPayerId] });
  }
}
