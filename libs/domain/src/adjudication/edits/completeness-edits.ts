import type { ClaimReview } from '../claim-review.js';

/** Fields without which a claim cannot be processed; it comes back with MA130 and has no appeal right. */
export function reviewCompleteness(review: ClaimReview): void {
  const { claim } = review;
  const missing = (rarc: string, lineNumber?: number) =>
    review.object('MISSING', {
      carc: '16',
      rarcs: [rarc, 'MA130'],
      ...(lineNumber === undefined ? {} : { lineNumber }),
    });
  if (claim.renderingNpi === null) missing('N290');
  if (claim.serviceLocation === null || claim.placeOfService === null) missing('MA114');
  if (claim.patientDob === null) missing('N329');
  for (const { line } of review.lines) {
    const pointers = line.diagnosisCodes;
    const tooMany = pointers.length > review.book.diagnosisRules.maximumPointers;
    if (pointers.length === 0 || tooMany || pointers.some((code) => !claim.diagnosisCodes.includes(code)))
      missing('M76', line.lineNumber);
  }
}
