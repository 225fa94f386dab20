import type { ClaimReview } from '../claim-review.js';

/** Fields without which a claim cannot be processed; it comes back with MA130 and has no appeal right. */
export function reviewCompleteness(review: ClaimReview): void {
  const { claim, book } = review;
  if (claim.renderingNpi === null) missing(review, 'N290');
  if (claim.serviceLocation === null || claim.placeOfService === null) missing(review, 'MA114');
  if (claim.patientDob === null) missing(review, 'N329');
  for (const { line } of review.lines) {
    const pointers = line.diagnosisCodes;
    const tooMany = pointers.length > book.diagnosisRules.maximumPointers;
    if (pointers.length === 0 || tooMany || !areOn(claim.diagnosisCodes, pointers))
      missing(review, 'M76', line.lineNumber);
  }
}

function missing(review: ClaimReview, rarc: string, lineNumber?: number): void {
  review.object('MISSING', {
    carc: '16',
    rarcs: [rarc, 'MA130'],
    ...(lineNumber === undefined ? {} : { lineNumber }),
  });
}

function areOn(codes: readonly string[], pointers: readonly string[]): boolean {
  for (const pointer of pointers) if (!codes.includes(pointer)) return false;
  return true;
}
