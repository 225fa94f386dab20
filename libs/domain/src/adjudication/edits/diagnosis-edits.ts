import type { ClaimReview } from '../claim-review.js';
import { diagnosesClash } from '../patient-fit.js';

/** Diagnoses: known, in the right place, fitting the patient, and allowed beside each other. */
export function reviewDiagnoses(review: ClaimReview): void {
  const { claim, book, age } = review;
  const codes = claim.diagnosisCodes;
  const rules = book.diagnosisRules;
  const wrong = (...about: string[]) => review.object('DXRULE', { carc: '16', rarcs: ['M76'], codes: about });

  if (codes.length > rules.maximum) wrong(...codes.slice(rules.maximum));
  codes.forEach((code, position) => {
    const diagnosis = book.diagnoses.get(code);
    if (!diagnosis) return review.object('DXRULE', { carc: '146', rarcs: ['M76'], codes: [code] });
    if (age !== null && (age < (diagnosis.ageMin ?? 0) || age > (diagnosis.ageMax ?? 130))) {
      review.object('AGESEX', { carc: '9', codes: [code] });
    }
    if (diagnosis.sex && diagnosis.sex !== claim.patientSex) review.object('AGESEX', { carc: '10', codes: [code] });
    if (diagnosis.role === 'secondaryOnly' && position === 0) wrong(code);
    if (diagnosis.role === 'firstOnly' && position > 0) wrong(code);
  });
  for (let i = 0; i < codes.length; i++) {
    for (let j = i + 1; j < codes.length; j++) {
      if (diagnosesClash(rules.excludes, codes[i] as string, codes[j] as string))
        wrong(codes[i] as string, codes[j] as string);
    }
  }
  for (const need of rules.needs) {
    if (codes.includes(need.code) && !codes.some((code) => need.oneOf.some((prefix) => code.startsWith(prefix))))
      wrong(need.code);
  }
  for (const [first, second] of rules.order) {
    const at = codes.findIndex((code) => code.startsWith(first));
    const before = at < 0 ? -1 : codes.findIndex((code) => code.startsWith(second));
    if (before >= 0 && before < at) wrong(first, second);
  }
}
