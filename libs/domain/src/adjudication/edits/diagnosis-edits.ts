import type { ClaimReview } from '../claim-review.js';
import { diagnosisEdits, type DiagnosisEdits, excludeEachOther } from '../code-edits.js';
import { fitsAge } from '../patient-fit.js';

/** Diagnoses: known, in the right place, fitting the patient, and allowed beside each other. */
export function reviewDiagnoses(review: ClaimReview): void {
  const { book } = review;
  const codes = review.claim.diagnosisCodes;
  const { maximum } = book.diagnosisRules;
  if (codes.length > maximum) object(review, codes.slice(maximum));
  const edits = codes.map((code) => diagnosisEdits(code, book));
  for (let position = 0; position < codes.length; position++) {
    reviewDiagnosis(review, codes[position] as string, edits[position] as DiagnosisEdits, position);
  }
  for (let i = 0; i < codes.length; i++) {
    for (let j = i + 1; j < codes.length; j++) {
      if (codes[i] !== codes[j] && excludeEachOther(edits[i] as DiagnosisEdits, edits[j] as DiagnosisEdits))
        object(review, [codes[i] as string, codes[j] as string]);
    }
  }
  for (const { isBound } of edits) if (isBound) return reviewNeighbors(review, codes);
}

function reviewDiagnosis(review: ClaimReview, code: string, { diagnosis }: DiagnosisEdits, position: number): void {
  if (!diagnosis) return review.object('DXRULE', { carc: '146', rarcs: ['M76'], codes: [code] });
  const { age, claim } = review;
  if (age !== null && !fitsAge(diagnosis, age)) review.object('AGESEX', { carc: '9', codes: [code] });
  if (diagnosis.sex && diagnosis.sex !== claim.patientSex) review.object('AGESEX', { carc: '10', codes: [code] });
  if (diagnosis.role === 'secondaryOnly' && position === 0) object(review, [code]);
  if (diagnosis.role === 'firstOnly' && position > 0) object(review, [code]);
}

/** Codes that must stand beside others, or before them. */
function reviewNeighbors(review: ClaimReview, codes: readonly string[]): void {
  const { needs, order } = review.book.diagnosisRules;
  for (const need of needs) {
    if (codes.includes(need.code) && !codes.some((code) => need.oneOf.some((prefix) => code.startsWith(prefix))))
      object(review, [need.code]);
  }
  for (const [first, second] of order) {
    const at = codes.findIndex((code) => code.startsWith(first));
    const before = at < 0 ? -1 : codes.findIndex((code) => code.startsWith(second));
    if (before >= 0 && before < at) object(review, [first, second]);
  }
}

function object(review: ClaimReview, codes: readonly string[]): void {
  review.object('DXRULE', { carc: '16', rarcs: ['M76'], codes });
}
